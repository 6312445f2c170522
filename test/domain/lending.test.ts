/** Lending people between squads of one group: what makes it wrong, in which words, and how it ends early. */
import { expect, it } from 'vitest'
import { dutyText } from '../../domain/actorText'
import { endOfLendingIsWrong, isLent, type Lender, type Lending, lendingIsWrong, lentDuty } from '../../domain/lending'
import { type Duty, dutySchema, type Post } from '../../domain/people'
import { text } from '../../domain/text'

const groupOfSquad = new Map([1, 2, 3, 4, 5, 6].map((squad) => [squad, squad <= 3 ? 1 : 2]))
const today = '2022-07-04'
const post = (duty: Duty, from = '2022-06-01', until: string | null = null): Post => ({ id: 'p', duty, from, until })
const member = (squad: number): Duty => ({ role: 'squad', squad, position: 'member' })
const lent = (fromSquad: number, toSquad: number, from: string, until: string): Post =>
  post(lentDuty({ fromSquad, toSquad }), from, until)
const leader1: Lender = { groups: [1] }

const usual: Lending = { fromSquad: 1, toSquad: 2, from: '2022-07-05', until: '2022-07-08' }
const wrong = (lending: Partial<Lending>, posts: readonly Post[] = [post(member(1))], lender: Lender = leader1) =>
  lendingIsWrong({ ...usual, ...lending }, posts, lender, groupOfSquad, today)?.refused.zh ?? 'lent'

it('the post says from which squad, in the event and in words; posts from before stay as they are', () => {
  expect(lentDuty(usual)).toEqual({ role: 'squad', squad: 2, position: 'member', lentFrom: 1 })
  expect(dutySchema.parse(member(1))).toEqual({ role: 'squad', squad: 1, position: 'member' })
  const names = {
    unit: (id: string) => text(id, id),
    squad: (number: number) => text(`第${number}分队`, `Squad ${number}`),
  }
  expect(dutyText(lentDuty(usual), names)).toEqual({
    zh: '第2分队成员（第1分队借调）',
    en: 'Member, Squad 2 (lent by Squad 1)',
  })
  expect(dutyText(member(1), names).zh).toBe('第1分队成员')
  expect([isLent(lent(1, 2, today, today)), isLent(post(member(1))), isLent(post({ role: 'office' }))]).toEqual([
    true,
    false,
    false,
  ])
})

it('a leader lends within the own group, the office within any; nobody between two', () => {
  expect(wrong({})).toBe('lent')
  expect(wrong({ from: today, until: today })).toBe('lent')
  expect(wrong({ toSquad: 4 })).toBe('组长只能在本组的分队之间借调。跨组的请报指挥部办公室。')
  expect(wrong({ fromSquad: 5, toSquad: 6 }, [post(member(5))])).toBe(
    '组长只能在本组的分队之间借调。跨组的请报指挥部办公室。',
  )
  expect(wrong({ fromSquad: 5, toSquad: 6 }, [post(member(5))], 'office')).toBe('lent')
  expect(wrong({ toSquad: 4 }, undefined, 'office')).toBe('只能在同一督导组的分队之间借调。请选择同组的分队。')
})

it.each<[string, Partial<Lending>, readonly Post[] | undefined, string]>([
  ['to no squad', { toSquad: 9 }, undefined, '没有这个督导分队，请从名单中选择。'],
  ['to the own squad', { toSquad: 1 }, undefined, '借出和借入是同一个分队，请选择另一个分队。'],
  ['from a day that has passed', { from: '2022-07-03' }, undefined, '借调开始日期早于今天，请改为今天或以后。'],
  ['until a day before the first', { until: '2022-07-04' }, undefined, '结束日期早于开始日期，请改正。'],
  ['somebody of another squad', {}, [post(member(3))], '借调期间此人不一直在借出分队任职，请核对人员和日期。'],
  [
    'somebody whose own post ends meanwhile',
    {},
    [post(member(1), '2022-06-01', '2022-07-07')],
    '借调期间此人不一直在借出分队任职，请核对人员和日期。',
  ],
  [
    'somebody who is there on loan only',
    {},
    [lent(3, 1, '2022-07-01', '2022-07-31')],
    '借调期间此人不一直在借出分队任职，请核对人员和日期。',
  ],
  [
    'somebody who is of that squad already',
    {},
    [post(member(1)), post(member(2))],
    '此人本来就在这个分队任职，不用借调。请选择另一个分队。',
  ],
  [
    'somebody who is lent on one of the days',
    {},
    [post(member(1)), lent(1, 3, '2022-07-08', '2022-07-12')],
    '此人这段时间已借调到其他分队，请改日期或先结束那次借调。',
  ],
])('refuses %s', (_, lending, posts, sentence) => {
  expect(wrong(lending, posts)).toBe(sentence)
})
it('lends again once the earlier lending is over', () => {
  expect(wrong({}, [post(member(1)), lent(1, 3, '2022-07-01', '2022-07-04')])).toBe('lent')
  // Taken back before it began.
  expect(wrong({}, [post(member(1)), lent(1, 3, '2022-07-07', '2022-07-06')])).toBe('lent')
})

it('ends early: from today on and before the day agreed; what has not begun is taken back', () => {
  const ending = (given: Post, until: string, lender: Lender = leader1) =>
    endOfLendingIsWrong(given, until, lender, groupOfSquad, today)?.refused.zh ?? 'ended'
  const running = lent(1, 2, '2022-07-01', '2022-07-08')
  const early = '只能提前结束借调。请填写今天起、原定日期之前的最后一天。'
  expect(
    ['2022-07-02', '2022-07-03', '2022-07-04', '2022-07-07', '2022-07-08'].map((day) => ending(running, day)),
  ).toEqual([early, 'ended', 'ended', 'ended', early])
  const coming = lent(1, 2, '2022-07-06', '2022-07-08')
  expect(['2022-07-04', '2022-07-05', '2022-07-06'].map((day) => ending(coming, day))).toEqual([
    early,
    'ended',
    'ended',
  ])
  expect(ending(lent(1, 2, '2022-06-20', '2022-07-01'), '2022-06-30')).toBe('这次借调已经结束，请刷新后查看。')
  expect(ending(post(member(2)), today)).toBe('这不是借调岗位，请联系指挥部办公室办理离岗。')
  expect(ending(running, today, { groups: [2] })).toBe('组长只能在本组的分队之间借调。跨组的请报指挥部办公室。')
  expect(ending(running, today, 'office')).toBe('ended')
})
