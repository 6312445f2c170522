/** Road sections in the browser: how each stands today, and which of them a filter shows. Pure. */
import type { LocalDate } from '../domain/calendar'
import { type PointStatus, pointStatuses, statusOn } from '../domain/pointStatus'
import type { SquadOfScope, StatusCounts } from './pointTable'
import type { Answers } from './trpc'
import type { Filter } from './view'

export type RoadSection = Answers['roadSection']['list']['sections'][number]

/** A section with its status on a day, lateness included. */
export type StandingSection = RoadSection & { readonly statusNow: PointStatus }

/** Those that are still sections, with how they stand. */
export const standingSections = (sections: readonly RoadSection[], today: LocalDate): StandingSection[] =>
  sections
    .filter(({ retiredOn }) => retiredOn === null)
    .map((section) => ({ ...section, statusNow: statusOn(section, today) }))

/** A filter by kind of point asks for points alone. */
const isAt = (section: StandingSection, filter: Filter, squadOfScope: SquadOfScope): boolean => {
  const { scopeId, responsibleUnitId, nameZh, nameEn, sponsor } = section
  if (filter.kind !== null) return false
  if (filter.scopeId !== null && scopeId !== filter.scopeId) return false
  if (filter.squad !== null && squadOfScope.get(scopeId ?? '') !== filter.squad) return false
  if (filter.unitId !== null && responsibleUnitId !== filter.unitId) return false
  const search = filter.search.trim().toLowerCase()
  return search === '' || [nameZh, nameEn, sponsor].some((text) => text.toLowerCase().includes(search))
}

export const sectionsShown = (
  sections: readonly StandingSection[],
  filter: Filter,
  squadOfScope: SquadOfScope,
): StandingSection[] =>
  sections.filter(
    (section) =>
      (filter.statuses.length === 0 || filter.statuses.includes(section.statusNow)) &&
      isAt(section, filter, squadOfScope),
  )

/** How many of each status a filter shows, were it not for its statuses. */
export const countSections = (
  sections: readonly StandingSection[],
  filter: Filter,
  squadOfScope: SquadOfScope,
): StatusCounts => {
  const counts = Object.fromEntries(pointStatuses.map((status) => [status, 0])) as Record<PointStatus, number>
  for (const section of sections) if (isAt(section, filter, squadOfScope)) counts[section.statusNow] += 1
  return counts
}
