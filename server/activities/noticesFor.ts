/** The supervision notice 督办通知 of each unit of a feedback meeting: what is handed over, and received. */

import type { Month } from '../../domain/calendar'
import { isOpen } from '../../domain/issue'
import type { Db } from '../db/open'
import { issuesOfMonth } from './agenda'

export type MeetingNotice = {
  readonly unitId: string
  /** The paper, once it is issued; null: a notice on paper that is not kept here. */
  readonly paperId: string | null
  /** Its number; null while it has none. */
  readonly number: string | null
  readonly issueIds: readonly string[]
}

/** A unit with an open issue gets a notice; in the order of the units given. */
export const noticesFor = async (db: Db, unitIds: readonly string[], month: Month): Promise<MeetingNotice[]> => {
  if (unitIds.length === 0) return []
  const open = (await issuesOfMonth(db, month)).filter(({ issue }) => isOpen(issue))
  return unitIds.flatMap((unitId) => {
    const issueIds = open.filter((one) => one.unitId === unitId).map(({ issue }) => issue.id)
    return issueIds.length === 0 ? [] : [{ unitId, paperId: null, number: null, issueIds }]
  })
}
