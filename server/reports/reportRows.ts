/** The rows behind a number of a report: those that are counted now, and which have come or gone since it was signed. */
import { inArray } from 'drizzle-orm'
import { methodLabel, methodMeaning } from '../../domain/activity'
import type { LocalDate } from '../../domain/calendar'
import { type FigureKey, type Figures, outingOfId, rowKindOf } from '../../domain/report/figures'
import type { ReportNames } from '../../domain/report/tables'
import { type Text, text } from '../../domain/text'
import type { Db } from '../db/open'
import { issues, points } from '../db/schema'
import { activities } from '../db/tables/activities'
import { paperIssuesOf, readNames } from '../papers/paperIssues'

/** Rows are sent up to here; how many there are is always told whole. */
const mostListed = 300

export type FigureRow = {
  readonly id: string
  readonly title: Text
  readonly beside: Text
  readonly day: LocalDate | null
  /** What a click opens. */
  readonly pointId: number | null
  readonly issueId: string | null
  readonly activityId: string | null
  /** How often it counts; an issue may be sent back twice. */
  readonly signed: number | null
  readonly now: number
}

type Told = Omit<FigureRow, 'id' | 'signed' | 'now'>
const same = (words: string): Text => text(words, words)

const issueRows = async (db: Db, ids: readonly string[], today: LocalDate): Promise<ReadonlyMap<string, Told>> => {
  const rows = await db
    .select({ state: issues.state, pointId: issues.pointId })
    .from(issues)
    .where(inArray(issues.id, [...ids]))
  const told = await paperIssuesOf(
    db,
    rows.map(({ state }) => state),
    await readNames(db),
    today,
  )
  return new Map(
    told.map(({ id, what, place, unit, progress, foundOn }, index) => [
      id,
      {
        title: same(what),
        beside: same([place, unit ?? '', progress].filter((words) => words !== '').join(' · ')),
        day: foundOn,
        pointId: rows[index]?.pointId ?? null,
        issueId: id,
        activityId: null,
      },
    ]),
  )
}

const pointRows = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Told>> =>
  new Map(
    (
      await db
        .select({ id: points.id, name: points.name, address: points.address })
        .from(points)
        .where(inArray(points.id, ids.map(Number)))
    ).map(({ id, name, address }) => [
      String(id),
      { title: same(name), beside: same(address), day: null, pointId: id, issueId: null, activityId: null },
    ]),
  )

const activityRows = async (db: Db, ids: readonly string[], names: ReportNames): Promise<ReadonlyMap<string, Told>> => {
  const told = new Map<string, Told>()
  for (const id of ids) {
    const outing = outingOfId(id)
    if (outing !== null)
      told.set(id, {
        title: methodMeaning.observe,
        beside: same(names.squad(outing.squad)),
        day: outing.date,
        pointId: null,
        issueId: null,
        activityId: null,
      })
  }
  const own = ids.filter((id) => !told.has(id))
  const rows =
    own.length === 0
      ? []
      : await db.select({ state: activities.state }).from(activities).where(inArray(activities.id, own))
  for (const { state } of rows) {
    const { zh, en } = methodLabel[state.method]
    told.set(state.id, {
      title: text(`${zh} ${methodMeaning[state.method].zh}`, en),
      beside: same(`${state.squads.map(names.squad).join('、')} ${state.summary}`),
      day: state.date,
      pointId: null,
      issueId: null,
      activityId: state.id,
    })
  }
  return told
}

const timesOf = (ids: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

/** Those that have come or gone first, then the newest. `signed` null: the report is not signed yet. */
export const readFigureRows = async (
  db: Db,
  key: FigureKey,
  now: Figures,
  signed: Figures | null,
  names: ReportNames,
  today: LocalDate,
): Promise<{ readonly total: number; readonly signedTotal: number | null; readonly rows: readonly FigureRow[] }> => {
  const nowTimes = timesOf(now.idsOf(key))
  const signedTimes = signed === null ? null : timesOf(signed.idsOf(key))
  const ids = [...new Set([...nowTimes.keys(), ...(signedTimes?.keys() ?? [])])]
  const hasMoved = (id: string) => signedTimes !== null && signedTimes.get(id) !== nowTimes.get(id)
  const listed = ids.sort((one, other) => Number(hasMoved(other)) - Number(hasMoved(one))).slice(0, mostListed)
  const kind = rowKindOf(key)
  const told =
    listed.length === 0
      ? new Map<string, Told>()
      : kind === 'issues'
        ? await issueRows(db, listed, today)
        : kind === 'points'
          ? await pointRows(db, listed)
          : await activityRows(db, listed, names)
  return {
    total: now.countOf(key),
    signedTotal: signed?.countOf(key) ?? null,
    rows: listed
      .flatMap((id): FigureRow[] => {
        const row = told.get(id)
        return row === undefined
          ? []
          : [
              {
                id,
                ...row,
                now: nowTimes.get(id) ?? 0,
                signed: signedTimes === null ? null : (signedTimes.get(id) ?? 0),
              },
            ]
      })
      .sort(
        (one, other) =>
          Number(hasMoved(other.id)) - Number(hasMoved(one.id)) ||
          ((one.day ?? '') < (other.day ?? '') ? 1 : (one.day ?? '') > (other.day ?? '') ? -1 : 0),
      ),
  }
}
