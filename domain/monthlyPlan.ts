/** A squad's monthly plan 督导计划: what is to be done on which day, by which method, at which units and points, kept beside what was done. */
import { z } from 'zod'
import { type Method, methods, type Proof } from './activity'
import { daysBetween, type LocalDate, localDateSchema, type Month } from './calendar'
import type { Actor } from './people'
import { storable } from './storable'
import { type Text, text } from './text'

export type PlanEntry = {
  /** Told apart within its plan. */
  readonly id: string
  readonly date: LocalDate
  readonly method: Method
  readonly unitIds: readonly string[]
  readonly pointIds: readonly number[]
  readonly note: string | null
}

export const mostEntries = 60
export const planEntrySchema: z.ZodType<PlanEntry> = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  date: localDateSchema,
  method: z.enum(methods),
  unitIds: z.array(storable.min(1).max(40)).max(20),
  pointIds: z.array(z.number().int().positive().max(2_147_483_647)).max(40),
  note: storable.trim().max(200).nullable(),
})

export const monthlyPlanStates = ['unmade', 'saved'] as const
export type MonthlyPlanState = (typeof monthlyPlanStates)[number]
export const monthlyPlanStateLabel: Record<MonthlyPlanState, Text> = {
  unmade: text('未制定', 'Not made'),
  saved: text('已制定', 'Saved'),
}

export type MonthlyPlan = {
  /** '3:2022-09' */
  readonly id: string
  readonly seq: number
  readonly state: MonthlyPlanState
  readonly squad: number
  readonly month: Month
  /** In the order of days. */
  readonly entries: readonly PlanEntry[]
  readonly note: string | null
  readonly savedBy: Actor | null
  /** ISO 8601 UTC. */
  readonly savedAt: string | null
}

export const monthlyPlanId = (squad: number, month: Month): string => `${squad}:${month}`
export const monthlyPlanOfId = (id: string): { readonly squad: number; readonly month: Month } | null => {
  const [, squad, month] = /^([1-9]\d?):(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(id) ?? []
  return squad === undefined || month === undefined ? null : { squad: Number(squad), month }
}
export const unmadePlan = (squad: number, month: Month): MonthlyPlan => ({
  id: monthlyPlanId(squad, month),
  seq: 0,
  state: 'unmade',
  squad,
  month,
  entries: [],
  note: null,
  savedBy: null,
  savedAt: null,
})

// ── Beside what was done ───────────────────────────────────────────────────────────────────────────────────────────

/** What was done and counts: a proof of the tally, with the units and points that it reached. */
export type Done = Pick<Proof, 'date' | 'method' | 'activityIds'> & {
  readonly unitIds: readonly string[]
  readonly pointIds: readonly number[]
}

/** `partly`: done, and something that was planned with it was not reached. */
export const outcomeLabel = {
  done: text('已完成', 'Done'),
  partly: text('部分完成', 'Partly done'),
  missed: text('未完成', 'Not done'),
  today: text('今天', 'Today'),
  ahead: text('待开展', 'Ahead'),
} as const satisfies Record<string, Text>
export type Outcome = keyof typeof outcomeLabel

export type ComparedEntry = {
  readonly entry: PlanEntry
  readonly outcome: Outcome
  readonly done: Done | null
  /** Planned, and not reached by what was done. */
  readonly unitIdsLeft: readonly string[]
  readonly pointIdsLeft: readonly number[]
}

const reached = (entry: PlanEntry, { unitIds, pointIds }: Done): number =>
  entry.unitIds.filter((unitId) => unitIds.includes(unitId)).length +
  entry.pointIds.filter((pointId) => pointIds.includes(pointId)).length

/**
 * Every entry with what was done of its method: first what reached most of its units and points, then what was done nearest
 * to its day; nothing stands for two entries. An entry that names units or points is not done where none of them was
 * reached. `beyond`: what was done and nobody had planned.
 */
export const comparePlan = (
  entries: readonly PlanEntry[],
  done: readonly Done[],
  today: LocalDate,
): { readonly entries: readonly ComparedEntry[]; readonly beyond: readonly Done[] } => {
  const pairs = entries
    .flatMap((entry) =>
      done
        .filter(({ method }) => method === entry.method)
        .map((one) => ({
          entry,
          one,
          reached: reached(entry, one),
          apart: Math.abs(daysBetween(entry.date, one.date)),
        })),
    )
    .filter((pair) => pair.reached > 0 || pair.entry.unitIds.length + pair.entry.pointIds.length === 0)
    .sort((a, b) => b.reached - a.reached || a.apart - b.apart)
  const doneOf = new Map<PlanEntry, Done>()
  const used = new Set<Done>()
  for (const { entry, one } of pairs)
    if (!doneOf.has(entry) && !used.has(one)) {
      doneOf.set(entry, one)
      used.add(one)
    }
  return {
    entries: entries.map((entry) => {
      const own = doneOf.get(entry) ?? null
      const unitIdsLeft = entry.unitIds.filter((unitId) => !own?.unitIds.includes(unitId))
      const pointIdsLeft = entry.pointIds.filter((pointId) => !own?.pointIds.includes(pointId))
      const outcome: Outcome =
        own !== null
          ? unitIdsLeft.length + pointIdsLeft.length > 0
            ? 'partly'
            : 'done'
          : entry.date < today
            ? 'missed'
            : entry.date === today
              ? 'today'
              : 'ahead'
      return { entry, outcome, done: own, unitIdsLeft, pointIdsLeft }
    }),
    beyond: done.filter((one) => !used.has(one)),
  }
}
