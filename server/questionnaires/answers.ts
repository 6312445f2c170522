/** The one writer of answers, and their counts. Nothing of who answered is kept, so an answer is never changed or taken back. */
import { count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import {
  type Answer,
  type AnswerCount,
  mostAnswers,
  type Questionnaire,
  type Satisfaction,
  takesAnswers,
} from '../../domain/questionnaire'
import { type Refusal, refuse } from '../../domain/refusal'
import { type Db, rawOf } from '../db/open'
import { questionnaireAnswers, questionnaires } from '../db/tables/questionnaires'

export const questionnaireIsClosed = refuse(
  'conflict',
  '问卷已经截止，不再收集。谢谢您的关心。',
  'This questionnaire has closed and takes no more answers. Thank you for your interest.',
)
const isFull = refuse(
  'tooMany',
  '问卷收到的答卷已满，不再收集。谢谢您的关心。',
  'This questionnaire has all the answers it can take. Thank you for your interest.',
)

export const readByToken = async (db: Db, token: string): Promise<Questionnaire | null> => {
  const [row] = await db
    .select({ state: questionnaires.state })
    .from(questionnaires)
    .where(eq(questionnaires.token, token))
  return row?.state ?? null
}

/** Undefined once it is stored. */
export const storeAnswer = async (
  db: Db,
  questionnaire: Questionnaire,
  { answers, remark }: Answer,
  today: LocalDate,
): Promise<Refusal | undefined> => {
  if (!takesAnswers(questionnaire, today)) return questionnaireIsClosed
  const stored = await rawOf(db)`
    insert into questionnaire_answers (questionnaire_id, "on", answers, remark)
    select ${questionnaire.id}::uuid, ${today}::date, ${JSON.stringify(answers)}::text::jsonb, ${remark}
    where (select count(*) from questionnaire_answers where questionnaire_id = ${questionnaire.id}::uuid) < ${mostAnswers}
    returning id`
  return stored.length === 0 ? isFull : undefined
}

export type Counted = { readonly total: number; readonly counts: readonly AnswerCount[] }
const nothing: Counted = { total: 0, counts: [] }

/** Of each of these questionnaires: how many answered, and how. */
export const countAnswers = async (db: Db, ids: readonly string[]): Promise<(id: string) => Counted> => {
  if (ids.length === 0) return () => nothing
  const [totals, rows] = await Promise.all([
    db
      .select({ id: questionnaireAnswers.questionnaireId, total: count() })
      .from(questionnaireAnswers)
      .where(inArray(questionnaireAnswers.questionnaireId, [...ids]))
      .groupBy(questionnaireAnswers.questionnaireId),
    rawOf(db)<{ id: string; key: string; value: Satisfaction; count: number }[]>`
      select questionnaire_id as id, key, value, count(*)::int as count
      from questionnaire_answers, jsonb_each_text(answers)
      where questionnaire_id = any(${[...ids]}::uuid[])
      group by questionnaire_id, key, value`,
  ])
  const byId = new Map(
    totals.map(({ id, total }): [string, Counted] => [
      id,
      { total, counts: rows.filter((row) => row.id === id).map(({ key, value, count }) => ({ key, value, count })) },
    ]),
  )
  return (id) => byId.get(id) ?? nothing
}

const mostRemarks = 100

/** The newest of them, each with its day. */
export const readRemarks = async (db: Db, id: string): Promise<{ readonly on: LocalDate; readonly remark: string }[]> =>
  (
    await db
      .select({ on: questionnaireAnswers.on, remark: questionnaireAnswers.remark })
      .from(questionnaireAnswers)
      .where(sql`${eq(questionnaireAnswers.questionnaireId, id)} and ${isNotNull(questionnaireAnswers.remark)}`)
      .orderBy(desc(questionnaireAnswers.id))
      .limit(mostRemarks)
  ).flatMap(({ on, remark }) => (remark === null ? [] : [{ on, remark }]))
