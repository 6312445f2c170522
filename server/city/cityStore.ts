/**
 * The city in columns, kept by the process: read whole once, and before each use brought up to the last committed event by
 * what has changed since, in one indexed read. The tables stay the truth; a restart loses nothing.
 */
import type { LocalDate } from '../../domain/calendar'
import { type CityFacts, type CityPoint, createCityFacts } from '../../domain/city/cityFacts'
import type { CityPlan } from '../../domain/city/select'
import { isUrbanPlace } from '../../domain/city/urban'
import type { Severity, Stage } from '../../domain/issue'
import type { KeptStatus } from '../../domain/pointStatus'
import type { TransactionSql } from '../db/connection'
import type { Database } from '../db/open'
import { createKeptViews, type KeptViews } from './keptViews'

export type City = {
  readonly facts: CityFacts
  /** Of the last event that is in it. */
  readonly position: number
  /** Of the plan, the register and whose points are: another one and past days may count otherwise. */
  readonly version: string
  readonly planOn: (today: LocalDate) => CityPlan
}

export type CityStore = {
  /** Up to the last committed event. */
  readonly read: () => Promise<City>
  readonly views: KeptViews
}

type Ground = Pick<CityPlan, 'squadOfScope' | 'squadOfUnit'> & {
  readonly pointOf: ReadonlyMap<number, Pick<CityPoint, 'scopeId' | 'kind' | 'urban' | 'retiredOn'>>
  readonly scopeOfSection: ReadonlyMap<string, string | null>
  /** Of the plan, the register of points and whose they are: another one and all is read anew. */
  readonly version: string
}
type Kept = { readonly ground: Ground; readonly facts: CityFacts; position: number }

type Sql = Database['sql']

/** Changes with every change of the plan, the units, the scopes and the register of points. */
const readVersion = async (sql: Sql): Promise<string> => {
  const [row] = await sql<{ version: string }[]>`
    select (select version from facts_version) || ' '
      || (select coalesce(md5(string_agg(id || coalesce(scope_id, ''), ',' order by id)), '') from road_sections)
      as version`
  return row?.version ?? ''
}

const readGround = async (sql: Sql, facts: CityFacts, version: string): Promise<Ground> => {
  const [scopes, units, [campaign], sections, points, builders] = await Promise.all([
    sql<{ id: string; squad: number }[]>`select id, squad from scopes order by "order"`,
    sql<{ id: string; squad: number }[]>`select id, squad from units where squad is not null`,
    sql<{ urban: string[] | null }[]>`select urban_scopes as urban from campaign`,
    sql<{ id: string; scope: string | null }[]>`select id, scope_id as scope from road_sections`,
    sql<{ id: number; kind: string; scope: string | null; urban: boolean; retiredOn: LocalDate | null }[]>`
      select id, kind, scope_id as scope, urban, retired_on::text as "retiredOn" from points order by id`,
    sql<{ point: number; units: string[] }[]>`
      select point_id as point, array_agg(unit_id order by unit_id) as units
      from point_units where until is null group by point_id`,
  ])
  const unitsOf = new Map(builders.map(({ point, units: own }) => [point, own]))
  const pointOf = new Map(
    points.map(({ id, kind, scope, urban, retiredOn }) => [
      id,
      { scopeId: scope, kind, urban: isUrbanPlace({ urban, scopeId: scope }, campaign?.urban ?? null), retiredOn },
    ]),
  )
  for (const [id, point] of pointOf) facts.points.put({ id, ...point, unitIds: unitsOf.get(id) ?? [] })
  return {
    version,
    pointOf,
    squadOfScope: new Map(scopes.map(({ id, squad }) => [id, squad])),
    squadOfUnit: new Map(units.map(({ id, squad }) => [id, squad])),
    scopeOfSection: new Map(sections.map(({ id, scope }) => [id, scope])),
  }
}

const lastPosition = async (sql: Sql | TransactionSql): Promise<number> => {
  const [end] = await sql<{ position: number }[]>`select coalesce(max(position), 0)::float8 as position from events`
  return end?.position ?? 0
}

/** Rows that come at once. */
const atOnce = 10_000

