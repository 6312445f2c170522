/** What the queries of this screen no longer know, after an announcement. One table for the kinds of subject; one list for a new day. */
import type { QueryKey } from '@tanstack/react-query'
import type { Announcement } from '../domain/announcement'
import { squadRouteOfId } from '../domain/squadRoute'
import type { SubjectKind } from '../domain/subjectKind'
import type { useTRPC } from './trpc'
import { groundOptions } from './useGeography'

type Queries = ReturnType<typeof useTRPC>
type Filter = { readonly queryKey?: QueryKey }
type Recorded = Extract<Announcement, { kind: 'recorded' }>

/** A squad's route concerns who looks at that squad alone. */
const ofSquadRoute = (trpc: Queries, id: string): readonly Filter[] => {
  const of = squadRouteOfId(id)
  return of === null
    ? []
    : [trpc.squadRoute.ofDay.queryFilter(of), trpc.squadRoute.history.queryFilter({ squad: of.squad })]
}

/** Issues and places are read by their ids: an event of an issue makes its place old as well. */
const byKind = (trpc: Queries, id: string): Readonly<Record<SubjectKind, readonly Filter[]>> => ({
  issue: [],
  point: [],
  roadSection: [trpc.city.activityDays.pathFilter()],
  paper: [trpc.paper.pathFilter()],
  // What was done stands beside what was planned.
  activity: [
    trpc.activity.pathFilter(),
    trpc.monthlyPlan.pathFilter(),
    trpc.city.activityDays.pathFilter(),
    trpc.dossier.pathFilter(),
  ],
  material: [trpc.material.pathFilter(), trpc.dossier.pathFilter()],
  squadRoute: ofSquadRoute(trpc, id),
  instruction: [trpc.instruction.pathFilter(), trpc.inbox.pathFilter()],
  campaign: [trpc.campaign.pathFilter(), trpc.city.pathFilter(), trpc.group.pathFilter(), trpc.dossier.pathFilter()],
  questionnaire: [trpc.questionnaire.pathFilter()],
  monthlyPlan: [trpc.monthlyPlan.pathFilter()],
  goodPractice: [trpc.goodPractice.pathFilter(), trpc.dossier.pathFilter()],
  report: [trpc.report.pathFilter()],
  contestation: [trpc.dossier.pathFilter()],
  unit: [trpc.campaign.pathFilter(), trpc.unit.pathFilter(), trpc.city.pathFilter(), trpc.dossier.pathFilter()],
  pointRegister: [
    trpc.point.pathFilter(),
    trpc.pointRegister.pathFilter(),
    trpc.unit.pathFilter(),
    trpc.city.pathFilter(),
  ],
  boundaries: [
    trpc.campaign.pathFilter(),
    trpc.boundary.pathFilter(),
    trpc.point.pathFilter(),
    trpc.roadSection.pathFilter(),
    trpc.city.pathFilter(),
    groundOptions,
  ],
  webhook: [trpc.webhook.pathFilter()],
  // The plan holds every version; what may be done at a place follows from its items.
  handbook: [
    trpc.campaign.pathFilter(),
    trpc.handbook.pathFilter(),
    trpc.point.pathFilter(),
    trpc.roadSection.pathFilter(),
  ],
  contact: [trpc.contact.pathFilter()],
  person: [trpc.people.pathFilter(), trpc.group.pathFilter()],
})

/** `now` is read anew at once, `soon` once for a burst of announcements. The lists of issues follow by themselves, issueLists.ts. */
export const madeOld = (
  trpc: Queries,
  { about, point, issueId, roadSectionId }: Pick<Recorded, 'about' | 'point' | 'issueId' | 'roadSectionId'>,
): { readonly now: readonly Filter[]; readonly soon: readonly Filter[] } => ({
  now: [
    ...byKind(trpc, about.id)[about.kind],
    ...(point === null ? [] : [trpc.point.byId.queryFilter({ pointId: point.id })]),
    ...(roadSectionId === null ? [] : [trpc.roadSection.byId.queryFilter({ roadSectionId })]),
    ...(issueId === null ? [] : [trpc.issue.byId.queryFilter({ issueId })]),
    trpc.audit.chain.pathFilter(),
  ],
  soon: [
    // With which unit it lies, and who is responsible there.
    ...(point === null && issueId === null && roadSectionId === null ? [] : [trpc.unit.leftBehind.pathFilter()]),
    // The city is counted on the server: one answer for a burst.
    ...(point === null && issueId === null ? [] : [trpc.city.pathFilter(), trpc.dossier.pathFilter()]),
    ...(roadSectionId === null ? [] : [trpc.roadSection.list.pathFilter()]),
    // Whatever happens may change a number of the report that is open.
    trpc.report.pathFilter(),
    // Whether an issue concerns this person is known to the server alone.
    ...(issueId === null ? [] : [trpc.inbox.pathFilter()]),
  ],
})

/** Everything that the server computes from the day, or that may have changed unheard. */
export const oldOnANewDay = (trpc: Queries): readonly Filter[] => [
  trpc.point.pathFilter(),
  trpc.pointRegister.pathFilter(),
  trpc.roadSection.pathFilter(),
  trpc.issue.pathFilter(),
  trpc.unit.pathFilter(),
  trpc.paper.pathFilter(),
  trpc.activity.pathFilter(),
  trpc.material.pathFilter(),
  trpc.squadRoute.pathFilter(),
  trpc.instruction.pathFilter(),
  trpc.group.pathFilter(),
  trpc.questionnaire.pathFilter(),
  trpc.monthlyPlan.pathFilter(),
  trpc.report.pathFilter(),
  trpc.dossier.pathFilter(),
  trpc.campaign.pathFilter(),
  trpc.city.pathFilter(),
  trpc.inbox.pathFilter(),
  trpc.audit.pathFilter(),
]
