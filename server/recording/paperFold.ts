/** The fold of papers, their numbers, and the card that goes with a notice given directly. */
import { and, arrayOverlaps, asc, eq, inArray, max } from 'drizzle-orm'
import type { Issue } from '../../domain/issue'
import type { IssueEvent } from '../../domain/issueLifecycle'
import {
  type Numbered,
  type NumberFormats,
  numberedAs,
  numberFormats,
  type Paper,
  seriesKeyOf,
  undrafted,
} from '../../domain/paper'
import { applyPaperEvent, type PaperEvent, type PaperStanding } from '../../domain/paperActions'
import type { PaperContent } from '../../domain/paperContent'
import { draftTo } from '../../domain/paperTexts'
import { refuse } from '../../domain/refusal'
import { currentAnchor } from '../anchor'
import type { Db } from '../db/open'
import { units } from '../db/schema'
import { paperSeries, papers } from '../db/tables/papers'
import { contentOf } from '../papers/paperContents'
import type { Writing } from '../record'

export const readPaper = async (db: Db, paperId: string): Promise<Paper | null> => {
  const [row] = await db.select({ state: papers.state }).from(papers).where(eq(papers.id, paperId))
  return row?.state ?? null
}

export const noSuchPaper = refuse(
  'notFound',
  '没有这份文书，或您无权查看。请刷新后重试。',
  'There is no such paper, or it is not yours to see. Reload and try again.',
)
/** The papers of one of these kinds in which one of these issues stands and that hold, or wait to; in the order of their last step. */
export const readHoldingPapers = async (
  db: Db,
  issueIds: readonly string[],
  kinds: readonly Paper['kind'][],
): Promise<readonly Paper[]> => {
  const rows = await db
    .select({ state: papers.state })
    .from(papers)
    .where(
      and(
        arrayOverlaps(papers.issueIds, [...issueIds]),
        inArray(papers.kind, [...kinds]),
        inArray(papers.stage, ['drafted', 'checked', 'signed', 'issued']),
        eq(papers.isWithdrawn, false),
      ),
    )
    .orderBy(asc(papers.position))
  return rows.map(({ state }) => state)
}

/** The office's templates before the product's own. */
export const readNumberFormats = async (db: Db): Promise<NumberFormats> => {
  const rows = await db.select().from(paperSeries)
  return { ...numberFormats, ...Object.fromEntries(rows.map(({ name, ...format }) => [name, format])) }
}

/** The next number of its series; under the writer's lock, so that none is given twice and none left out. */
export const nextNumber = async (writing: Writing, paper: Paper): Promise<Numbered> => {
  const series = seriesKeyOf(paper)
  const year = Number(writing.today.slice(0, 4))
  const [last] = await writing.tx
    .select({ number: max(papers.number) })
    .from(papers)
    .where(and(eq(papers.series, series), eq(papers.year, year)))
  return numberedAs(paper, await readNumberFormats(writing.tx), year, (last?.number ?? 0) + 1)
}

export const paperRow = (
  paper: Paper,
  position: number,
  content?: PaperContent | undefined,
): typeof papers.$inferInsert => ({
  id: paper.id,
  state: paper,
  position,
  kind: paper.kind,
  stage: paper.stage,
  squad: paper.squad,
  unitIds: [...paper.unitIds],
  issueIds: paper.issues.map(({ issueId }) => issueId),
  pointId: paper.pointId,
  series: paper.series,
  year: paper.year,
  number: paper.number,
  isWithdrawn: paper.withdrawnBy !== null,
  signedOn: paper.signedOn,
  ...(content && { content }),
})

/** Appends decided events of one paper and folds them in. */
export const appendPaperEvents = async (
  { tx, append }: Pick<Writing, 'tx' | 'append'>,
  before: Paper,
  ...decided: readonly PaperEvent[]
): Promise<Paper> => {
  const after = decided.reduce(applyPaperEvent, before)
  const rows = await append(...decided.map((event) => ({ subjectKind: 'paper' as const, subjectId: before.id, event })))
  const content = decided.flatMap(({ made }) => made?.content ?? [])[0]
  const row = paperRow(after, rows.at(-1)?.position ?? 0, content)
  await tx.insert(papers).values(row).onConflictDoUpdate({ target: papers.id, set: row })
  return after
}

/** The number and the words with which a paper is signed now: what happens later changes neither. */
export const withNumber = async (writing: Writing, paper: Paper, event: PaperEvent): Promise<PaperEvent> => {
  const numbered = await nextNumber(writing, paper)
  const made = { ...event.made, numbered }
  const after = applyPaperEvent(paper, { ...event, made })
  const content = await contentOf(writing.tx, after, writing.today, await currentAnchor(writing.tx))
  return { ...event, made: { ...made, content } }
}

/** 督办卡 for an issue that has just been notified directly: drafted and approved by whoever notified, in one press. */
export const issueCardFor = async (
  writing: Writing,
  issue: Issue,
  { by, at, form }: Extract<IssueEvent, { name: 'notify' }>,
): Promise<Paper> => {
  const [unit] = await writing.tx.select({ name: units.nameZh }).from(units).where(eq(units.id, form.unitId))
  const { unitId, claimBy, rectifyBy } = form
  const named = [{ issueId: issue.id, claimBy, rectifyBy }]
  const draft = draftTo('card', { id: unitId, name: unit?.name ?? unitId }, named)
  const standing: PaperStanding = by.duty.role === 'office' ? 'office' : 'captain'
  const blank = undrafted(form.paperId ?? '', 'card')
  const drafted: PaperEvent = { name: 'draft', form: draft, seq: 1, at, by, standing }
  const waiting = applyPaperEvent(blank, drafted)
  const approved = await withNumber(writing, waiting, { name: 'approve', form: {}, seq: 2, at, by, standing })
  return appendPaperEvents(writing, blank, drafted, approved)
}
