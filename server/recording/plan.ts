/** The plan as it was pasted, taken in one event: squads, scopes and supervised units made or given to another squad; nothing is taken away. */
import { asc, eq, isNull, sql } from 'drizzle-orm'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { groupedBy } from '../../domain/groupedBy'
import {
  comparePlan,
  type NameChoices,
  type PlanComparison,
  type PlanGround,
  planMark,
  type ScopeLine,
  type UnitLine,
} from '../../domain/importing/planComparison'
import type { ReadSquad } from '../../domain/importing/planText'
import { type Refusal, refuse } from '../../domain/refusal'
import { type Extent, scopesAt } from '../../domain/scope'
import type { Text } from '../../domain/text'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { points, scopes, squads, units } from '../db/schema'
import { awaitedScopes, unitAliases } from '../db/tables/roster'
import { packagedJson } from '../packagedFile'
import type { Receipt, Sent } from '../record'
import { type AdministrationMove, recordAdministration } from './administration'
import { nextUnitIds } from './unitIds'

type Drawn = {
  readonly id: string
  readonly code: string | null
  readonly name: Text
  readonly extent: Extent
  readonly geometry: Polygon | MultiPolygon
}

/** The schematic boundaries of geodata, for a plan that names these very scopes. */
const drawnScopes = (): Drawn[] =>
  packagedJson<FeatureCollection<Polygon | MultiPolygon, Omit<Drawn, 'geometry'>>>(
    'geodata/scopes.geojson',
  ).features.map(({ properties: { id, code, name, extent }, geometry }) => ({ id, code, name, extent, geometry }))
const drawnAs = (drawn: readonly Drawn[], name: string, extent: Extent): Drawn | undefined =>
  drawn.find((scope) => scope.name.zh === name && scope.extent === extent)

export const readPlanGround = async (db: Db): Promise<PlanGround> => {
  const [squadRows, scopeRows, awaited, unitRows, aliasRows] = await Promise.all([
    db.select().from(squads).orderBy(asc(squads.number)),
    db.select().from(scopes).orderBy(asc(scopes.order)),
    db.select().from(awaitedScopes).orderBy(asc(awaitedScopes.order)),
    db.select().from(units).orderBy(sql`${units.supervisedOrder} asc nulls last`, asc(units.id)),
    db.select().from(unitAliases).orderBy(asc(unitAliases.name)),
  ])
  const aliasesOf = groupedBy(aliasRows, ({ unitId }) => [unitId])
  const drawn = drawnScopes()
  return {
    squads: squadRows.map(({ number, nameZh, group }) => ({ number, name: nameZh, group })),
    scopes: [
      ...scopeRows.map((scope) => ({ ...scope, hasBoundary: true })),
      ...awaited.map((scope) => ({ ...scope, hasBoundary: false })),
    ].map(({ id, nameZh, kind, extent, squad, hasBoundary }) => ({
      id,
      name: nameZh,
      kind,
      extent,
      squad,
      hasBoundary,
    })),
    units: unitRows.map(({ id, nameZh, squad, supervisedOrder, retiredOn }) => ({
      id,
      name: nameZh,
      aliases: (aliasesOf.get(id) ?? []).map(({ name }) => name),
      squad,
      isSupervised: supervisedOrder !== null,
      retiredOn,
    })),
    drawn: (name, extent) => drawnAs(drawn, name, extent) !== undefined,
  }
}

const seenOtherwise = refuse(
  'conflict',
  '您看过以后有人改了名册，比对结果变了，没有导入。请看过新的结果后再确认。',
  'The roster has changed since you looked, so nothing was taken. Look at the new comparison and confirm again.',
)
const toBeAsked = refuse(
  'invalid',
  '还有名称没有确定是哪个单位，没有导入。请逐个选择后再确认。',
  'Some names are not decided yet, so nothing was taken. Choose for each of them and confirm again.',
)
const toBeMended = refuse(
  'invalid',
  '有的内容不能采用，没有导入。请改正文字后重新比对。',
  'Something in it cannot be used, so nothing was taken. Correct the text and compare again.',
)
const nothingNew = refuse(
  'conflict',
  '方案和现有的完全一致，没有要导入的。请核对是否粘贴了新的方案。',
  'The plan says what is there already. Check that it is the new plan that you pasted.',
)

