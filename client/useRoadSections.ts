/** The road sections as the server lists them, and those that the present filter shows. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LocalDate } from '../domain/calendar'
import { statusOfIssueAlone } from '../domain/pointStatus'
import type { Plan } from './campaignOverview'
import type { SectionIssue } from './map/sectionFeatures'
import { countSections, type RoadSection, type StandingSection, sectionsShown, standingSections } from './roadSections'
import { type Answers, type Trpc, useTRPC } from './trpc'
import type { Filter, View } from './view'

/** What changes them is announced, so they are read once. */
export const roadSectionsOptions = (trpc: Trpc) =>
  trpc.roadSection.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY })

export const useRoadSections = () => useQuery(roadSectionsOptions(useTRPC()))

/** By id, the retired ones too; empty until they are read. */
export const useSectionById = (): ReadonlyMap<string, RoadSection> => {
  const { data } = useRoadSections()
  return useMemo(() => new Map(data?.sections.map((section) => [section.id, section])), [data])
}

export const useShownSections = (plan: Plan, filter: Filter, today: LocalDate) => {
  const { data, error, refetch } = useRoadSections()
  const present = useMemo(() => (data ? standingSections(data.sections, today) : []), [data, today])
  const squadOfScope = useMemo(() => new Map(plan.scopes.map(({ id, squad }) => [id, squad])), [plan])
  return useMemo(
    () => ({
      shown: sectionsShown(present, filter, squadOfScope),
      counts: countSections(present, filter, squadOfScope),
      isRead: data !== undefined,
      error,
      refetch,
    }),
    [present, filter, squadOfScope, data, error, refetch],
  )
}

const noIssues: readonly SectionIssue[] = []

/** The opened section for the map, with its open issues; it is shown whatever the filter says, as a selected point is. */
export const useSelectedSection = ({ opened }: View, shown: readonly StandingSection[], today: LocalDate) => {
  const trpc = useTRPC()
  const byId = useSectionById()
  const id = opened?.kind === 'roadSection' && byId.has(opened.id) ? opened.id : null
  const { data: detail } = useQuery(
    trpc.roadSection.byId.queryOptions({ roadSectionId: id ?? '' }, { enabled: id !== null }),
  )
  const section = id === null ? undefined : byId.get(id)
  const sections = useMemo(
    () =>
      section === undefined || shown.some((one) => one.id === section.id)
        ? shown
        : [...shown, ...standingSections([section], today)],
    [shown, section, today],
  )
  const issues = useMemo(
    () => (detail && detail.id === id ? detail.issues.flatMap((issue) => issueOnMap(issue) ?? []) : noIssues),
    [detail, id],
  )
  return { id, sections, issues }
}

const issueOnMap = (issue: Answers['roadSection']['byId']['issues'][number]): SectionIssue | null => {
  const status = statusOfIssueAlone(issue)
  return issue.subject.kind === 'roadSection' && status !== null ? { id: issue.id, at: issue.subject.at, status } : null
}
