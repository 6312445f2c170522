/**
 * A city of many points, made by multiplying the sample in a real database: each new point takes its kind, units, status
 * and issues from a sample point, and gets a name, a code and a position near it, inside the same scope. The same number
 * always gives the same city. The events behind the copied issues are left out: nothing that is measured reads them.
 */
import { once } from 'node:events'
import type { LngLat } from '../../domain/coordinates'
import type { Issue } from '../../domain/issue'
import { scopesAt } from '../../domain/scope'
import type { Database } from '../../server/db/open'
import {
  issues,
  pointKinds,
  pointStates,
  points,
  pointUnits,
  scopes as scopesTable,
  units,
} from '../../server/db/schema'
import { issueDays, pointDays } from '../../server/db/tables/standingDays'
import { issueRow } from '../../server/eventLog'
import { packagedText } from '../../server/packagedFile'
import { type Chance, seededChance } from '../../server/sample/chance'

/** Half of a scope's points lie within this of a sample point: a few streets in town, the fields around a village outside. */
const spreadDegrees = { urban: 0.006, rural: 0.02 }
const issuesMadeAt = new Date('2022-09-01T00:00:00Z')

type Cell = string | number | boolean | null | object

const escaped = (cell: Cell): string => {
  if (cell === null) return '\\N'
  const written = Array.isArray(cell)
    ? `{${cell.map((word) => `"${word}"`).join(',')}}`
    : typeof cell === 'object'
      ? JSON.stringify(cell)
      : String(cell)
  return written.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}

/** COPY: a hundred thousand rows in seconds. `into` names the table and its columns. */
const copy = async ({ sql }: Database, into: string, rows: readonly (readonly Cell[])[]): Promise<void> => {
  const size = 2000
  const writable = await sql.unsafe(`copy ${into} from stdin`).writable()
  const copied = once(writable, 'finish')
  for (let from = 0; from < rows.length; from += size) {
    const lines = rows.slice(from, from + size).map((row) => `${row.map(escaped).join('\t')}\n`)
    if (!writable.write(lines.join(''))) await once(writable, 'drain')
  }
  writable.end()
  await copied
}

/** Names of real neighbourhoods, without what kind of place they are. */
const readStems = (): string[] =>
  packagedText('geodata/source/villages.csv')
    .split('\n')
    .slice(1)
    .flatMap(
      (line) =>
        line
          .split(',')[1]
          ?.replaceAll('"', '')
          .replace(/(社区|村)?(居委会|村委会|居民委员会|村民委员会)$/, '') ?? [],
    )
    .filter((stem) => stem.length > 1)

const near = (chance: Chance, [lng, lat]: LngLat, spread: number): LngLat => {
  // Two numbers multiplied gather in the middle.
  const off = () => (chance.next() * 2 - 1) * chance.next() * spread
  return [Number((lng + off()).toFixed(6)), Number((lat + off()).toFixed(6))]
}

const groupedByPoint = <T extends { readonly pointId: number | null }>(rows: readonly T[]): Map<number | null, T[]> => {
  const groups = new Map<number | null, T[]>()
  for (const row of rows) groups.set(row.pointId, [...(groups.get(row.pointId) ?? []), row])
  return groups
}

export type BigCity = { readonly points: number; readonly issues: number }

/**
 * Adds points to a database that holds the sample until there are `total`; `issuesAtLeast`: each issue comes as many times
 * as it takes to have so many.
 */
