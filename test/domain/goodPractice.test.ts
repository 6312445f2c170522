/** Good practice: who records, amends, publishes and withdraws one, and what is refused. */
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../domain/calendar'
import { type GoodPractice, unrecordedPractice } from '../../domain/goodPractice'
import {
  applyGoodPracticeEvent,
  availableGoodPracticeActions,
  decideGoodPractice,
  type GoodPracticeEvent,
  goodPracticeActionSchema,
  replayGoodPractice,
} from '../../domain/goodPracticeActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import { captain1, captain5, commander, office, transport } from '../world'

const id = '01810000-0000-7000-8000-00000000000b'
const world = (today: string) => ({
  today,
  startsOn: '2022-06-01',
  squads: new Set([1, 5]),
  units: new Set(['transport']),
  scopes: new Set(['fengshan']),
})
type Step = readonly [day: string, who: Viewer, name: string, form: object]
const attempt = (practice: GoodPractice, [day, who, name, form]: Step) =>
  decideGoodPractice(practice, goodPracticeActionSchema.parse({ name, form }), who, world(day), instantAt(day, '10:00'))
const refused = (practice: GoodPractice, step: Step) => {
  const answer = attempt(practice, step)
  return isRefusal(answer) ? answer.refused.zh : 'accepted'
}
const eventOf = (practice: GoodPractice, step: Step): GoodPracticeEvent => {
  const answer = attempt(practice, step)
  if (isRefusal(answer)) throw new Error(answer.refused.zh)
  return answer
}
const form = { title: '巷长制', text: '每条巷子有巷长。', on: '2022-07-04' }
const published = { medium: '市日报', on: '2022-07-10' }
const recorded = applyGoodPracticeEvent(
  unrecordedPractice(id),
  eventOf(unrecordedPractice(id), ['2022-07-04', captain1, 'record', form]),
)

describe('recording', () => {
  it('a squad’s is the squad’s; the office’s is its own, or a squad’s that it names', () => {
    const by = (who: Viewer, more: object = {}) =>
      applyGoodPracticeEvent(
        unrecordedPractice(id),
        eventOf(unrecordedPractice(id), ['2022-07-04', who, 'record', { ...form, ...more }]),
      ).squad
    expect([by(captain1), by(office), by(office, { squad: 5 })]).toEqual([1, null, 5])
  })
  it.each<[string, Step, string]>([
    [
      'a unit',
      ['2022-07-04', transport, 'record', form],
      '记一条经验做法由记录的督导分队或指挥部办公室办理，您不能办理。请联系他们。',
    ],
    [
      'a squad for another',
      ['2022-07-04', captain1, 'record', { ...form, squad: 5 }],
      '分队只能记录本分队的经验做法，请改为本分队。',
    ],
    ['tomorrow', ['2022-07-03', captain1, 'record', form], '日期应在创建活动开始之日2022-06-01至今天之间，请核对。'],
    [
      'before the campaign',
      ['2022-07-04', captain1, 'record', { ...form, on: '2022-05-31' }],
      '日期应在创建活动开始之日2022-06-01至今天之间，请核对。',
    ],
    [
      'no such unit',
      ['2022-07-04', captain1, 'record', { ...form, unitId: 'nobody' }],
      '没有这个单位，请从名单中选择。',
    ],
    [
      'no such scope',
      ['2022-07-04', captain1, 'record', { ...form, scopeId: 'nowhere' }],
      '没有这个督导范围，请从名单中选择。',
    ],
  ])('%s is refused', (_, step, sentence) => {
    expect(refused(unrecordedPractice(id), step)).toBe(sentence)
  })
})

describe('afterwards', () => {
  it('the buttons of each person', () => {
    const buttons = (who: Viewer) => availableGoodPracticeActions(recorded, who, world('2022-07-05')).join(' ')
    expect([captain1, office, captain5, commander].map(buttons)).toEqual([
      'amend withdraw',
      'amend publish withdraw',
      '',
      '',
    ])
  })
  it('the office marks which medium told of it, each once a day', () => {
    const told = applyGoodPracticeEvent(recorded, eventOf(recorded, ['2022-07-11', office, 'publish', published]))
    expect(told.publications).toEqual([{ medium: '市日报', on: '2022-07-10', title: null }])
    expect(refused(told, ['2022-07-11', office, 'publish', published])).toBe(
      '这家媒体这一天的刊发已经标记，没有重复记录。请查看已有的记录。',
    )
    expect(refused(told, ['2022-07-11', office, 'publish', { ...published, medium: '市电视台' }])).toBe('accepted')
    expect(refused(recorded, ['2022-07-09', office, 'publish', published])).toBe(
      '日期应在创建活动开始之日2022-06-01至今天之间，请核对。',
    )
  })
  it('is amended field by field; nothing changed is refused', () => {
    const event = eventOf(recorded, ['2022-07-05', captain1, 'amend', { title: '巷长制落地' }])
    expect(applyGoodPracticeEvent(recorded, event)).toEqual({ ...recorded, seq: 2, title: '巷长制落地' })
    for (const same of [{}, { title: form.title, text: form.text }])
      expect(refused(recorded, ['2022-07-05', captain1, 'amend', same])).toBe('没有改动。请修改后再提交，或取消。')
  })
  it('withdrawn, nothing more happens to it; replayed it is the same', () => {
    const first = eventOf(unrecordedPractice(id), ['2022-07-04', captain1, 'record', form])
    const last = eventOf(recorded, ['2022-07-05', captain1, 'withdraw', { reason: '情况有变' }])
    const withdrawn = applyGoodPracticeEvent(recorded, last)
    expect(availableGoodPracticeActions(withdrawn, office, world('2022-07-06'))).toEqual([])
    expect(replayGoodPractice(id, [first, last])).toEqual(withdrawn)
  })
})