const whyNot = (comparison: PlanComparison, seen: string): Refusal | undefined => {
  const all = [...comparison.squads, ...comparison.scopes, ...comparison.units]
  if (planMark(comparison) !== seen) return seenOtherwise
  if (all.some(({ is }) => is === 'asked')) return toBeAsked
  if (all.some(({ is }) => is === 'refused')) return toBeMended
  return all.every(({ is }) => is === 'unchanged' || is === 'unnamed') ? nothingNew : undefined
}

const writeSquads = async (tx: Db, lines: PlanComparison['squads']): Promise<void> => {
  for (const { number, name, group, is } of lines) {
    if (group === null) continue
    if (is === 'new') await tx.insert(squads).values({ number, nameZh: name, nameEn: `Squad ${number}`, group })
    if (is === 'changed') await tx.update(squads).set({ group }).where(eq(squads.number, number))
  }
}

const freeId = (taken: Set<string>, wished: string | undefined): string => {
  let number = taken.size + 1
  while (taken.has(`scope${number}`)) number += 1
  const id = wished === undefined || taken.has(wished) ? `scope${number}` : wished
  taken.add(id)
  return id
}

/** Places that lie in none so far, and now in one of these. */
const takeInPlaces = async (
  tx: Db,
  made: readonly { readonly id: string; readonly geometry: Polygon | MultiPolygon }[],
) => {
  const outside = await tx.select().from(points).where(isNull(points.scopeId))
  for (const { id, lng, lat } of outside) {
    const [scope] = scopesAt([lng, lat], made)
    if (scope !== undefined) await tx.update(points).set({ scopeId: scope.id }).where(eq(points.id, id))
  }
}

const writeScopes = async (tx: Db, lines: readonly ScopeLine[]): Promise<void> => {
  const drawn = drawnScopes()
  const [withBoundary, awaited] = await Promise.all([tx.select().from(scopes), tx.select().from(awaitedScopes)])
  const all = [...withBoundary, ...awaited]
  const taken = new Set(all.map(({ id }) => id))
  let order = Math.max(-1, ...all.map((scope) => scope.order))
  const made: (typeof scopes.$inferInsert)[] = []
  for (const { name, kind, extent, squad, scopeId, is } of lines) {
    if (is === 'changed' && scopeId !== null)
      for (const table of [scopes, awaitedScopes])
        await tx.update(table).set({ squad, extent }).where(eq(table.id, scopeId))
    if (is !== 'new') continue
    const found = drawnAs(drawn, name, extent)
    order += 1
    const row = {
      id: freeId(taken, found?.id),
      order,
      nameZh: name,
      nameEn: found?.name.en ?? name,
      kind,
      extent,
      squad,
    }
    if (found === undefined) await tx.insert(awaitedScopes).values(row)
    else made.push({ ...row, code: found.code, geometry: found.geometry, schematic: true })
  }
  if (made.length === 0) return
  await tx.insert(scopes).values(made)
  await takeInPlaces(tx, made)
}

/** Those of the plan in its order, then those it does not name; numbers are taken once they are all free. */
const writeOrder = async (tx: Db, ids: readonly string[]): Promise<void> => {
  await tx.execute(sql`update units set supervised_order = -supervised_order where supervised_order is not null`)
  for (const [index, id] of ids.entries())
    await tx
      .update(units)
      .set({ supervisedOrder: index + 1 })
      .where(eq(units.id, id))
  await tx.execute(sql`
    update units set supervised_order = ${ids.length} + rest.place
    from (select id, row_number() over (order by -supervised_order) as place from units where supervised_order < 0) rest
    where rest.id = units.id`)
}

