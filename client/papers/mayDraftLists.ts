/** Who may draft a point's own lists 问题清单、整改清单, and when. */
import { type Issue, isOpen } from '../../domain/issue'
import type { Role } from '../../domain/people'
import type { PointRecord } from '../../domain/point'

/**
 * From when a point is put on the tracking list, by the office or by its many issues, until the office takes it off again:
 * how many issues are open meanwhile does not matter, but without any there is nothing to list.
 */
export const mayDraftLists = (
  { trackedSince, issues }: Pick<PointRecord, 'trackedSince'> & { readonly issues: readonly Pick<Issue, 'stage'>[] },
  roles: readonly Role[],
): boolean =>
  trackedSince !== null && issues.some(isOpen) && roles.some((role) => role === 'office' || role === 'squad')
