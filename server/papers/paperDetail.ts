/** One paper as a person may read it: with its issues, its history, and the numbers of the papers that it names. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { Paper } from '../../domain/paper'
import type { PaperEvent } from '../../domain/paperActions'
import { unitsOf, type Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import type { Db } from '../db/open'
import { events, issues } from '../db/schema'
import { papers } from '../db/tables/papers'
import { fileFacts } from '../files/fileFacts'
import { issueSummary } from '../issueSummary'
import { readCampaignFacts } from '../readCircumstances'
import { visibleIssues } from '../visibleIssues'

const numbersOf = async (db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string | null>> => {
  const named = ids.flatMap((id) => id ?? [])
  if (named.length === 0) return new Map()
  const rows = await db.select({ id: papers.id, state: papers.state }).from(papers).where(inArray(papers.id, named))
  return new Map(rows.map(({ id, state }) => [id, state.numberText]))
}

/** A unit sees what was sent to it: no draft marks, and of deliveries and replies its own. */
const seenBy = (viewer: Viewer, paper: Paper): Paper => {
  if (visibleTo(viewer).issues === 'all') return paper
  const own = unitsOf(viewer)
  return {
    ...paper,
    drafted: null,
    checked: null,
    deliveries: paper.deliveries.filter(({ unitId }) => own.includes(unitId)),
    replies: paper.replies.filter(({ unitId }) => own.includes(unitId)),
  }
}

/** The supervising side reads how a paper came about; the words of its file are left out, they stand in the file. */
const historyOf = async (db: Db, viewer: Viewer, paperId: string) => {
  if (visibleTo(viewer).issues !== 'all') return []
  const rows = await db
    .select({ position: events.position, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, 'paper'), eq(events.subjectId, paperId)))
    .orderBy(asc(events.position))
  return rows.map(({ position, body }) => {
    const { made: _onlyForTheFile, ...event } = JSON.parse(body) as PaperEvent
    return { position, event: event as PaperEvent }
  })
}

/** Of a paper that this person may read. */
export const readPaperDetail = async (db: Db, viewer: Viewer, paper: Paper, today: LocalDate) => {
  const facts = await readCampaignFacts(db)
  const issueIds = paper.issues.map(({ issueId }) => issueId)
  const named = await db
    .select({ state: issues.state })
    .from(issues)
    .where(and(visibleIssues(viewer), inArray(issues.id, issueIds)))
  const numbers = await numbersOf(db, [paper.withdraws, paper.withdrawnBy])
  const numberText = (id: string | null) => (id === null ? null : (numbers.get(id) ?? null))
  const seen = seenBy(viewer, paper)
  return {
    paper: seen,
    withdrawsNumber: numberText(paper.withdraws),
    withdrawnByNumber: numberText(paper.withdrawnBy),
    issues: named.map(({ state }) => issueSummary(state, today, facts)),
    files: await fileFacts(
      db,
      seen.replies.map(({ by, files }) => ({ by, form: { files } })),
    ),
    history: await historyOf(db, viewer, paper.id),
  }
}
