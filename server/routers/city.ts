/** The city as leaders read it: the numbers of a day, the rows behind each of them, the curve since the start, and the days of every point. */
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { localDateSchema } from '../../domain/calendar'
import { dayNumber, dayOfNumber, never } from '../../domain/city/cityFacts'
import { dayCannotBeTold, monthSoFar } from '../../domain/city/citySpan'
import { complianceCurve } from '../../domain/city/cityView'
import { phaseLineNames } from '../../domain/city/phaseLineNames'
import { missingRows, phaseGround, phaseLine, phaseProgress } from '../../domain/city/phases'
import { select } from '../../domain/city/select'
import { selectionSchema, whereSchema } from '../../domain/city/selection'
import { stages } from '../../domain/issue'
import { campaignFactsOf } from '../campaignFacts'
import type { City } from '../city/cityStore'
import { readPhaseFacts } from '../city/phaseFacts'
import { readActivityDays } from '../city/readActivityDays'
import type { Server } from '../context'
import { campaign, issues } from '../db/schema'
import { issueSummary } from '../issueSummary'
import { accepted, procedure, router } from '../trpc'

/** Rows of issues are sent up to here, the most pressing first; their number is always whole. */
const mostListed = 300

/** The days of which the city can tell. */
const spanOf = async ({ database, clock }: Pick<Server, 'database' | 'clock'>) => {
  const [row] = await database.db.select({ plan: campaign.plan }).from(campaign)
  return { startsOn: row?.plan.startsOn ?? '', today: clock.today() }
}

const askedDay = async (server: Pick<Server, 'database' | 'clock'>, day: string | undefined): Promise<string> => {
  if (day === undefined) return server.clock.today()
  accepted(dayCannotBeTold(day, await spanOf(server)))
  return day
}

type Facts = City['facts']

/** The longest overdue first, then by deadline, then the newest. */
const mostPressingFirst = ({ issues: of }: Facts, rows: readonly number[], day: number): number[] => {
  const dueAt = (row: number) => {
    const at = of.days.at(row, day)
    return at < 0 ? never : of.days.column.due.at(at)
  }
  return [...rows].sort((one, other) => dueAt(one) - dueAt(other) || of.foundOnAt(other) - of.foundOnAt(one))
}

/** How an issue stood at the end of the day that is asked about. */
const thatDay = ({ issues: of }: Facts, row: number, day: number) => {
  const at = of.days.at(row, day)
  const due = of.days.column.due.at(at)
  const stage = stages[of.days.column.stage.at(at)] ?? 'unopened'
  const hasClock = stage === 'notified' || stage === 'claimed'
  return { stage, dueOn: due === never ? null : dayOfNumber(due), overdueDays: hasClock ? Math.max(0, day - due) : 0 }
}

export const cityRouter = router({
  /** The numbers at the end of a day, and of the last day of the month before. */
  view: procedure('seeCity', 'read')
    .input(z.strictObject({ day: localDateSchema.optional(), where: whereSchema }))
    .query(async ({ ctx: { city, clock, database }, input }) => {
      const day = await askedDay({ database, clock }, input.day)
      const read = await city.read()
      const today = clock.today()
      const { since, before } = monthSoFar(day)
      const { by } = city.views.viewOf(read, today, { day: before, since: before, where: input.where })
      return {
        position: read.position,
        now: clock.now().toISOString(),
        view: city.views.viewOf(read, today, { day, since, where: input.where }),
        before: { day: before, by },
      }
    }),

  /** The rows behind a number. */
  rows: procedure('seeCity', 'read')
    .input(z.strictObject({ selection: selectionSchema }))
    .query(async ({ ctx: { city, clock, database }, input: { selection } }) => {
      const day = await askedDay({ database, clock }, selection.day)
      const phaseFacts = selection.of === 'phase' ? await readPhaseFacts(database.db) : null
      // From here on nothing is waited for until all is counted: others write the columns meanwhile.
      const { facts, position, planOn } = await city.read()
      const plan = planOn(clock.today())
      const rows =
        selection.of !== 'phase'
          ? select(facts, plan, { ...selection, day })
          : phaseFacts === null
            ? []
            : missingRows(phaseGround(facts, plan, phaseFacts), plan, selection.is, selection.where)
      if (selection.of === 'points' || (selection.of === 'phase' && phaseLine(selection.is).of === 'points'))
        return { position, total: rows.length, pointIds: rows.map(facts.points.idAt), issues: [] }
      const dayNo = dayNumber(day)
      const listed = mostPressingFirst(facts, [...new Set(rows)], dayNo).slice(0, mostListed)
      const told = listed.map((row) => ({ id: facts.issues.idAt(row), that: thatDay(facts, row, dayNo) }))
      const ids = told.map(({ id }) => id)
      const pointIds = [...new Set(rows.map(facts.issues.pointAt))].filter((id) => id > 0)
      const [states, campaignFacts] = await Promise.all([
        ids.length === 0
          ? []
          : database.db.select({ id: issues.id, state: issues.state }).from(issues).where(inArray(issues.id, ids)),
        campaignFactsOf(database),
      ])
      const stateOf = new Map(states.map(({ id, state }) => [id, state]))
      return {
        position,
        total: rows.length,
        pointIds,
        issues: told.flatMap(({ id, that }) => {
          const state = stateOf.get(id)
          return state === undefined ? [] : [{ issue: issueSummary(state, clock.today(), campaignFacts), that }]
        }),
      }
    }),

  /** How far each phase has come, as of now. */
  phase: procedure('seeCity', 'read')
    .input(z.strictObject({ where: whereSchema }))
    .query(async ({ ctx: { city, clock, database }, input }) => {
      const phaseFacts = await readPhaseFacts(database.db)
      const { facts, position, planOn } = await city.read()
      const plan = planOn(clock.today())
      const ground = phaseGround(facts, plan, phaseFacts)
      return {
        position,
        lines: Object.fromEntries(
          phaseLineNames.map((name) => [name, phaseProgress(ground, plan, name, input.where)]),
        ) as Record<(typeof phaseLineNames)[number], ReturnType<typeof phaseProgress>>,
      }
    }),

  /** Compliance at the end of each day from the campaign's first to today. */
  curve: procedure('seeCity', 'read')
    .input(z.strictObject({ where: whereSchema }))
    .query(async ({ ctx: { city, clock, database }, input }) => {
      const { startsOn, today } = await spanOf({ database, clock })
      const { facts, planOn } = await city.read()
      const days = complianceCurve(facts, planOn(today), { from: startsOn, until: today, where: input.where })
      return { from: startsOn, days: days.map(({ of, compliant, overdue }) => [of, compliant, overdue] as const) }
    }),
  /** What each squad did on each day since the campaign began. */
  activityDays: procedure('seeCity', 'read').query(({ ctx: { database } }) => readActivityDays(database)),
})
