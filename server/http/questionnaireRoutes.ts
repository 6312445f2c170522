/** What a resident reaches without signing in: the page of one questionnaire, and where its form is sent. */
import { eq } from 'drizzle-orm'
import {
  answerPath,
  answerSchema,
  isToken,
  type Questionnaire,
  questionsOf,
  takesAnswers,
} from '../../domain/questionnaire'
import { httpStatusOf, type Refusal, refuse } from '../../domain/refusal'
import { type Language, type Text, text } from '../../domain/text'
import type { Server } from '../context'
import { scopes } from '../db/schema'
import { questionnaireIsClosed, readByToken, storeAnswer } from '../questionnaires/answers'
import { type Exchange, languageOf } from './exchange'
import { formPage, sentencePage, thanksPage } from './questionnairePage'

/** Six choices and 200 characters, three bytes each written as nine. */
export const answerBytes = 4_096

const noSuchQuestionnaire = refuse(
  'notFound',
  '没有这份问卷，链接可能不完整。请重新扫码。',
  'There is no such questionnaire; the link may be incomplete. Scan the code again.',
)

/** A link or a form that says a language goes before the browser's. */
const languageAsked = (request: Request): Language => {
  const asked = new URL(request.url).searchParams.get('lang')
  return asked === 'zh' || asked === 'en' ? asked : languageOf(request.headers)
}

/** As a page, for a resident reads it. */
export const refusalPage = (refusal: Refusal, request: Request): Response =>
  sentencePage(refusal.refused, httpStatusOf[refusal.kind], languageAsked(request))

/** Read once and kept: a flood of wrong tokens asks the database about none that cannot be one. */
const tokenOf = (request: Request): string | null => {
  const token = new URL(request.url).pathname.slice(answerPath('').length)
  return isToken(token) ? token : null
}

export const questionnaireRoutes = ({ database: { db }, clock }: Server) => {
  const find = async (request: Request): Promise<Questionnaire | null> => {
    const token = tokenOf(request)
    return token === null ? null : readByToken(db, token)
  }
  const scopeOf = async ({ scopeId }: Questionnaire): Promise<Text> => {
    const [scope] = await db
      .select({ nameZh: scopes.nameZh, nameEn: scopes.nameEn })
      .from(scopes)
      .where(eq(scopes.id, scopeId))
    return scope === undefined ? text(scopeId, scopeId) : text(scope.nameZh, scope.nameEn)
  }

  return {
    page: async ({ request }: Exchange): Promise<Response> => {
      const questionnaire = await find(request)
      if (questionnaire === null) return refusalPage(noSuchQuestionnaire, request)
      const language = languageAsked(request)
      if (new URL(request.url).searchParams.has('thanks')) return thanksPage(language)
      if (!takesAnswers(questionnaire, clock.today())) return refusalPage(questionnaireIsClosed, request)
      return formPage({ questionnaire, scope: await scopeOf(questionnaire), language })
    },

    answer: async ({ request }: Exchange): Promise<Response> => {
      const questionnaire = await find(request)
      if (questionnaire === null) return refusalPage(noSuchQuestionnaire, request)
      const given = new URLSearchParams(await request.text())
      const { version, token } = questionnaire
      const remark = given.get('remark')?.trim() ?? ''
      const answer = answerSchema(version).safeParse({
        answers: Object.fromEntries(questionsOf(version).map(({ key }) => [key, given.get(key)])),
        remark: remark === '' ? null : remark,
      })
      const language = languageAsked(request)
      if (!answer.success)
        return takesAnswers(questionnaire, clock.today())
          ? formPage({ questionnaire, scope: await scopeOf(questionnaire), language, given })
          : refusalPage(questionnaireIsClosed, request)
      const refused = await storeAnswer(db, questionnaire, answer.data, clock.today())
      if (refused !== undefined) return refusalPage(refused, request)
      // Elsewhere, so that a page loaded again sends nothing again.
      return new Response(null, {
        status: 303,
        headers: { location: `${answerPath(token)}?thanks&lang=${language}`, 'cache-control': 'no-store' },
      })
    },
  }
}
