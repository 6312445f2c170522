/** The plan in the words of who reads it elsewhere: on paper, in a calendar, on another device. Pure. */
import { proposalReasons } from '../../domain/routeProposal'
import type { RouteSheet } from '../../domain/routeSheet'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { squadText } from '../names'
import type { PointTable } from '../pointTable'
import type { PlanView } from './planView'
import type { Candidate } from './stopsToPlan'
import { carName, words } from './words'

export type SheetSources = {
  readonly squad: number
  /** Which car the plan's first is: a car that is on its way has a plan of its own. */
  readonly firstCar: number
  readonly plan: Pick<Plan, 'kindByKey' | 'scopeById' | 'squadByNumber'>
  readonly table: Pick<PointTable, 'pointOf' | 'today'>
  readonly candidates: readonly Candidate[]
}

export const sheetOf = (
  { cars }: PlanView,
  { squad, firstCar, plan, table, candidates }: SheetSources,
  say: (said: Text) => string,
): RouteSheet => {
  const proposed = new Map(candidates.map((candidate) => [candidate.pointId, candidate]))
  const scopeOf = (scopeId: string | null): string => {
    const scope = scopeId === null ? undefined : plan.scopeById.get(scopeId)
    return scope ? say(text(scope.nameZh, scope.nameEn)) : ''
  }
  const reasonsFor = (pointId: number | null): string[] => {
    if (pointId === null) return [say(words.noPoint)]
    const kind = plan.kindByKey.get(table.pointOf(pointId)?.kind ?? '')
    return [
      ...(kind ? [say(text(kind.nameZh, kind.nameEn))] : []),
      ...(proposed.get(pointId)?.reasons.map(({ reason }) => say(proposalReasons[reason].label)) ?? [
        say(words.addedOnMap),
      ]),
    ]
  }
  const on = table.today()
  return {
    squad,
    on,
    title: `${say(squadText(plan, squad))} ${on} ${say(words.routeSheet)}`,
    cars: cars.flatMap(({ car, rows }) =>
      rows.length === 0
        ? []
        : [
            {
              car: firstCar + car,
              name: say(carName(firstCar + car)),
              stops: rows.map(({ stop: { key, name, at, pointId }, number, visit, isEstimated }) => ({
                key,
                number,
                name,
                at,
                arrives: visit.arrives,
                begins: visit.begins,
                leaves: visit.leaves,
                legSeconds: visit.legSeconds,
                legMetres: visit.legMetres,
                isEstimated,
                place: pointId === null ? '' : scopeOf(table.pointOf(pointId)?.scopeId ?? null),
                reasons: reasonsFor(pointId),
              })),
            },
          ],
    ),
  }
}
