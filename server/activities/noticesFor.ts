/** The supervision notice 督办通知 of each unit of a feedback meeting: what is handed over, and received. */
import { and, arrayOverlaps, desc, eq, gte } from 'drizzle-orm'
import type { Month } from '../../domain/calendar'
import { isOpen } from '../../domain/issue'
import type { Paper } from '../../domain/paper'
import type { Db } from '../db/open'
import { papers } from '../db/tables/papers'
import { issuesOfMonth } from './agenda'

export type MeetingNotice = {
  readonly unitId: string
  /** The paper, once it is issued; null: a notice on paper that is not kept here. */
  readonly paperId: string | null
  /** Its number; null while it has none. */
  readonly number: string | null
  readonly issueIds: readonly string[]
}

/** Issued notices to these units since the month began, newest first. */
const issuedNotices = async (db: Db, unitIds: readonly string[], month: Month): Promise<Paper[]> =>
  (
    await db
      .select({ state: papers.state })
      .from(papers)
      .where(
        and(
          eq(papers.kind, 'notice'),
          eq(papers.stage, 'issued'),
          eq(papers.isWithdrawn, false),
          arrayOverlaps(papers.unitIds, [...unitIds]),
          gte(papers.signedOn, `${month}-01`),
        ),
      )
      .orderBy(desc(papers.position))
  ).map(({ state }) => state)

/** One that still has to be handed over goes before one that has been. */
const noticeOf = (unitId: string, issued: readonly Paper[]): Paper | undefined => {
  const own = issued.filter((paper) => paper.unitIds.includes(unitId))
  return own.find(({ deliveries }) => !deliveries.some((delivery) => delivery.unitId === unitId)) ?? own[0]
}

/** A unit with an issued notice or an open issue; in the order of the units given. */
export const noticesFor = async (db: Db, unitIds: readonly string[], month: Month): Promise<MeetingNotice[]> => {
  if (unitIds.length === 0) return []
  const [ofMonth, issued] = await Promise.all([issuesOfMonth(db, month), issuedNotices(db, unitIds, month)])
  const open = ofMonth.filter(({ issue }) => isOpen(issue))
  return unitIds.flatMap((unitId): MeetingNotice[] => {
    const paper = noticeOf(unitId, issued)
    if (paper !== undefined)
      return [
        {
          unitId,
          paperId: paper.id,
          number: paper.numberText,
          issueIds: paper.issues.map(({ issueId }) => issueId),
        },
      ]
    const issueIds = open.filter((one) => one.unitId === unitId).map(({ issue }) => issue.id)
    return issueIds.length === 0 ? [] : [{ unitId, paperId: null, number: null, issueIds }]
  })
}
