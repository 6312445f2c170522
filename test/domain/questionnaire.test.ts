/** Questionnaires: the set of questions, what is an answer, how long one takes them, and rates that are never of nothing. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import {
  answerSchema,
  isToken,
  questionsOf,
  resultsOf,
  takesAnswers,
  unmadeQuestionnaire,
} from '../../domain/questionnaire'
import {
  applyQuestionnaireEvent,
  availableQuestionnaireActions,
  decideQuestionnaire,
  type QuestionnaireCircumstances,
  questionnaireActionSchema,
  replayQuestionnaire,
} from '../../domain/questionnaireActions'
import { isRefusal } from '../../domain/refusal'
import { captain1, captain5, commander, leader1, office, transport } from '../world'

const id = '01810000-0000-7000-8000-00000000000a'
const token = 'AAAAAAAAAAAAAAAAAAAAAA'
const world = (today: string): QuestionnaireCircumstances => ({
  today,
  endsOn: '2022-12-31',
  squadOfScope: { fengshan: 1, chengbei: 5 },
  activity: { method: 'canvass', state: 'held', squads: [1] },
  newToken: token,
})
const attempt = (from: ReturnType<typeof unmadeQuestionnaire>, day: string, who: Viewer, name: string, form: object) =>
  decideQuestionnaire(from, questionnaireActionSchema.parse({ name, form }), who, world(day), instantAt(day, '10:00'))
const openForm = { scopeId: 'fengshan', closesOn: '2022-07-18', activityId: id }
const openedBy = (who: Viewer) => {
  const event = attempt(unmadeQuestionnaire(id), '2022-07-04', who, 'open', openForm)
  if (isRefusal(event)) throw new Error(event.refused.zh)
  return event
}
const opened = applyQuestionnaireEvent(unmadeQuestionnaire(id), openedBy(captain1))

it('asks six questions in its first version, each with a topic of its own; no version asks nothing', () => {
  expect(questionsOf(1).map(({ topic }) => topic.zh)).toEqual([
    '环境卫生',
    '公共秩序',
    '公共设施',
    '安全',
    '文明风尚',
    '创建知晓',
  ])
  expect(questionsOf(2)).toEqual([])
})

describe('an answer', () => {
  const complete = Object.fromEntries(questionsOf(1).map(({ key }) => [key, 'satisfied']))
  it.each<[string, object, boolean]>([
    ['complete', { answers: complete, remark: null }, true],
    ['with a remark', { answers: complete, remark: '路灯太暗' }, true],
    ['with a question left out', { answers: { ...complete, safety: undefined }, remark: null }, false],
    ['with a question that nobody asked', { answers: { ...complete, name: 'satisfied' }, remark: null }, false],
    ['with a word that is no answer', { answers: { ...complete, safety: 'good' }, remark: null }, false],
    ['with more than it may carry', { answers: complete, remark: null, phone: '' }, false],
    ['with a remark of 201 characters', { answers: complete, remark: '字'.repeat(201) }, false],
  ])('%s', (_, answer, isAnswer) => {
    expect(answerSchema(1).safeParse(answer).success).toBe(isAnswer)
  })
})

describe('results', () => {
  it('state what was answered, and no rate where nobody has said anything', () => {
    const [cleanliness, order, facilities] = resultsOf(1, [
      { key: 'cleanliness', value: 'verySatisfied', count: 2 },
      { key: 'cleanliness', value: 'satisfied', count: 1 },
      { key: 'cleanliness', value: 'dissatisfied', count: 1 },
      { key: 'cleanliness', value: 'unknown', count: 5 },
      { key: 'order', value: 'unknown', count: 9 },
    ])
    expect(cleanliness).toMatchObject({ answered: 4, satisfied: 3, rate: 0.75 })
    expect(order).toMatchObject({ answered: 0, satisfied: 0, rate: null })
    expect(facilities).toMatchObject({ answered: 0, satisfied: 0, rate: null })
  })
  it('add up the counts of several questionnaires', () => {
    const one = { key: 'safety', value: 'satisfied', count: 3 } as const
    const safety = resultsOf(1, [one, one]).find(({ key }) => key === 'safety')
    expect(safety).toMatchObject({ answered: 6, rate: 1 })
  })
})

describe('its life', () => {
  it('a squad opens one for its own scope and activity, the office for any', () => {
    expect(opened).toMatchObject({
      state: 'open',
      squad: 1,
      scopeId: 'fengshan',
      activityId: id,
      version: 1,
      openedOn: '2022-07-04',
      closesOn: '2022-07-18',
      token,
    })
    expect(openedBy(office).standing).toBe('office')
  })
  it('takes answers until the end of its last day', () => {
    expect(['2022-07-04', '2022-07-18', '2022-07-19'].map((day) => takesAnswers(opened, day))).toEqual([
      true,
      true,
      false,
    ])
  })
  it.each<[string, Viewer, object, string]>([
    ['another squad', captain5, openForm, '这个范围由其他分队督导，不能在这里发起问卷。请选择本分队的范围。'],
    [
      'for an activity of another squad',
      captain5,
      { ...openForm, scopeId: 'chengbei' },
      '问卷只能附在本分队已开展的走访活动上。请重新选择活动，或不选活动。',
    ],
    ['until yesterday', captain1, { ...openForm, closesOn: '2022-07-03' }, '截止日期早于今天，请改为今天或以后。'],
    [
      'for half a year',
      captain1,
      { ...openForm, closesOn: '2022-12-31' },
      '截止日期太晚，请改为92天以内、不晚于创建活动结束之日2022-12-31。',
    ],
  ])('%s is refused', (_, who, form, sentence) => {
    const answer = attempt(unmadeQuestionnaire(id), '2022-07-04', who, 'open', form)
    expect(isRefusal(answer) && answer.refused.zh).toBe(sentence)
  })
  it('the buttons of each person; none to close it once its day has passed', () => {
    const buttons = (who: Viewer, day = '2022-07-05') =>
      availableQuestionnaireActions(opened, who, world(day)).join(' ')
    expect([captain1, office, captain5, commander, leader1, transport].map((who) => buttons(who))).toEqual([
      'extend close',
      'extend close',
      '',
      '',
      '',
      '',
    ])
    expect(buttons(captain1, '2022-07-19')).toBe('extend')
  })
  it('closed it takes none, whatever the day; replayed it is the same', () => {
    const close = attempt(opened, '2022-07-05', captain1, 'close', { reason: '走访结束' })
    if (isRefusal(close)) throw new Error(close.refused.zh)
    const closed = applyQuestionnaireEvent(opened, close)
    expect(takesAnswers(closed, '2022-07-05')).toBe(false)
    expect(replayQuestionnaire(id, [openedBy(captain1), close])).toEqual(closed)
  })
})

it('an address ends in 22 characters and nothing else', () => {
  expect([token, 'a-b_c'.padEnd(22, 'x'), 'short', `${token}A`, `${token.slice(1)}/`].map(isToken)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