/** A row's columns in one string: of a million rows with ten columns each, taking them apart costs less than so many values. */
const fieldsOf = ({ row }: { readonly row: string }): string[] => row.split('\t')
const orNull = (field: string | undefined): string | null => field || null
const numberOrNull = (field: string | undefined): number | null => (field ? Number(field) : null)

/**
 * What was committed after a position, in one snapshot: the issues first, so that their days find them; both in the order
 * of the ids, so that a loop over all issues goes through their days as they lie in memory. A city of 300,000 issues has
 * more than a million days.
 */
const bringUp = async (sql: Sql, { facts, ground, position }: Kept): Promise<number> => {
  if ((await lastPosition(sql)) === position) return position
  return sql.begin('isolation level repeatable read read only', async (snapshot) => {
    const last = await lastPosition(snapshot)
    const issues = snapshot<{ row: string }[]>`
      select concat_ws(E'\\t', id, found_on, state->>'severity', coalesce(point_id::text, ''),
        coalesce(road_section_id, ''), coalesce(state->>'checkItem', ''), coalesce(state #>> '{openedBy,duty,squad}', ''))
        as row
      from issues where position > ${position} order by id`.cursor(atOnce)
    for await (const rows of issues)
      for (const [id = '', foundOn = '', severity, point, section, checkItem, foundBy] of rows.map(fieldsOf)) {
        const place = point ? ground.pointOf.get(Number(point)) : undefined
        facts.issues.put({
          id,
          pointId: numberOrNull(point),
          scopeId: place?.scopeId ?? ground.scopeOfSection.get(section ?? '') ?? null,
          kind: place?.kind ?? null,
          urban: place?.urban ?? false,
          checkItem: orNull(checkItem),
          severity: severity as Severity,
          foundOn,
          foundBy: numberOrNull(foundBy),
        })
      }
    const pointDays = snapshot<{ row: string }[]>`
      select concat_ws(E'\\t', point_id, day, status, open_issues, coalesce(due_on::text, '')) as row
      from point_days where position > ${position} order by point_id, day`.cursor(atOnce)
    for await (const rows of pointDays)
      for (const [point, day = '', status, openIssues, dueOn] of rows.map(fieldsOf))
        facts.points.putDay({
          pointId: Number(point),
          day,
          status: status as KeptStatus,
          dueOn: orNull(dueOn),
          openIssues: Number(openIssues),
        })
    const issueDays = snapshot<{ row: string }[]>`
      select concat_ws(E'\\t', issue_id, day, stage, closings, sent_back, relapses, circulars, coalesce(unit_id, ''),
        coalesce(following_squad::text, ''), coalesce(due_on::text, '')) as row
      from issue_days where position > ${position} order by issue_id, day`.cursor(atOnce)
    for await (const rows of issueDays)
      for (const fields of rows.map(fieldsOf)) {
        const [issueId = '', day = '', stage, closings, sentBack, relapses, circulars, unitId, squad, dueOn] = fields
        facts.issues.putDay({
          issueId,
          day,
          stage: stage as Stage,
          unitId: orNull(unitId),
          followingSquad: numberOrNull(squad),
          dueOn: orNull(dueOn),
          closings: Number(closings),
          sentBack: Number(sentBack),
          relapses: Number(relapses),
          circulars: Number(circulars),
        })
      }
    return last
  })
}

export const createCityStore = ({ sql }: Pick<Database, 'sql'>): CityStore => {
  let kept: Kept | null = null
  let views = createKeptViews()
  /** One after the other: the columns are written in place. */
  let last: Promise<unknown> = Promise.resolve()

  const catchUp = async (): Promise<City> => {
    const version = await readVersion(sql)
    if (kept?.ground.version !== version) {
      const facts = createCityFacts()
      kept = { facts, ground: await readGround(sql, facts, version), position: 0 }
    }
    const position = await bringUp(sql, kept)
    if (position < kept.position) {
      // The log is shorter than it was: another database stands behind the connection.
      kept = null
      views = createKeptViews()
      return catchUp()
    }
    kept.position = position
    const { facts, ground } = kept
    return { facts, position, version, planOn: (today) => ({ today, ...ground }) }
  }

  return {
    views: { viewOf: (...asked) => views.viewOf(...asked) },
    read: () => {
      const next = last.then(catchUp)
      last = next.catch(() => {
        // Half-read columns are not kept.
        kept = null
      })
      return next
    },
  }
}
