/** Papers: those that wait for somebody, all of them, one with its history, drafting, every action of the table, numbers. */

import { and, arrayContains, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { escalationOf } from '../../domain/escalation'
import { uuidSchema } from '../../domain/id'
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
} from '../../domain/paper'
import {
  availablePaperActions,
  draftFormSchema,
  mayDraft,
  mayWithdraw,
  type PaperAction,
  paperActionSchema,
} from '../../domain/paperActions'
import { textForm, usualTexts } from '../../domain/paperTexts'
import type { Viewer } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Db } from '../db/open'
import { issues, points } from '../db/schema'
import { paperSeries, papers } from '../db/tables/papers'
import { issueSummary } from '../issueSummary'
import { readPaperDetail } from '../papers/paperDetail'
import { readIssues, readNames } from '../papers/paperIssues'
import { mayReadPaper, visiblePapers } from '../papers/visiblePapers'
import { type PaperTask, readWaitingPapers } from '../papers/waitingPapers'
import { readCampaignFacts } from '../readCircumstances'
import { recordAdministration } from '../recording/administration'
import { recordPaperAction } from '../recording/paper'
import { draftsByUnit, recordDraftsByUnit, recordPointLists } from '../recording/paperDrafts'
import { noSuchPaper, readHoldingPapers, readNumberFormats, readPaper } from '../recording/paperFold'
import { accepted, procedure, router } from '../trpc'

const mostListed = 2000
const issueIds = z.array(uuidSchema).max(500)
const sent = { actionId: uuidSchema }

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
          .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
          .optional(),
        issueId: uuidSchema.optional(),
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
    const waiting = await readWaitingPapers(database.db, viewer)
    const counts: Partial<Record<PaperTask, number>> = {}
    for (const { task } of waiting) counts[task] = (counts[task] ?? 0) + 1
    return { papers: waiting.map(({ paper, task }) => ({ ...summaryOf(paper), task })), counts }
  }),

  byId: procedure('seePapers', 'read')
    .input(z.strictObject({ paperId: uuidSchema }))
    .query(async ({ ctx: { database, clock, paperFiles, viewer }, input }) => {
      const { db } = database
      const paper = await readPaper(db, input.paperId)
      if (paper === null || !mayReadPaper(viewer, paper)) return accepted(noSuchPaper)
      if (paper.stage === 'signed' && paper.kind === 'card') paperFiles.makeSoon(paper.id)
      return {
        ...(await readPaperDetail(db, viewer, paper, clock.today())),
        content: await paperFiles.contentOf(paper),
        available: availablePaperActions(paper, viewer),
        mayWithdraw: mayWithdraw(paper, viewer),
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
    .input(z.strictObject({ ...sent, paperId: uuidSchema, form: draftFormSchema }))
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
      const drafted = await readHoldingPapers(database.db, given.issueIds, [given.kind])
      for (const { id, stage } of drafted) if (stage === 'signed') paperFiles.makeSoon(id)
      return { ...receipt, papers: drafted.map(summaryOf) }
    }),

  /** Both lists of a tracked point, from its open issues. */
  draftLists: procedure('draftPaper', 'write')
    .input(z.strictObject({ ...sent, pointId: z.number().int().positive().max(2_147_483_647) }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, pointId } }) =>
      accepted(await recordPointLists(database, clock, { actionId, viewer }, { pointId })),
    ),

  act: procedure('actOnPaper', 'write')
    .input(z.strictObject({ ...sent, paperId: uuidSchema, seq: z.number().int().min(1), action: paperActionSchema }))
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
    const late = escalationOf(
      rows.map(({ state }) => state),
      today,
    )
    const listed = late.issues.map(({ issue, overdueDays }) => ({
      ...issueSummary(issue, today, facts),
      overdueDays,
      delay: issue.delay,
    }))
    return { issues: listed, units: late.units, overdue: listed.filter((issue) => issue.overdue).length }
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
