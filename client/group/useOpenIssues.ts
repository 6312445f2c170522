/** How many open issues stand in the list of each squad: counted by the list's own filter, so that the two never differ. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage } from '../language'
import { rowMaker } from '../lists/issueRow'
import { isIssueShown, openStageList } from '../lists/issueRows'
import type { ListProps } from '../lists/listProps'
import { useTRPC } from '../trpc'
import { useSectionById } from '../useRoadSections'
import { type Filter, wholeCity } from '../view'

export const filterOfSquad = (squad: number): Filter => ({ ...wholeCity.filter, squad })

/** Null until the issues are read. */
export const useOpenIssues = ({
  plan,
  table,
  version,
}: Pick<ListProps, 'plan' | 'table' | 'version'>): ((squad: number) => number) | null => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const sectionById = useSectionById()
  const { data } = useQuery(trpc.issue.list.queryOptions({ stages: openStageList }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place, its version says so
  return useMemo(() => {
    const rows = data?.issues.map(rowMaker(plan, table, sectionById, say))
    return rows === undefined ? null : (squad) => rows.filter((row) => isIssueShown(row, filterOfSquad(squad))).length
  }, [data, plan, table, version, sectionById, say])
}
