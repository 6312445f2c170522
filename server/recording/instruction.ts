/** Instructions in the event log: written or recorded, turned into something, passed on, answered, judged. */
import { eq } from 'drizzle-orm'
import { type Instruction, type InstructionTarget, mayReadInstruction, unwritten } from '../../domain/instruction'
import {
  applyInstructionEvent,
  decideInstruction,
  type InstructionAction,
  isFirst,
} from '../../domain/instructionActions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { instructionRowOf, instructions } from '../db/tables/instructions'
import { linkedKind } from '../instructions/links'
import { readTarget } from '../instructions/targets'
import { type Receipt, record, type Sent } from '../record'

/** One answer for an instruction that is not there and one that the person may not read. */
export const noSuchInstruction = refuse(
  'notFound',
  '没有这条批示，或您无权查看。请刷新后重试。',
  'There is no such instruction, or it is not yours to see. Reload and try again.',
)
const writtenAlready = refuse(
  'conflict',
  '这条批示已经保存，请刷新后查看。',
  'This instruction has been saved already; reload to see it.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这条批示刚刚有了新的进展，您的操作没有保存。请看过最新情况后再办理。',
  'This instruction has just moved on, so nothing was saved. Look at its newest state and try again.',
)
const noTarget = refuse(
  'invalid',
  '没有写明批示针对什么，没有保存。请从点位、问题、单位或路段写批示。',
  'It is not said what the instruction is about, so nothing was saved. Write it from a point, issue, unit or road section.',
)

export const readInstruction = async (db: Db, instructionId: string): Promise<Instruction | null> => {
  const [row] = await db
    .select({ state: instructions.state })
    .from(instructions)
    .where(eq(instructions.id, instructionId))
  return row?.state ?? null
}

export type InstructionMove = {
  readonly instructionId: string
  /** 0 where it is written or recorded. */
  readonly seq: number
  /** What it is about; with the first action alone. */
  readonly target?: InstructionTarget | undefined
  readonly action: InstructionAction
}

export const recordInstructionAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: InstructionMove,
): Promise<Receipt | Refusal> => {
  const { instructionId, action, target } = given
  const body = { instructionId, action, ...(target !== undefined && { target }) }
  return record(database, clock, sent, body, async (writing) => {
    const { tx, viewer } = writing
    const known = await readInstruction(tx, instructionId)
    const isNew = isFirst(action.name)
    if (isNew && known !== null) return writtenAlready
    if (!isNew && (known === null || !mayReadInstruction(viewer, known))) return noSuchInstruction
    if (isNew && target === undefined) return noTarget
    const before = known ?? unwritten(instructionId, target as InstructionTarget)
    if (before.seq !== given.seq) return changedMeanwhile
    const about = await readTarget(tx, before.target)
    const facts = await writing.campaignFacts()
    const event = decideInstruction(
      before,
      action,
      viewer,
      {
        today: writing.today,
        targetExists: about.exists,
        concernedUnits: about.concernedUnits,
        linked: await linkedKind(tx, action),
        squads: [...facts.groupOfSquad.keys()],
        groups: [...new Set(facts.groupOfSquad.values())],
        knowsUnit: (unitId) => facts.units.has(unitId),
      },
      writing.now,
    )
    if (isRefusal(event)) return event
    const after = applyInstructionEvent(before, event)
    const rows = await writing.append({ subjectKind: 'instruction', subjectId: instructionId, event })
    const row = instructionRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(instructions).values(row).onConflictDoUpdate({ target: instructions.id, set: row })
    return { issueId: null, pointId: null, seq: after.seq }
  })
}
