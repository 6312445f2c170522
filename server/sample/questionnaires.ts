/** The sample's questionnaires and what residents answered: one that has closed, three that are open, one of them without an answer yet. */
import type { Activity } from '../../domain/activity'
import { addDays, instantAt, type LocalDate, localDateOf } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import { type Questionnaire, questionsOf, type Satisfaction, unmadeQuestionnaire } from '../../domain/questionnaire'
import { applyQuestionnaireEvent, decideQuestionnaire } from '../../domain/questionnaireActions'
import { isRefusal } from '../../domain/refusal'
import type { questionnaireAnswers } from '../db/tables/questionnaires'
import type { Decided } from '../eventLog'
import { type Chance, seededChance } from './chance'

export type QuestionnaireWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly squadOfScope: Readonly<Record<string, number>>
  /** Canvassing activities that the sample recorded. */
  readonly canvassed: readonly Pick<Activity, 'id' | 'squads' | 'date'>[]
}
type AnswerRow = typeof questionnaireAnswers.$inferInsert

/** `mood`: how the answers lean; 0 is the best. */
const asked: readonly {
  readonly scopeId: string
  readonly on: LocalDate
  readonly days: number
  readonly answers: number
  readonly mood: number
}[] = [
  { scopeId: 'fengshan', on: '2022-08-12', days: 14, answers: 64, mood: 0.1 },
  { scopeId: 'binhe', on: '2022-09-02', days: 20, answers: 37, mood: 0.25 },
  { scopeId: 'chengbei', on: '2022-09-06', days: 21, answers: 18, mood: 0.4 },
  { scopeId: 'jiaokou', on: '2022-09-14', days: 14, answers: 0, mood: 0 },
]
/** How often in a hundred each is chosen, before the mood. */
const usual: readonly (readonly [Satisfaction, number])[] = [
  ['verySatisfied', 38],
  ['satisfied', 36],
  ['neutral', 14],
  ['dissatisfied', 6],
  ['veryDissatisfied', 2],
  ['unknown', 4],
]
const remarks = [
  '晚上路灯太暗，希望修一修。',
  '早市散了以后地上垃圾多。',
  '停车位少，电动车占了人行道。',
  '比去年干净多了，继续保持。',
  '公厕能不能开晚一点。',
] as const

/** A worse mood moves as much of what is satisfied to what is not. */
const chosen = (chance: Chance, mood: number): Satisfaction => {
  let at = chance.next() * 100 + mood * 30
  for (const [value, share] of usual) {
    if (at < share) return value
    at -= share
  }
  return 'dissatisfied'
}

export const playQuestionnaires = ({
  people,
  squadOfScope,
  canvassed,
}: QuestionnaireWorld): {
  readonly decided: readonly Decided[]
  readonly questionnaires: readonly Questionnaire[]
  readonly answers: readonly AnswerRow[]
} => {
  const chance = seededChance(20220906)
  const decided: Decided[] = []
  const questionnaires: Questionnaire[] = []
  const answers: AnswerRow[] = []
  for (const { scopeId, on, days, answers: count, mood } of asked) {
    const squad = squadOfScope[scopeId] ?? 0
    const viewer = people.get(`squad${squad}`)
    if (!viewer) throw new Error(`the sample has no squad${squad}`)
    const at = instantAt(on, '09:20')
    const activity = canvassed.find(
      (one) => one.squads.includes(squad) && one.date <= on && one.date > addDays(on, -40),
    )
    const unmade = unmadeQuestionnaire(chance.uuid(at))
    const event = decideQuestionnaire(
      unmade,
      {
        name: 'open',
        form: { scopeId, closesOn: addDays(on, days), ...(activity !== undefined && { activityId: activity.id }) },
      },
      viewer,
      {
        today: localDateOf(at),
        endsOn: '2022-12-31',
        squadOfScope,
        activity: activity === undefined ? null : { method: 'canvass', state: 'held', squads: [squad] },
        newToken: chance.uuid(at).replaceAll('-', '').slice(-22),
      },
      at,
    )
    if (isRefusal(event)) throw new Error(event.refused.en)
    decided.push({ subjectKind: 'questionnaire', subjectId: unmade.id, event })
    const questionnaire = applyQuestionnaireEvent(unmade, event)
    questionnaires.push(questionnaire)
    for (let index = 0; index < count; index += 1)
      answers.push({
        questionnaireId: questionnaire.id,
        on: addDays(on, 1 + chance.below(7)),
        answers: Object.fromEntries(questionsOf(questionnaire.version).map(({ key }) => [key, chosen(chance, mood)])),
        remark: chance.next() < 0.12 ? chance.pick(remarks) : null,
      })
  }
  return { decided, questionnaires, answers }
}
