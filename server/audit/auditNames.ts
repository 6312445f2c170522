/** What ids in the log are called: units, squads, check items; points, issues and accounts of the rows that are read. */
import { asc, inArray } from 'drizzle-orm'
import { dayText } from '../../domain/dayText'
import type { Names } from '../../domain/readForm'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { issues, pointKinds, points, roadSections, squads, units, user } from '../db/schema'

export type PlanNames = Omit<Names, 'checkItem' | 'issue'> & {
  readonly roadSection: (id: string) => Text
  /** An item of a kind of point; without the kind, of any that has it. */
  readonly checkItemOf: (kind: string | null, key: string) => Text
}

const itself = (id: string | number): Text => text(String(id), String(id))

/** The plan changes seldom and is small: read once for a list or an export. */
export const readPlanNames = async (db: Db): Promise<PlanNames> => {
  const unitOf = new Map((await db.select().from(units)).map((unit) => [unit.id, text(unit.nameZh, unit.nameEn)]))
  const squadOf = new Map((await db.select().from(squads)).map((squad) => [squad.number, squad]))
  const sectionOf = new Map((await db.select().from(roadSections)).map((section) => [section.id, section]))
  const kinds = await db.select().from(pointKinds).orderBy(asc(pointKinds.order))
  return {
    unit: (id) => unitOf.get(id) ?? itself(id),
    squad: (number) => {
      const squad = squadOf.get(number)
      return squad ? text(squad.nameZh, squad.nameEn) : itself(number)
    },
    day: dayText,
    roadSection: (id) => {
      const section = sectionOf.get(id)
      return section ? text(section.nameZh, section.nameEn) : itself(id)
    },
    checkItemOf: (kind, key) => {
      const item = kinds
        .filter((known) => kind === null || known.key === kind)
        .flatMap(({ checkItems }) => checkItems)
        .find((known) => known.key === key)
      return item ? text(item.zh, item.en) : itself(key)
    },
  }
}

export type KnownPoint = { readonly id: number; readonly code: string; readonly name: string; readonly kind: string }

const byId = async <K, V>(ids: readonly K[], read: (ids: K[]) => Promise<readonly (readonly [K, V])[]>) =>
  new Map(ids.length === 0 ? [] : await read([...new Set(ids)]))

export const readPointNames = (db: Db, ids: readonly number[]): Promise<Map<number, KnownPoint>> =>
  byId(ids, async (wanted) =>
    (
      await db
        .select({ id: points.id, code: points.code, name: points.name, kind: points.kind })
        .from(points)
        .where(inArray(points.id, wanted))
    ).map((point) => [point.id, point] as const),
  )

export const readIssueNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  byId(ids, async (wanted) =>
    (await db.select({ id: issues.id, state: issues.state }).from(issues).where(inArray(issues.id, wanted))).map(
      ({ id, state }) => [id, state.what] as const,
    ),
  )

export const readAccountNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  byId(ids, async (wanted) =>
    (await db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, wanted))).map(
      ({ id, name }) => [id, name] as const,
    ),
  )
