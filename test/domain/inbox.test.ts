/** Who is told of what, told as stories: the unit's tasks, the squad's re-checks, what is due and late, and who is not told. */
import { describe, expect, test } from 'vitest'
import { addDays, instantAt, type LocalDate } from '../../domain/calendar'
import { clockNotices, digestOf, inboxOf, type ToldIssue } from '../../domain/inbox'
import type { Issue } from '../../domain/issue'
import { type ActionName, actionNames } from '../../domain/issueActions'
import { applyEvent } from '../../domain/issueLifecycle'
import { addressesOf, noticeKinds, tells } from '../../domain/notification'
import type { Viewer } from '../../domain/people'
import {
  busStation,
  captain1,
  captain3,
  captain5,
  circumstances,
  cityManagement,
  claimed,
  closed,
  commander,
  eventOf,
  factsOf,
  farmersMarket,
  issueAfter,
  leader1,
  market,
  notified,
  office,
  opened,
  person,
  rectified,
  type Step,
  transport,
  unopenedAt,
} from '../world'

const toldAfter = (steps: readonly Step[], pointId = busStation): ToldIssue => {
  let issue: Issue = unopenedAt(pointId)
  const events = steps.map((step, index) => {
    const event = eventOf(issue, step)
    issue = applyEvent(issue, event)
    return { position: index + 1, event }
  })
  return { id: issue.id, subject: factsOf({ kind: 'point', pointId }), events }
}
const worldOn = (today: LocalDate) => circumstances(today, { kind: 'point', pointId: busStation })
const inbox = (viewer: Viewer, today: LocalDate, steps: readonly Step[], pointId?: number) =>
  inboxOf(viewer, [toldAfter(steps, pointId)], worldOn(today)).map(({ kind, sentence }) => `${kind} ${sentence.zh}`)

test('every action of the table says whom it tells and as what', () => {
  expect(Object.keys(tells).sort()).toEqual([...actionNames].sort())
  for (const { as } of Object.values(tells)) expect(noticeKinds[as].zh).not.toBe('')
  // What a unit is asked to do always reaches it.
  for (const name of ['notify', 'reassign', 'failRecheck', 'relapse', 'answer'] satisfies ActionName[])
    expect(tells[name].to, name).toContain('responsibleUnit')
})

describe('the main way of an issue', () => {
  const all = [opened, notified, claimed, rectified, closed]

  test('the unit is told of the task and of the end; not of what it did itself', () => {
    expect(inbox(transport, '2022-07-04', all.slice(0, 2))).toEqual([
      'task 已交办，请7月6日前认领、7月18日前整改到位。',
    ])
    expect(inbox(transport, '2022-07-15', all)).toEqual([
      'closed 复查通过，已销号。',
      'task 已交办，请7月6日前认领、7月18日前整改到位。',
    ])
  })

  test('the following squad is told of the claim and of what to re-check', () => {
    expect(
      inbox(person('member1', { role: 'squad', squad: 1, position: 'member' }), '2022-07-14', all.slice(0, 4)),
    ).toEqual(['recheck 责任单位已报整改，请复查。', 'claimed 责任单位已认领，整改时限7月18日。'])
  })

  test('the squad that supervises the unit sees what another squad found: two keys', () => {
    expect(inbox(captain5, '2022-07-04', all.slice(0, 1))).toEqual(['found 发现问题，待交办。'])
    expect(inbox(captain3, '2022-07-04', all.slice(0, 1))).toEqual([])
  })

  test('office, commander and leaders are not told of ordinary work', () => {
    for (const viewer of [office, commander, leader1]) expect(inbox(viewer, '2022-07-15', all)).toEqual([])
  })

  test('another unit is told nothing', () => {
    expect(inbox(cityManagement, '2022-07-15', all)).toEqual([])
  })
})

test('who acted is not told, nor the others of the same desk', () => {
  expect(inbox(captain1, '2022-07-04', [opened])).toEqual([])
  expect(inbox(person('member1', { role: 'squad', squad: 1, position: 'member' }), '2022-07-04', [opened])).toEqual([])
})

test('the lead unit is told beside the unit that holds the issue', () => {
  const steps: Step[] = [
    ['2022-07-04', captain1, 'open'],
    ['2022-07-04', captain1, 'notify', { unitId: 'market' }],
    ['2022-07-05', captain1, 'reassign', { unitId: 'transport', claimBy: '2022-07-20' }],
  ]
  expect(inbox(transport, '2022-07-05', steps, farmersMarket)).toEqual([
    'task 已交办，请7月20日前认领、7月29日前整改到位。',
  ])
  expect(inbox(market, '2022-07-05', steps, farmersMarket)).toEqual([
    'moved 已转由其他单位办理。',
    'task 已交办，请7月6日前认领、7月18日前整改到位。',
  ])
})

test('sent back, asked and answered, relapsed', () => {
  const asks: Step[] = [opened, notified, claimed, ['2022-07-06', transport, 'ask']]
  expect(inbox(captain1, '2022-07-06', asks)[0]).toBe('request 责任单位申请延期，请答复。')
  const granted: Step[] = [...asks, ['2022-07-07', captain1, 'answer']]
  expect(inbox(transport, '2022-07-07', granted)[0]).toBe('answered 您的申请已获同意，请查看新的期限。')
  const declined: Step[] = [...asks, ['2022-07-07', captain1, 'answer', { answer: 'declined', newDate: undefined }]]
  expect(inbox(transport, '2022-07-07', declined)[0]).toBe('answered 您的申请未获同意，期限不变。')
  const back: Step[] = [opened, notified, claimed, rectified, ['2022-07-15', captain1, 'failRecheck']]
  expect(inbox(transport, '2022-07-15', back)[0]).toBe('sentBack 复查未通过，已退回，请7月29日前重新整改到位。')
  const again: Step[] = [opened, notified, claimed, rectified, closed, ['2022-08-08', captain1, 'relapse']]
  expect(inbox(transport, '2022-08-08', again)[0]).toBe('relapsed 问题反弹，请8月10日前认领、8月22日前整改到位。')
})

