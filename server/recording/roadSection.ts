/** Road sections in the event log: drawn, changed and retired by the office, inspected by a squad. */
import { asc } from 'drizzle-orm'
import { isOpen } from '../../domain/issue'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { boundsOfScopes, scopeOfLine } from '../../domain/roadLine'
import {
  applyRoadSectionEvent,
  decideRoadSectionAction,
  type EditSeveral,
  isAlready,
  type RoadSectionAction,
  type RoadSectionRecord,
} from '../../domain/roadSection'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { roadSections, scopes } from '../db/schema'
import { roadSectionRow } from '../eventLog'
import { readCircumstances, readIssuesOfSection } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { readSectionRecord, writeSectionState } from './place'

export type RoadSectionMove = {
  readonly roadSectionId: string
  readonly action: RoadSectionAction
  /** The section's seq that the person saw; given where the action changes what was seen. */
  readonly seq?: number
}

const changedMeanwhile = refuse(
  'conflict',
  '这个包路段刚刚有了新的记录，您的改动没有保存。请看过最新情况后再改。',
  'Something has just been recorded about this road section, so nothing was saved. Look at its newest state and try again.',
)

const nothingDiffers = refuse(
  'conflict',
  '这些包路段本来就是这样，没有改动。请刷新查看。',
  'The road sections are like that already, and nothing was changed. Reload to see them.',
)

/** Takes an action on a section itself, within a transaction of the log: the section after it, or the refusal. */
export const takeRoadSectionAction = async (
  writing: Writing,
  { roadSectionId, action, seq }: RoadSectionMove,
): Promise<RoadSectionRecord | Refusal> => {
  const { tx, today } = writing
  const before = await readSectionRecord(tx, roadSectionId)
  if (seq !== undefined && before.facts !== null && before.seq !== seq) return changedMeanwhile
  const campaignFacts = await writing.campaignFacts()
  const at = before.facts?.line[0]
  const here =
    at === undefined
      ? null
      : await readCircumstances(tx, { kind: 'roadSection', roadSectionId, at }, today, null, campaignFacts)
  if (isRefusal(here)) return here
  const land = await tx.select({ id: scopes.id, geometry: scopes.geometry }).from(scopes).orderBy(asc(scopes.order))
  const event = decideRoadSectionAction(
    before,
    action,
    writing.viewer,
    {
      today,
      units: campaignFacts.units,
      bounds: boundsOfScopes(land),
      openIssues: (await readIssuesOfSection(tx, roadSectionId)).filter(isOpen).length,
      here,
    },
    writing.now,
  )
  if (isRefusal(event)) return event
  const after = applyRoadSectionEvent(before, event)
  const rows = await writing.append({ subjectKind: 'roadSection', subjectId: roadSectionId, event })
  if (event.name !== 'inspect' && after.facts !== null) {
    const row = roadSectionRow(roadSectionId, after, scopeOfLine(after.facts.line, land)?.id ?? null)
    if (row !== null)
      await tx.insert(roadSections).values(row).onConflictDoUpdate({ target: roadSections.id, set: row })
  }
  await writeSectionState(tx, roadSectionId, rows.at(-1)?.position ?? 0, after)
  return after
}

/** The seq is outside what the receipt is for, as with issues. */
export const recordRoadSectionAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: RoadSectionMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { roadSectionId: given.roadSectionId, action: given.action }, async (writing) => {
    const after = await takeRoadSectionAction(writing, given)
    return isRefusal(after) ? after : { issueId: null, pointId: null, seq: after.seq }
  })

export type SeveralSections = {
  /** Each with the seq that the person saw. */
  readonly sections: readonly { readonly roadSectionId: string; readonly seq: number }[]
  readonly form: EditSeveral
}

/** Said of one of several: which one it is. */
const ofSection = (name: string, { kind, refused }: Refusal): Refusal =>
  refuse(kind, `${name}：${refused.zh}`, `${name}: ${refused.en}`)

/** The same sponsor or unit for several, all of them or none; those that have it already are left as they are. */
export const recordSeveralSections = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { sections, form }: SeveralSections,
): Promise<Receipt | Refusal> => {
  const ids = sections.map(({ roadSectionId }) => roadSectionId)
  return record(database, clock, sent, { editSections: ids, form }, async (writing) => {
    let seq = 0
    for (const { roadSectionId, seq: seen } of sections) {
      const { facts } = await readSectionRecord(writing.tx, roadSectionId)
      if (facts !== null && isAlready(facts, form)) continue
      const after = await takeRoadSectionAction(writing, { roadSectionId, action: { name: 'edit', form }, seq: seen })
      if (isRefusal(after)) return ofSection(facts?.nameZh ?? roadSectionId, after)
      seq = after.seq
    }
    return seq === 0 ? nothingDiffers : { issueId: null, pointId: null, seq }
  })
}
