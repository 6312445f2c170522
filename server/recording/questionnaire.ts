/** Questionnaires in the event log. Their answers are none of it: see server/questionnaires/answers.ts. */
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Questionnaire, unmadeQuestionnaire } from '../../domain/questionnaire'
import {
  applyQuestionnaireEvent,
  decideQuestionnaire,
  type QuestionnaireAction,
  type QuestionnaireCircumstances,
} from '../../domain/questionnaireActions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { campaign, scopes } from '../db/schema'
import { questionnaireRowOf, questionnaires } from '../db/tables/questionnaires'
import { type Receipt, record, type Sent } from '../record'
import { readActivity } from './activity'

export const noSuchQuestionnaire = refuse(
  'notFound',
  '没有这份问卷。请刷新后重试。',
  'There is no such questionnaire. Reload and try again.',
)
const alreadyOpened = refuse(
  'conflict',
  '这份问卷已经发起，请刷新后查看。',
  'This questionnaire has been opened already; reload to see it.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这份问卷刚刚有了新的进展，您的操作没有保存。请看过最新情况后再办理。',
  'This questionnaire has just moved on, so nothing was saved. Look at its newest state and try again.',
)

export const readQuestionnaire = async (db: Db, id: string): Promise<Questionnaire | null> => {
  const [row] = await db.select({ state: questionnaires.state }).from(questionnaires).where(eq(questionnaires.id, id))
  return row?.state ?? null
}

/** 128 random bits. */
const newToken = (): string => randomBytes(16).toString('base64url')

export const questionnaireCircumstances = async (
  db: Db,
  today: string,
  activityId?: string,
): Promise<QuestionnaireCircumstances> => {
  const [row] = await db.select({ plan: campaign.plan }).from(campaign)
  if (!row) throw new Error('the campaign is not loaded')
  return {
    today,
    endsOn: row.plan.endsOn,
    squadOfScope: Object.fromEntries((await db.select().from(scopes)).map(({ id, squad }) => [id, squad])),
    activity: activityId === undefined ? null : await readActivity(db, activityId),
    newToken: newToken(),
  }
}

export type QuestionnaireMove = {
  readonly questionnaireId: string
  readonly seq: number
  readonly action: QuestionnaireAction
}

export const recordQuestionnaireAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { questionnaireId, seq, action }: QuestionnaireMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { questionnaireId, action }, async (writing) => {
    const { tx, viewer, now, today } = writing
    const known = await readQuestionnaire(tx, questionnaireId)
    if (action.name === 'open' && known !== null) return alreadyOpened
    if (action.name !== 'open' && known === null) return noSuchQuestionnaire
    const questionnaire = known ?? unmadeQuestionnaire(questionnaireId)
    if (questionnaire.seq !== seq) return changedMeanwhile
    const activityId = action.name === 'open' ? action.form.activityId : undefined
    const circumstances = await questionnaireCircumstances(tx, today, activityId)
    const event = decideQuestionnaire(questionnaire, action, viewer, circumstances, now)
    if (isRefusal(event)) return event
    const after = applyQuestionnaireEvent(questionnaire, event)
    const rows = await writing.append({ subjectKind: 'questionnaire', subjectId: questionnaireId, event })
    const row = questionnaireRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(questionnaires).values(row).onConflictDoUpdate({ target: questionnaires.id, set: row })
    return { issueId: null, pointId: null, seq: after.seq }
  })