const englishNames = (): ReadonlyMap<string, string> =>
  new Map(
    packagedJson<{ zh: string; en: string }[]>('geodata/sample/supervised_units.en.json').map(({ zh, en }) => [zh, en]),
  )

const writeUnits = async (tx: Db, lines: readonly UnitLine[]): Promise<void> => {
  const english = englishNames()
  const fresh = lines.filter(({ is }) => is === 'new')
  const ids = await nextUnitIds(tx, fresh.length)
  const idOf = new Map(fresh.map((line, index) => [line, ids[index] ?? '']))
  if (fresh.length > 0)
    await tx.insert(units).values(
      fresh.map((line) => ({
        id: idOf.get(line) ?? '',
        nameZh: line.name,
        nameEn: english.get(line.name) ?? line.name,
        squad: line.squad,
      })),
    )
  for (const { is, unitId, squad, alias } of lines)
    if (is === 'changed' && unitId !== null) {
      await tx.update(units).set({ squad }).where(eq(units.id, unitId))
      if (alias !== null) await tx.insert(unitAliases).values({ name: alias, unitId })
    }
  const named = lines.filter(({ is }) => is === 'new' || is === 'changed' || is === 'unchanged')
  await writeOrder(
    tx,
    named.map((line) => line.unitId ?? idOf.get(line) ?? ''),
  )
}

/** What was there and what is there now of everything that the plan changes, by its name. */
const moveOf = (comparison: PlanComparison, ground: PlanGround): AdministrationMove => {
  const changed = <L extends { readonly is: string }>(lines: readonly L[]) =>
    lines.filter(({ is }) => is === 'new' || is === 'changed')
  const both = <L extends { readonly name: string; readonly is: string }>(
    lines: readonly L[],
    before: (line: L) => object | undefined,
    after: (line: L) => object,
  ) => ({
    from: Object.fromEntries(changed(lines).map((line) => [line.name, before(line) ?? null])),
    to: Object.fromEntries(changed(lines).map((line) => [line.name, after(line)])),
  })
  const ofSquads = both(
    comparison.squads,
    ({ number }) => {
      const before = ground.squads.find((squad) => squad.number === number)
      return before && { group: before.group }
    },
    ({ group }) => ({ group }),
  )
  const ofScopes = both(
    comparison.scopes,
    ({ scopeId }) => {
      const before = ground.scopes.find(({ id }) => id === scopeId)
      return before && { squad: before.squad, extent: before.extent }
    },
    ({ squad, extent }) => ({ squad, extent }),
  )
  const ofUnits = both(
    comparison.units,
    ({ unitId }) => {
      const before = ground.units.find(({ id }) => id === unitId)
      return before && { name: before.name, squad: before.squad }
    },
    ({ squad, unitId, name }) => ({
      name: ground.units.find(({ id }) => id === unitId)?.name ?? name,
      squad,
    }),
  )
  return {
    ...{ subjectKind: 'campaign', subjectId: 'plan', name: 'takePlan' },
    from: { groupsAndSquads: ofSquads.from, scopes: ofScopes.from, supervisedUnits: ofUnits.from },
    to: { groupsAndSquads: ofSquads.to, scopes: ofScopes.to, supervisedUnits: ofUnits.to },
  }
}

export type PlanToTake = {
  readonly squads: readonly ReadSquad[]
  readonly choices: NameChoices
  /** The mark of the comparison that the person looked at: another one is not what was confirmed. */
  readonly seen: string
}

export const recordPlan = (
  database: Database,
  clock: Clock,
  sent: Sent,
  plan: PlanToTake,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'takePlan', { takePlan: plan }, async ({ tx }) => {
    const ground = await readPlanGround(tx)
    const comparison = comparePlan(plan.squads, ground, plan.choices)
    const refused = whyNot(comparison, plan.seen)
    if (refused) return refused
    await writeSquads(tx, comparison.squads)
    await writeScopes(tx, comparison.scopes)
    await writeUnits(tx, comparison.units)
    return moveOf(comparison, ground)
  })