test('handed over: the new squad and its group’s leader are told; from then on it hears the unit', () => {
  const steps: Step[] = [
    opened,
    notified,
    ['2022-07-05', office, 'handOver', { squad: 5 }],
    ['2022-07-06', transport, 'claim'],
  ]
  expect(inbox(captain5, '2022-07-06', steps).slice(0, 2)).toEqual([
    'claimed 责任单位已认领，整改时限7月18日。',
    'handedOver 已移交督导，请接续跟踪。',
  ])
  expect(inbox(captain1, '2022-07-06', steps)).toEqual([])
})

test('the commander is asked to sign, and the unit hears of the circular', () => {
  const late: Step[] = [opened, notified, ['2022-07-20', office, 'draftCircular']]
  expect(inbox(commander, '2022-07-20', late)).toEqual(['toSign 通报已拟，请签批。'])
  expect(inbox(transport, '2022-07-21', [...late, ['2022-07-21', commander, 'circulate']])[0]).toBe(
    'escalated 已签批通报。',
  )
})

describe('clocks', () => {
  const steps = [opened, notified, claimed]
  test.each([
    ['2022-07-14', []],
    ['2022-07-15', ['dueSoon 整改期限7月18日，还剩3天。']],
    ['2022-07-18', ['dueSoon 整改期限7月18日，今天到期。']],
    ['2022-07-19', ['overdue 整改已逾期1天，请尽快办理。']],
    ['2022-07-29', ['overdue 整改已逾期11天，请尽快办理。']],
  ] as const)('of the unit, on %s', (today, expected) => {
    expect(inbox(transport, today, steps).filter((line) => !line.startsWith('task'))).toEqual(expected)
    expect(inbox(captain1, today, steps).filter((line) => /^(due|over)/.test(line))).toEqual([])
  })

  test('what fell due with the notice itself is not said twice on that day', () => {
    expect(inbox(transport, '2022-07-04', [opened, notified])).toHaveLength(1)
    expect(inbox(transport, '2022-07-05', [opened, notified])[0]).toBe('dueSoon 认领期限7月6日，还剩1天。')
  })

  test('of the squad: late to notify, late to re-check', () => {
    expect(inbox(captain1, '2022-07-07', [opened])).toEqual([])
    expect(inbox(captain1, '2022-07-08', [opened])).toEqual(['notifyLate 交办已逾期1天，请尽快交办。'])
    expect(inbox(captain1, '2022-07-21', [...steps, rectified])).not.toContainEqual(
      expect.stringMatching(/^recheckLate/),
    )
    expect(inbox(captain1, '2022-07-22', [...steps, rectified])[0]).toBe('recheckLate 复查已逾期1天，请尽快复查。')
  })

  test('its key stays the same while the matter does, and it began at midnight', () => {
    const issue = issueAfter(unopenedAt(busStation), ...steps)
    const on = (today: LocalDate) => clockNotices(issue, instantAt('2022-07-05', '09:00').toISOString(), worldOn(today))
    const [first, second] = [on('2022-07-20')[0]?.entry, on('2022-07-25')[0]?.entry]
    expect(first?.key).toBe(`overdue ${issue.id} 2022-07-18`)
    expect(second?.key).toBe(first?.key)
    expect(second?.at).toBe('2022-07-18T16:00:00.000Z')
  })
})

test('a successor finds what concerns the post, whoever held it before', () => {
  const successor = person('newcomer', { role: 'unit', unitId: 'transport', position: 'principal' })
  expect(inbox(successor, '2022-07-15', [opened, notified, claimed, rectified, closed])).toEqual(
    inbox(transport, '2022-07-15', [opened, notified, claimed, rectified, closed]),
  )
})

test('one person at two desks is told once', () => {
  const both = person(
    'both',
    { role: 'unit', unitId: 'market', position: 'clerk' },
    { role: 'unit', unitId: 'transport', position: 'clerk' },
  )
  expect([...addressesOf(both)]).toEqual(['unit market', 'unit transport'])
  const steps: Step[] = [
    ['2022-07-04', captain1, 'open'],
    ['2022-07-04', captain1, 'notify', { unitId: 'market' }],
    ['2022-07-05', captain1, 'reassign', { unitId: 'transport', claimBy: '2022-07-20' }],
  ]
  const keys = inboxOf(both, [toldAfter(steps, farmersMarket)], worldOn('2022-07-05')).map(({ key }) => key)
  expect(keys).toEqual(['event 3', 'event 2'])
})

test('sixty days back and no further', () => {
  const steps = [opened, notified, claimed, rectified, closed]
  expect(inbox(transport, addDays('2022-07-04', 60), steps)).toHaveLength(2)
  expect(inbox(transport, addDays('2022-07-04', 61), steps)).toEqual(['closed 复查通过，已销号。'])
})

test('the digest counts what is new since eight o’clock of the day before, due and overdue', () => {
  const entries = inboxOf(transport, [toldAfter([opened, notified])], worldOn('2022-07-05'))
  expect(digestOf(entries, '2022-07-05')).toEqual({ fresh: 1, dueSoon: 1, overdue: 0 })
  const later = inboxOf(transport, [toldAfter([opened, notified])], worldOn('2022-07-08'))
  expect(digestOf(later, '2022-07-08')).toEqual({ fresh: 0, dueSoon: 0, overdue: 1 })
})
