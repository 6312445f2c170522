/**
 * A questionnaire 调查问卷 of 走访群众: a squad puts it to residents of one of its scopes by a QR code, and they answer without
 * signing in. Answers are kept without anything that tells who answered; results are counts, and a rate only where there is
 * something to divide by.
 */
import { z } from 'zod'
import type { LocalDate } from './calendar'
import type { Actor } from './people'
import { storable } from './storable'
import { type Text, text } from './text'

/** Best first. `unknown` is an answer, and no part of any rate. */
export const satisfactionLabel = {
  verySatisfied: text('很满意', 'Very satisfied'),
  satisfied: text('满意', 'Satisfied'),
  neutral: text('一般', 'So-so'),
  dissatisfied: text('不满意', 'Dissatisfied'),
  veryDissatisfied: text('很不满意', 'Very dissatisfied'),
  unknown: text('说不清', 'Cannot say'),
} as const satisfies Record<string, Text>
export type Satisfaction = keyof typeof satisfactionLabel
export const satisfactions = Object.keys(satisfactionLabel) as Satisfaction[]

export type Question = { readonly key: string; readonly topic: Text; readonly asks: Text }

/** Sets of questions by version. A set that has been put to anybody is never changed: another wording is another version. */
export const questionSets: Readonly<Record<number, readonly Question[]>> = {
  1: [
    {
      key: 'cleanliness',
      topic: text('环境卫生', 'Cleanliness'),
      asks: text('您对这一带的环境卫生满意吗？', 'How satisfied are you with how clean this area is?'),
    },
    {
      key: 'order',
      topic: text('公共秩序', 'Public order'),
      asks: text(
        '您对这一带的停车、摆摊和交通秩序满意吗？',
        'How satisfied are you with parking, stalls and traffic here?',
      ),
    },
    {
      key: 'facilities',
      topic: text('公共设施', 'Facilities'),
      asks: text(
        '您对路灯、公厕、健身器材、无障碍等公共设施满意吗？',
        'How satisfied are you with street lamps, toilets, sports equipment and access for all?',
      ),
    },
    {
      key: 'safety',
      topic: text('安全', 'Safety'),
      asks: text('您对这一带的治安和消防安全满意吗？', 'How satisfied are you with how safe this area is?'),
    },
    {
      key: 'civility',
      topic: text('文明风尚', 'Civility'),
      asks: text('您对身边人的文明言行满意吗？', 'How satisfied are you with how people treat one another here?'),
    },
    {
      key: 'knowledge',
      topic: text('创建知晓', 'The campaign'),
      asks: text(
        '您对创建文明城市工作的宣传告知满意吗？',
        'How satisfied are you with what you have been told of the civilised-city campaign?',
      ),
    },
  ],
}
export const currentVersion = 1
export const questionsOf = (version: number): readonly Question[] => questionSets[version] ?? []

export const questionnaireStates = ['unmade', 'open', 'closed'] as const
export type QuestionnaireState = (typeof questionnaireStates)[number]

export type Questionnaire = {
  readonly id: string
  readonly seq: number
  readonly state: QuestionnaireState
  readonly squad: number
  readonly scopeId: string
  /** The canvassing activity 走访 for which it was made; null: for the scope as such. */
  readonly activityId: string | null
  readonly version: number
  readonly openedOn: LocalDate
  /** The last day on which it takes answers. */
  readonly closesOn: LocalDate
  /** What its public address ends in: 22 characters of 128 random bits, base64url. */
  readonly token: string
  readonly madeBy: Actor | null
}

export const unmadeQuestionnaire = (id: string): Questionnaire => ({
  id,
  seq: 0,
  state: 'unmade',
  squad: 0,
  scopeId: '',
  activityId: null,
  version: currentVersion,
  openedOn: '',
  closesOn: '',
  token: '',
  madeBy: null,
})

/** Until the end of its last day, unless it was closed before. */
export const takesAnswers = (
  { state, closesOn }: Pick<Questionnaire, 'state' | 'closesOn'>,
  today: LocalDate,
): boolean => state === 'open' && today <= closesOn

export const answerPath = (token: string): string => `/q/${token}`
export const isToken = (value: string): boolean => /^[\w-]{22}$/.test(value)

/** Answers of one questionnaire; a street office has no more residents in a campaign, a flood has. */
export const mostAnswers = 20_000
export const remarkLimit = 200

export type Answer = {
  readonly answers: Readonly<Record<string, Satisfaction>>
  readonly remark: string | null
}

/** What a resident sends: every question of the set answered, and an optional remark. */
export const answerSchema = (version: number): z.ZodType<Answer> =>
  z.strictObject({
    answers: z.strictObject(
      Object.fromEntries(
        questionsOf(version).map(({ key }) => [key, z.enum(satisfactions as [Satisfaction, ...Satisfaction[]])]),
      ),
    ),
    remark: storable.trim().max(remarkLimit).nullable(),
  }) as unknown as z.ZodType<Answer>

/** How often a question was answered in one way. */
export type AnswerCount = { readonly key: string; readonly value: Satisfaction; readonly count: number }

export type QuestionResult = Question & {
  readonly counts: Readonly<Record<Satisfaction, number>>
  /** Answers that say something; `unknown` is not among them. */
  readonly answered: number
  /** Very satisfied and satisfied. */
  readonly satisfied: number
  /** satisfied / answered, 0 to 1; null where nobody has answered: never a share of nothing. */
  readonly rate: number | null
}

export const resultsOf = (version: number, counted: readonly AnswerCount[]): QuestionResult[] =>
  questionsOf(version).map((question) => {
    const counts = Object.fromEntries(
      satisfactions.map((value) => [
        value,
        counted
          .filter((one) => one.key === question.key && one.value === value)
          .reduce((sum, { count }) => sum + count, 0),
      ]),
    ) as Record<Satisfaction, number>
    const answered = satisfactions.reduce((sum, value) => sum + (value === 'unknown' ? 0 : counts[value]), 0)
    const satisfied = counts.verySatisfied + counts.satisfied
    return { ...question, counts, answered, satisfied, rate: answered === 0 ? null : satisfied / answered }
  })
