/** The plan as the server gives it, and its time, which for sample data is not the machine's. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type HandbookItem, itemsFor, itemsUnder, versionOn } from '../domain/handbook/handbook'
import { type Answers, type Trpc, useTRPC } from './trpc'

export type Overview = Answers['campaign']['overview']
export type OverviewScope = Overview['scopes'][number]
export type OverviewUnit = Overview['units'][number]

export const overviewOptions = (trpc: Trpc) =>
  trpc.campaign.overview.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY })

export const useOverviewQuery = () => useQuery(overviewOptions(useTRPC()))

export type PlanKind = Overview['pointKinds'][number] & { readonly checkItems: readonly HandbookItem[] }

/** Everything of the plan by its key, for whoever shows a name. */
export type Plan = Omit<Overview, 'pointKinds'> & {
  /** Those in use, in their order. */
  readonly pointKinds: readonly PlanKind[]
  /** The version of the handbook in force today. */
  readonly handbookNumber: number
  readonly unitById: ReadonlyMap<string, OverviewUnit>
  readonly scopeById: ReadonlyMap<string, OverviewScope>
  /** Retired ones too. */
  readonly kindByKey: ReadonlyMap<string, PlanKind>
  readonly squadByNumber: ReadonlyMap<number, Overview['squads'][number]>
}

export const planOf = (overview: Overview): Plan => {
  const handbookNumber = versionOn(overview.handbook, overview.today)
  const kinds = overview.pointKinds.map((kind) => ({
    ...kind,
    checkItems: itemsUnder(overview.handbook, handbookNumber, kind.key),
  }))
  return {
    ...overview,
    handbookNumber,
    pointKinds: kinds.filter(({ retiredOn }) => retiredOn === null),
    unitById: new Map(overview.units.map((unit) => [unit.id, unit])),
    scopeById: new Map(overview.scopes.map((scope) => [scope.id, scope])),
    kindByKey: new Map(kinds.map((kind) => [kind.key, kind])),
    squadByNumber: new Map(overview.squads.map((squad) => [squad.number, squad])),
  }
}

/** What is looked at at a point today: some items are for urban points alone, or for others. */
export const checkItemsAt = (
  plan: Pick<Plan, 'kindByKey'>,
  { kind, urban }: { readonly kind: string; readonly urban: boolean },
): readonly HandbookItem[] => itemsFor(plan.kindByKey.get(kind)?.checkItems ?? [], urban)

/** Null until the plan is read. */
export const usePlan = (): Plan | null => {
  const { data } = useOverviewQuery()
  return useMemo(() => (data ? planOf(data) : null), [data])
}

const tickMs = 10_000

/** The campaign's time, running on from when the server said it; ISO 8601, or null until it is known. */
export const useCampaignNow = (): string | null => {
  const { data, dataUpdatedAt } = useOverviewQuery()
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const tick = () => setElapsed(Date.now() - dataUpdatedAt)
    tick()
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [dataUpdatedAt])
  return data ? new Date(Date.parse(data.now) + Math.max(0, elapsed)).toISOString() : null
}

/** The campaign's time at any moment, as far as the server has said it: the machine's own until then. */
export const useCampaignClock = (): (() => Date) => {
  const { data, dataUpdatedAt } = useOverviewQuery()
  const aheadMs = data ? Date.parse(data.now) - dataUpdatedAt : 0
  return useCallback(() => new Date(Date.now() + aheadMs), [aheadMs])
}
