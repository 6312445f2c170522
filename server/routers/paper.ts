/** Papers: those that wait for somebody, all of them, one with its history, drafting, every action of the table, numbers. */
import { and, arrayContains, arrayOverlaps, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { overdueDaysByUnit, wasEverOverdue } from '../../domain/clocks'
import { openStages } from '../../domain/issue'
import {
  isEscalating,
  isSeriesFormat,
  isSigned,
  issuedKinds,
  type Paper,
  paperStages,
  seriesNames,
  undrafted,
  unitEvidenceOf,
} from '../../domain/paper'
import {
  availablePaperActions,
  draftFormSchema,
  mayDraft,
  mayWithdraw,
  type PaperAction,
  type PaperActionName,
  type PaperEvent,
  paperActionSchema,
} from '../../domain/paperActions'
import { textForm, usualTexts } from '../../domain/paperTexts'
import { unitsOf, type Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Db } from '../db/open'
import { events, issues, points } from '../db/schema'
import { paperSeries, papers } from '../db/tables/papers'
import { fileFacts } from '../files/fileFacts'
import { issueSummary } from '../issueSummary'
import { readIssues, readNames } from '../papers/paperIssues'
import { mayReadPaper, visiblePapers } from '../papers/visiblePapers'
import { readCampaignFacts } from '../readCircumstances'
import { recordAdministration } from '../recording/administration'
import { draftsByUnit, noSuchPaper, recordDraftsByUnit, recordPaperAction, recordPointLists } from '../recording/paper'
import { readNumberFormats, readPaper } from '../recording/paperFold'
import { accepted, procedure, router } from '../trpc'
import { visibleIssues } from '../visibleIssues'

const mostListed = 2000
const issueIds = z.array(z.uuid()).max(500)
const sent = { actionId: z.uuid() }

const summaryOf = (paper: Paper) => ({
  id: paper.id,
  seq: paper.seq,
  kind: paper.kind,
  stage: paper.stage,
  squad: paper.squad,
  title: paper.title,
  numberText: paper.numberText,
  unitIds: paper.unitIds,
  issueCount: paper.issues.length,
  pointId: paper.pointId,
  draftedAt: paper.drafted?.at ?? null,
  signedOn: paper.signedOn,
  returned: paper.returned !== null,
  withdrawnBy: paper.withdrawnBy,
  withdraws: paper.withdraws,
  hasFile: paper.docx !== null,
  delivered: paper.deliveries.length,
})

/** What a waiting paper asks of somebody, the nearest step first. */
const tasks = ['approve', 'sign', 'check', 'issue', 'revise', 'deliver'] as const satisfies readonly PaperActionName[]
type Task = (typeof tasks)[number]

const taskOf = (paper: Paper, viewer: Viewer): Task | null => {
  const available = availablePaperActions(paper, viewer)
  return (
    tasks.find((task) => {
      if (!available.includes(task)) return false
      if (task === 'revise') return paper.returned !== null && paper.drafted?.by.accountId === viewer.accountId
      // A card's receipt is a courtesy; a notice hands over by being delivered.
      return task !== 'deliver' || paper.kind === 'notice'
    }) ?? null
  )
}

const waitingRows: SQL | undefined = or(
  inArray(papers.stage, ['drafted', 'checked', 'signed']),
  and(eq(papers.kind, 'notice'), eq(papers.stage, 'issued'), eq(papers.isWithdrawn, false)),
)

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

export const paperRouter = router({
  list: procedure('seePapers', 'read')
    .input(
      z.strictObject({
        kind: z.enum(issuedKinds).optional(),
        stage: z.enum(paperStages).optional(),
        unitId: storable.min(1).max(40).optional(),
        squad: z.number().int().positive().max(99).optional(),
        /** Of the signature. */
        month: z
          .string()
          .regex(/^\d{4}-\d{2}$/)
          .optional(),
        issueId: z.uuid().optional(),
      }),
    )
    .query(async ({ ctx: { database, viewer }, input }) => {
      const rows = await database.db
        .select({ state: papers.state })
        .from(papers)
        .where(
          and(
            visiblePapers(viewer),
            input.kind && eq(papers.kind, input.kind),
            input.stage && eq(papers.stage, input.stage),
            input.unitId === undefined ? undefined : arrayContains(papers.unitIds, [input.unitId]),
            input.squad === undefined ? undefined : eq(papers.squad, input.squad),
            input.month === undefined ? undefined : sql`to_char(${papers.signedOn}, 'YYYY-MM') = ${input.month}`,
            input.issueId === undefined ? undefined : arrayContains(papers.issueIds, [input.issueId]),
          ),
        )
        .orderBy(desc(papers.position))
        .limit(mostListed + 1)
      return {
        more: rows.length > mostListed,
        papers: rows.slice(0, mostListed).map(({ state }) => summaryOf(state)),
      }
    }),

  /** What waits for this person, oldest first, and how many of each task. */
  waiting: procedure('seePapers', 'read').query(async ({ ctx: { database, viewer } }) => {
    if (visibleTo(viewer).issues !== 'all') return { papers: [], counts: {} as Partial<Record<Task, number>> }
    const rows = await database.db
      .select({ state: papers.state })
      .from(papers)
      .where(waitingRows)
      .orderBy(asc(papers.position))
    const found = rows.flatMap(({ state }) => {
      const task = taskOf(state, viewer)
      return task === null ? [] : [{ ...summaryOf(state), task }]
    })
    const counts: Partial<Record<Task, number>> = {}
    for (const { task } of found) counts[task] = (counts[task] ?? 0) + 1
    return { papers: found, counts }
  }),

  byId: procedure('seePapers', 'read')
    .input(z.strictObject({ paperId: z.uuid() }))
    .query(async ({ ctx: { database, clock, paperFiles, viewer }, input }) => {
      const { db } = database
      const paper = await readPaper(db, input.paperId)
      if (paper === null || !mayReadPaper(viewer, paper)) return accepted(noSuchPaper)
      if (paper.stage === 'signed' && paper.kind === 'card') paperFiles.makeSoon(paper.id)
      const facts = await readCampaignFacts(db)
      const named = await db
        .select({ state: issues.state })
        .from(issues)
        .where(
          and(
            visibleIssues(viewer),
            inArray(
              issues.id,
              paper.issues.map(({ issueId }) => issueId),
            ),
          ),
        )
      const isOfUnit = visibleTo(viewer).issues !== 'all'
      const rows = isOfUnit
        ? []
        : await db
            .select({ position: events.position, body: events.body })
            .from(events)
            .where(and(eq(events.subjectKind, 'paper'), eq(events.subjectId, paper.id)))
            .orderBy(asc(events.position))
      const numbers = await numbersOf(db, [paper.withdraws, paper.withdrawnBy])
      const numberText = (id: string | null) => (id === null ? null : (numbers.get(id) ?? null))
      return {
        paper: seenBy(viewer, paper),
        content: await paperFiles.contentOf(paper),
        available: availablePaperActions(paper, viewer),
        mayWithdraw: mayWithdraw(paper, viewer),
        withdrawsNumber: numberText(paper.withdraws),
        withdrawnByNumber: numberText(paper.withdrawnBy),
        issues: named.map(({ state }) => issueSummary(state, clock.today(), facts)),
        files: await fileFacts(
          db,
          seenBy(viewer, paper).replies.map(({ by, files }) => ({ by, form: { files } })),
        ),
        history: rows.map(({ position, body }) => {
          const { made: _onlyForTheFile, ...event } = JSON.parse(body) as PaperEvent
          return { position, event: event as PaperEvent }
        }),
      }
    }),

  /** What the form of a new paper starts from: one draft for each unit that these issues concern. */
  draftPrefill: procedure('draftPaper', 'read')
    .input(
      z.strictObject({
        kind: z.enum(issuedKinds),
        issueIds,
        unitIds: z.array(storable.min(1).max(40)).max(100).optional(),
        pointId: z.number().int().positive().max(2_147_483_647).optional(),
      }),
    )
    .query(async ({ ctx: { database, clock, viewer }, input: { kind, issueIds: chosen, unitIds = [], pointId } }) => {
      const { db } = database
      accepted(mayDraft(undrafted('', kind), viewer))
      if (kind === 'notice' || kind === 'card') {
        const campaignFacts = await readCampaignFacts(db)
        const looking = { tx: db, today: clock.today(), campaignFacts: async () => campaignFacts }
        return { drafts: accepted(await draftsByUnit(looking, kind, chosen)) }
      }
      const names = await readNames(db)
      const named = await readIssues(db, chosen)
      const holders = [...new Set([...unitIds, ...named.flatMap(({ unitId }) => unitId ?? [])])]
      const [place] =
        pointId === undefined ? [] : await db.select({ name: points.name }).from(points).where(eq(points.id, pointId))
      const about = { unit: holders.map(names.unit).join('、'), count: named.length, place: place?.name }
      return {
        drafts: [
          {
            kind,
            ...textForm(usualTexts(kind, about)),
            unitIds: holders,
            issues: named.map(({ id }) => ({ issueId: id })),
            ...(isEscalating(kind) && { evidenceOn: clock.today() }),
            ...(kind === 'referral' && { organ: '市纪委监委机关' }),
            ...(pointId !== undefined && { pointId }),
          },
        ],
      }
    }),

  draft: procedure('draftPaper', 'write')
    .input(z.strictObject({ ...sent, paperId: z.uuid(), form: draftFormSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, paperId, form } }) =>
      accepted(
        await recordPaperAction(
          database,
          clock,
          { actionId, viewer },
          { paperId, seq: 0, action: { name: 'draft', form } },
        ),
      ),
    ),

  /** One paper for each unit of the chosen issues; a captain's cards may go out in the same press. */
  draftFor: procedure('draftPaper', 'write')
    .input(z.strictObject({ ...sent, kind: z.enum(['notice', 'card']), issueIds, approve: z.boolean() }))
    .mutation(async ({ ctx: { database, clock, paperFiles, viewer }, input: { actionId, ...given } }) => {
      const receipt = accepted(await recordDraftsByUnit(database, clock, { actionId, viewer }, given))
      const rows = await database.db
        .select({ state: papers.state })
        .from(papers)
        .where(
          and(
            arrayOverlaps(papers.issueIds, given.issueIds),
            eq(papers.kind, given.kind),
            eq(papers.isWithdrawn, false),
            inArray(papers.stage, ['drafted', 'checked', 'signed', 'issued']),
          ),
        )
        .orderBy(asc(papers.position))
      for (const { state } of rows) if (state.stage === 'signed') paperFiles.makeSoon(state.id)
      return { ...receipt, papers: rows.map(({ state }) => summaryOf(state)) }
    }),

  /** Both lists of a tracked point, from its open issues. */
  draftLists: procedure('draftPaper', 'write')
    .input(z.strictObject({ ...sent, pointId: z.number().int().positive().max(2_147_483_647) }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, pointId } }) =>
      accepted(await recordPointLists(database, clock, { actionId, viewer }, { pointId })),
    ),

  act: procedure('actOnPaper', 'write')
    .input(z.strictObject({ ...sent, paperId: z.uuid(), seq: z.number().int().min(1), action: paperActionSchema }))
    .mutation(async ({ ctx: { database, clock, paperFiles, viewer }, input: { actionId, paperId, seq, action } }) => {
      const made = await madeForIssue(database.db, paperId, action, viewer, paperFiles.store)
      const receipt = accepted(
        await recordPaperAction(database, clock, { actionId, viewer }, { paperId, seq, action, ...(made && { made }) }),
      )
      if (action.name === 'approve') paperFiles.makeSoon(paperId)
      return receipt
    }),

  /** 谁超期、超多久、退回几次、反弹几次、已通报几次: what the office decides upon, by issue and by unit. */
  escalation: procedure('seeEscalation', 'read').query(async ({ ctx: { database, clock } }) => {
    const { db } = database
    const today = clock.today()
    const facts = await readCampaignFacts(db)
    const rows = await db
      .select({ state: issues.state })
      .from(issues)
      .where(inArray(issues.stage, [...openStages, 'closed']))
    const all = rows.map(({ state }) => state)
    const late = all.filter((issue) => wasEverOverdue(issue, today) || issue.sentBackTimes > 0)
    const listed = late
      .filter((issue) => issue.stage !== 'closed' || issue.escalation.accountability === 'referred')
      .map((issue) => ({
        ...issueSummary(issue, today, facts),
        overdueDays: Object.values(overdueDaysByUnit(issue, today)).reduce((total, count) => total + count, 0),
        delay: issue.delay,
      }))
      .sort((one, other) => other.overdueDays - one.overdueDays)
    const unitIds = [...new Set(all.flatMap(({ unitsEver }) => unitsEver))]
    const units = unitIds
      .map((unitId) =>
        unitEvidenceOf(
          unitId,
          all.filter(({ unitsEver }) => unitsEver.includes(unitId)),
          today,
        ),
      )
      .filter(({ overdue, overdueDays, failedRechecks }) => overdue + overdueDays + failedRechecks > 0)
      .sort((one, other) => other.overdue - one.overdue || other.overdueDays - one.overdueDays)
    return { issues: listed, units, overdue: listed.filter((issue) => issue.overdue).length }
  }),

  series: procedure('setPaperSeries', 'read').query(async ({ ctx: { database } }) => {
    const formats = await readNumberFormats(database.db)
    return seriesNames.map((name) => ({ name, ...formats[name] }))
  }),

  /** Another template; numbers taken before keep theirs. */
  setSeries: procedure('setPaperSeries', 'write')
    .input(
      z.strictObject({
        ...sent,
        name: z.enum(seriesNames),
        prefix: storable.trim().min(1).max(30),
        template: storable.trim().min(1).max(60),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...input } }) => {
      if (!isSeriesFormat(input.name, input))
        accepted(
          refuse(
            'invalid',
            '编号格式应含一次{year}和一次{n}，分队督办卡另含一次{squad}，中间没有空格。',
            'A template names {year} and {n} once each, a squad’s also {squad}, and holds no spaces.',
          ),
        )
      return accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'setPaperSeries',
          { setPaperSeries: input },
          async ({ tx }) => {
            const from = (await readNumberFormats(tx))[input.name]
            await tx.insert(paperSeries).values(input).onConflictDoUpdate({ target: paperSeries.name, set: input })
            const { prefix, template } = input
            return {
              subjectKind: 'campaign',
              subjectId: `paperSeries:${input.name}`,
              name: 'setPaperSeries',
              from: { prefix: from.prefix, template: from.template },
              to: { prefix, template },
            }
          },
        ),
      )
    }),
})

/** The file of a paper is drawn before the lock is taken: its words are fixed since the signature. */
const madeForIssue = async (
  db: Db,
  paperId: string,
  action: Exclude<PaperAction, { name: 'draft' | 'withdraw' }>,
  viewer: Viewer,
  store: (paper: Paper) => Promise<{ readonly docx: string }>,
) => {
  if (action.name !== 'issue') return undefined
  const paper = await readPaper(db, paperId)
  if (paper === null || !isSigned(paper) || !availablePaperActions(paper, viewer).includes('issue')) return undefined
  return store(paper)
}
