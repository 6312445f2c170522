/** Questionnaires 调查问卷: the list, one with its results, results by scope, and what may be done about one. */

import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { currentVersion, resultsOf, takesAnswers } from '../../domain/questionnaire'
import {
  availableQuestionnaireActions,
  type QuestionnaireEvent,
  questionnaireActionSchema,
} from '../../domain/questionnaireActions'
import { events } from '../db/schema'
import { questionnaires } from '../db/tables/questionnaires'
import { countAnswers, readRemarks } from '../questionnaires/answers'
import {
  noSuchQuestionnaire,
  questionnaireCircumstances,
  readQuestionnaire,
  recordQuestionnaireAction,
} from '../recording/questionnaire'
import { accepted, procedure, router } from '../trpc'

const questionnaireId = uuidSchema
const squad = z.number().int().positive().max(99)

export const questionnaireRouter = router({
  /** Newest first, each with how many have answered. */
  list: procedure('seeQuestionnaires', 'read')
    .input(z.strictObject({ squad: squad.optional(), activityId: uuidSchema.optional() }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const { db } = database
      const rows = await db
        .select({ state: questionnaires.state })
        .from(questionnaires)
        .where(input.squad === undefined ? undefined : eq(questionnaires.squad, input.squad))
        .orderBy(desc(questionnaires.position))
      const all = rows
        .map(({ state }) => state)
        .filter(({ activityId }) => input.activityId === undefined || activityId === input.activityId)
      const countedOf = await countAnswers(
        db,
        all.map(({ id }) => id),
      )
      return all.map((questionnaire) => ({
        ...questionnaire,
        takesAnswers: takesAnswers(questionnaire, clock.today()),
        answers: countedOf(questionnaire.id).total,
      }))
    }),

  /** All answers of each scope together, question by question; scopes where nobody has been asked are not among them. */
  byScope: procedure('seeQuestionnaires', 'read').query(async ({ ctx: { database } }) => {
    const { db } = database
    const rows = await db
      .select({ state: questionnaires.state })
      .from(questionnaires)
      .orderBy(asc(questionnaires.scopeId))
    // Other versions ask other questions: their answers are not added up with these.
    const all = rows.map(({ state }) => state).filter(({ version }) => version === currentVersion)
    const countedOf = await countAnswers(
      db,
      all.map(({ id }) => id),
    )
    return [...new Set(all.map(({ scopeId }) => scopeId))].map((scopeId) => {
      const counted = all.filter((one) => one.scopeId === scopeId).map(({ id }) => countedOf(id))
      return {
        scopeId,
        questionnaires: counted.length,
        answers: counted.reduce((sum, { total }) => sum + total, 0),
        questions: resultsOf(
          currentVersion,
          counted.flatMap(({ counts }) => counts),
        ),
      }
    })
  }),

  byId: procedure('seeQuestionnaires', 'read')
    .input(z.strictObject({ questionnaireId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const questionnaire = await readQuestionnaire(db, input.questionnaireId)
      if (questionnaire === null) return accepted(noSuchQuestionnaire)
      const [countedOf, remarks, told, circumstances] = await Promise.all([
        countAnswers(db, [questionnaire.id]),
        readRemarks(db, questionnaire.id),
        db
          .select({ body: events.body })
          .from(events)
          .where(and(eq(events.subjectKind, 'questionnaire'), eq(events.subjectId, questionnaire.id)))
          .orderBy(asc(events.position)),
        questionnaireCircumstances(db, clock.today()),
      ])
      const { total, counts } = countedOf(questionnaire.id)
      return {
        questionnaire,
        takesAnswers: takesAnswers(questionnaire, clock.today()),
        available: availableQuestionnaireActions(questionnaire, viewer, circumstances),
        answers: total,
        questions: resultsOf(questionnaire.version, counts),
        remarks,
        history: told.map(({ body }) => JSON.parse(body) as QuestionnaireEvent),
      }
    }),

  act: procedure('makeQuestionnaire', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        questionnaireId,
        seq: z.number().int().min(0),
        action: questionnaireActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordQuestionnaireAction(database, clock, { actionId, viewer }, move)),
    ),
})
