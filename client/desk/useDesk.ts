/** What stands on the desks of the signed-in person: the lists of issues and the marked points, sorted by domain/desk.ts. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { addDays } from '../../domain/calendar'
import { type FilledSection, filledDesk, ownerOf } from '../../domain/desk'
import { type DeskOwner, type DeskPoint, recentDays } from '../../domain/deskRows/section'
import type { Role } from '../../domain/people'
import type { Plan } from '../campaignOverview'
import type { IssueSummary } from '../issueLists'
import { useLanguage } from '../language'
import { keysOf, rowMaker } from '../lists/issueRow'
import { openStageList } from '../lists/issueRows'
import type { PointTable } from '../pointTable'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { useSectionById } from '../useRoadSections'

export type DeskRow = IssueSummary & { readonly keys: readonly number[]; readonly place: string }
export type DeskPointRow = DeskPoint & { readonly name: string }
export type Desk = { readonly role: Role; readonly sections: readonly FilledSection<DeskRow, DeskPointRow>[] }

const withRecentlyClosed: readonly Role[] = ['unit', 'office', 'commander']

export const useDesk = (plan: Plan, table: PointTable, version: number) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const today = table.today()
  const open = useQuery(trpc.issue.list.queryOptions({ stages: openStageList }))
  const closed = useQuery(
    trpc.issue.list.queryOptions(
      { stages: ['closed'], closedSince: addDays(today, -recentDays) },
      { enabled: viewer.roles.some((role) => withRecentlyClosed.includes(role)) },
    ),
  )
  const owner = useMemo(
    (): DeskOwner => ownerOf(viewer.posts, new Map(plan.squads.map(({ number, group }) => [number, group]))),
    [viewer, plan],
  )

  const sectionById = useSectionById()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place, its version says so
  const desks = useMemo((): readonly Desk[] | null => {
    if (open.data === undefined) return null
    const rowOf = rowMaker(plan, table, sectionById, say)
    const issues = [...open.data.issues, ...(closed.data?.issues ?? [])].map((issue): DeskRow => {
      const row = rowOf(issue)
      return { ...issue, keys: keysOf(row, plan, sectionById), place: row.place }
    })
    const points = markedPoints(plan, table)
    return viewer.roles.map((role) => ({ role, sections: filledDesk(role, { issues, points }, owner, today) }))
  }, [open.data, closed.data, plan, table, version, sectionById, say, viewer, owner, today])

  return { desks, owner, today, error: open.error, readAnew: () => void open.refetch() }
}

const markedPoints = (plan: Plan, table: PointTable): DeskPointRow[] => {
  const found: DeskPointRow[] = []
  for (let index = 0; index < table.size; index += 1) {
    if (!table.isInUse(index)) continue
    const point = table.at(index)
    if (!point.isKey && !point.isHard && point.trackedSince === null) continue
    const squads = [
      point.scopeId === null ? null : plan.scopeById.get(point.scopeId)?.squad,
      ...point.responsibleUnitIds.map((unitId) => plan.unitById.get(unitId)?.squad),
    ]
    found.push({ ...point, keys: squads.filter((squad) => squad !== null && squad !== undefined) })
  }
  return found
}