export const growCity = async (database: Database, total: number, issuesAtLeast = 0): Promise<BigCity> => {
  const { db, sql } = database
  const sample = await db.select().from(points)
  const states = new Map((await db.select().from(pointStates)).map((state) => [state.pointId, state]))
  const builders = groupedByPoint(await db.select().from(pointUnits))
  const issueRows = await db.select().from(issues)
  const issuesOf = groupedByPoint(issueRows)
  const times = Math.max(1, Math.ceil((issuesAtLeast * sample.length) / (total * issueRows.length)))
  const daysOfPoint = groupedByPoint(await db.select().from(pointDays))
  const daysOfIssue = new Map<string, (typeof issueDays.$inferSelect)[]>()
  for (const day of await db.select().from(issueDays))
    daysOfIssue.set(day.issueId, [...(daysOfIssue.get(day.issueId) ?? []), day])
  const scopes = await db.select().from(scopesTable)
  const kindNames = new Map((await db.select().from(pointKinds)).map(({ key, nameZh }) => [key, nameZh]))
  const unitNames = new Map((await db.select().from(units)).map(({ id, nameZh }) => [id, nameZh]))
  const stems = readStems()
  const chance = seededChance(total)
  const names = new Set<string>()

  const nameFor = (point: (typeof sample)[number]): string => {
    const office = scopes.find(({ id }) => id === point.scopeId)?.nameZh ?? unitNames.get('unit01') ?? ''
    const name = `${chance.below(3) === 0 ? office : ''}${chance.pick(stems)}${kindNames.get(point.kind)}`
    if (!names.has(name)) {
      names.add(name)
      return name
    }
    return `${name}${1 + chance.below(1 + Math.ceil(total / 100))}号`
  }

  const positionFor = (point: (typeof sample)[number]): LngLat => {
    const at: LngLat = [point.lng, point.lat]
    for (let tries = 0; tries < 8; tries += 1) {
      const position = near(chance, at, point.urban ? spreadDegrees.urban : spreadDegrees.rural)
      if ((scopesAt(position, scopes)[0]?.id ?? null) === point.scopeId) return position
    }
    return near(chance, at, 0.0005)
  }

  // As an office's list is: scope by scope, and in each kind by kind; what is found at each point is chance.
  const placeOf = ({ scopeId, kind }: (typeof sample)[number]) => `${scopeId ?? '~'} ${kind}`
  const models = Array.from({ length: total - sample.length }, () => chance.pick(sample))
  models.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : placeOf(one) > placeOf(other) ? 1 : 0))
  const firstId = Math.max(...sample.map(({ id }) => id)) + 1
  const made = models.map((model, index) => ({ model, id: firstId + index, position: positionFor(model) }))

  await copy(
    database,
    'points (id, code, name, kind, lng, lat, address, urban, scope_id, is_sample)',
    made.map(({ model, id, position: [lng, lat] }) => {
      const code = `D${String(id).padStart(5, '0')}`
      return [id, code, nameFor(model), model.kind, lng, lat, model.address, model.urban, model.scopeId, true]
    }),
  )
  await sql`select setval(pg_get_serial_sequence('points', 'id'), ${firstId + made.length})`
  await copy(
    database,
    'point_units (point_id, unit_id, is_lead, "from", until)',
    made.flatMap(({ model, id }) =>
      (builders.get(model.id) ?? []).map(({ unitId, isLead, from, until }) => [id, unitId, isLead, from, until]),
    ),
  )
  await copy(
    database,
    'point_states (point_id, seq, position, status, due_on, open_issues, last_inspection)',
    made.flatMap(({ model, id }) => {
      const state = states.get(model.id)
      return state
        ? [[id, state.seq, state.position, state.status, state.dueOn, state.openIssues, state.lastInspection ?? null]]
        : []
    }),
  )
  await copy(
    database,
    'point_days (point_id, day, position, status, due_on, open_issues)',
    made.flatMap(({ model, id }) =>
      (daysOfPoint.get(model.id) ?? []).map((row) => [
        id,
        row.day,
        row.position,
        row.status,
        row.dueOn,
        row.openIssues,
      ]),
    ),
  )
  const copiedDays: Cell[][] = []
  const copies = made.flatMap((one) => Array.from({ length: times }, () => one))
  const copiedIssues = copies.flatMap(({ model, id }) => {
    // A merged issue names the one that it went into: both are renamed together.
    const own = (issuesOf.get(model.id) ?? []).map((row) => ({ ...row, newId: chance.uuid(issuesMadeAt) }))
    for (const { id: oldId, newId } of own)
      for (const row of daysOfIssue.get(oldId) ?? [])
        copiedDays.push([
          newId,
          row.day,
          row.position,
          row.stage,
          row.unitId,
          row.followingSquad,
          row.dueOn,
          row.closings,
          row.sentBack,
          row.relapses,
          row.circulars,
        ])
    const newIdOf = new Map(own.map((row) => [row.id, row.newId]))
    return own.map(({ state, position, newId }) => {
      const mergedInto = newIdOf.get(state.mergedInto ?? '') ?? null
      const issue: Issue = { ...state, id: newId, subject: { kind: 'point', pointId: id }, mergedInto }
      return issueRow(issue, position)
    })
  })
  await copy(
    database,
    'issues (id, state, position, stage, point_id, unit_id, units_ever, following_squad, found_on, due_on)',
    copiedIssues.map((row) => [
      row.id,
      row.state,
      row.position,
      row.stage,
      row.pointId ?? null,
      row.unitId ?? null,
      row.unitsEver,
      row.followingSquad ?? null,
      row.foundOn,
      row.dueOn ?? null,
    ]),
  )
  await copy(
    database,
    'issue_days (issue_id, day, position, stage, unit_id, following_squad, due_on, closings, sent_back, relapses, circulars)',
    copiedDays,
  )
  // What autovacuum would do within the minute.
  await sql`vacuum analyze`
  return { points: total, issues: copiedIssues.length }
}
