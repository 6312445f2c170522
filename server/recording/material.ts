/** Materials in the event log: lists asked of units, and every later step, an issue opened in the same transaction among them. */
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { type Material, unaskedMaterial } from '../../domain/material'
import {
  applyMaterialEvent,
  decideMaterial,
  issueOfReturned,
  type MaterialAction,
  type MaterialEvent,
} from '../../domain/materialActions'
import { mayReadMaterials } from '../../domain/permissions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { materialRowOf, materials } from '../db/tables/materials'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { takeIssueActions } from './issue'

/** One answer for a material that is not there and one that the person may not read. */
export const noSuchMaterial = refuse(
  'notFound',
  '没有这份材料，或您无权查看。请刷新后重试。',
  'There is no such material, or it is not yours to see. Reload and try again.',
)
const noSuchUnit = refuse(
  'invalid',
  '没有这个单位，请从名单中选择。',
  'There is no such unit; choose one from the list.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这份材料刚刚有了新的进展，您的操作没有保存。请看过最新情况后再办理。',
  'This material has just moved on, so nothing was saved. Look at its newest state and try again.',
)

export const readMaterial = async (db: Db, materialId: string): Promise<Material | null> => {
  const [row] = await db.select().from(materials).where(eq(materials.id, materialId))
  if (!row) return null
  const { position: _position, ...material } = row
  return material
}

export const readMaterialsOf = async (db: Db, unitId: string): Promise<Material[]> =>
  (
    await db
      .select()
      .from(materials)
      .where(and(eq(materials.unitId, unitId), ne(materials.state, 'removed')))
      .orderBy(materials.dueOn, materials.name)
  ).map(({ position: _position, ...material }) => material)

const takeMaterialAction = async (
  writing: Writing,
  material: Material,
  action: MaterialAction,
): Promise<Material | Refusal> => {
  const { squadOfUnit } = await writing.campaignFacts()
  const circumstances = { today: writing.today, squad: squadOfUnit[material.unitId] ?? null, otherNames: [] }
  const event = decideMaterial(material, action, writing.viewer, circumstances, writing.now)
  if (isRefusal(event)) return event
  const after = applyMaterialEvent(material, event)
  const rows = await writing.append({ subjectKind: 'material', subjectId: material.id, event })
  const row = materialRowOf(after, rows.at(-1)?.position ?? 0)
  await writing.tx.insert(materials).values(row).onConflictDoUpdate({ target: materials.id, set: row })
  return after
}

/** The issue that a returned material gives rise to: already filled in, at the unit, followed by its squad. */
const openItsIssue = async (writing: Writing, material: Material, issueId: string): Promise<Refusal | undefined> => {
  const { squadOfUnit } = await writing.campaignFacts()
  const isOffice = writing.viewer.posts.some(({ duty }) => duty.role === 'office')
  const issue = await takeIssueActions(writing, {
    issueId,
    subject: { kind: 'unit', unitId: material.unitId, indicator: 'applicationMaterials' },
    seq: 0,
    actions: [
      {
        name: 'open',
        form: {
          what: issueOfReturned(material),
          severity: 'ordinary',
          ...(isOffice && { followingSquad: squadOfUnit[material.unitId] }),
        },
      },
    ],
  })
  return isRefusal(issue) ? issue : undefined
}

export type MaterialMove = {
  readonly materialId: string
  readonly seq: number
  readonly actions: readonly Exclude<MaterialAction, { name: 'define' }>[]
}

/** Takes actions on one material, all or none; its receipt names the issue that was opened, where one was. */
export const recordMaterialActions = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: MaterialMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { materialId: given.materialId, actions: given.actions }, async (writing) => {
    const known = await readMaterial(writing.tx, given.materialId)
    if (known === null || !mayReadMaterials(writing.viewer, known.unitId)) return noSuchMaterial
    if (known.seq !== given.seq) return changedMeanwhile
    let material = known
    let issueId: string | null = null
    for (const action of given.actions) {
      const after = await takeMaterialAction(writing, material, action)
      if (isRefusal(after)) return after
      if (action.name === 'openIssue') {
        issueId = action.form.issueId
        const refused = await openItsIssue(writing, material, issueId)
        if (refused) return refused
      }
      material = after
    }
    return { issueId, pointId: null, seq: material.seq }
  })

export type MaterialList = {
  readonly unitIds: readonly string[]
  readonly names: readonly string[]
  readonly dueOn: string
  readonly note?: string | undefined
}

/**
 * Asks several units for the same materials at once: every unit for every one, or nobody for anything. All of it is decided
 * first and written together: sixty units and ten materials hold the writer's lock no longer than need be.
 */
export const recordMaterialList = (
  database: Database,
  clock: Clock,
  sent: Sent,
  list: MaterialList,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, list, async (writing) => {
    const { units, squadOfUnit } = await writing.campaignFacts()
    const unitIds = [...new Set(list.unitIds)]
    const known = await writing.tx
      .select({ unitId: materials.unitId, name: materials.name })
      .from(materials)
      .where(and(inArray(materials.unitId, unitIds), ne(materials.state, 'removed')))
    const asked: { readonly material: Material; readonly event: MaterialEvent }[] = []
    for (const unitId of unitIds) {
      if (!units.has(unitId)) return noSuchUnit
      const otherNames = known.filter((one) => one.unitId === unitId).map(({ name }) => name)
      for (const name of list.names) {
        const form = { name, dueOn: list.dueOn, ...(list.note !== undefined && { note: list.note }) }
        const circumstances = { today: writing.today, squad: squadOfUnit[unitId] ?? null, otherNames }
        const before = unaskedMaterial(randomUUID(), unitId)
        const event = decideMaterial(before, { name: 'define', form }, writing.viewer, circumstances, writing.now)
        if (isRefusal(event)) return event
        asked.push({ material: applyMaterialEvent(before, event), event })
        otherNames.push(name)
      }
    }
    const rows = await writing.append(
      ...asked.map(({ material, event }) => ({ subjectKind: 'material' as const, subjectId: material.id, event })),
    )
    await writing.tx
      .insert(materials)
      .values(asked.map(({ material }, index) => materialRowOf(material, rows[index]?.position ?? 0)))
    return { issueId: null, pointId: null, seq: 1 }
  })
