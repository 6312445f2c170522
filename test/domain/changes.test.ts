/** From what to what, field by field: an issue before and after an event, and values of the plan. */
import { expect, test } from 'vitest'
import { changesOf } from '../../domain/changes'
import { dayText } from '../../domain/dayText'
import { defaultTerms } from '../../domain/issue'
import { plainChanges } from '../../domain/plainChanges'
import type { Names } from '../../domain/readForm'
import { text } from '../../domain/text'
import {
  busStation,
  captain1,
  claimed,
  found,
  issueAfter,
  notified,
  office,
  rectified,
  type Step,
  transport,
  unopenedAt,
} from '../world'

const names: Names = {
  unit: (id) => text(`单位${id}`, `unit ${id}`),
  squad: (number) => text(`第${number}分队`, `Squad ${number}`),
  day: dayText,
  checkItem: (key) => text(`测评项${key}`, `item ${key}`),
  issue: () => undefined,
}
const changed = (before: Step[], step: Step): string[] => {
  const start = issueAfter(unopenedAt(busStation), ...before)
  return changesOf(before.length === 0 ? null : start, issueAfter(start, step), names).map(
    ({ label, from, to }) => `${label.zh}：${from?.zh ?? '无'} → ${to?.zh ?? '无'}`,
  )
}
const opened: Step = ['2022-07-04', captain1, 'open']

test('an opening says everything that stands after it', () => {
  expect(changed([], opened)).toEqual([
    '阶段：无 → 待交办',
    '测评项：无 → 测评项cleanliness',
    '问题描述：无 → 候车厅地面有垃圾',
    '严重程度：无 → 一般',
    '问题来源：无 → 督导检查',
    '发现人：无 → 第1分队队长（captain1）',
    '发现日期：无 → 7月4日',
    '主办分队：无 → 第1分队',
  ])
})

test('a claim moves the stage and brings its four fields', () => {
  expect(changed([opened, notified], claimed)).toEqual([
    '阶段：待认领 → 整改中',
    '整改责任：无 → 站务科',
    '整改时限：无 → 7月18日',
    '整改措施：无 → 增加保洁班次',
    '整改目标：无 → 地面无垃圾',
  ])
})

test('sent back: the stage, the date, the count, and what was reported goes', () => {
  expect(changed([opened, notified, claimed, rectified], ['2022-07-15', captain1, 'failRecheck'])).toEqual([
    '阶段：待复查 → 整改中',
    '整改期限：7月18日 → 7月29日',
    '整改情况：已清扫并增加保洁 → 无',
    '退回：无 → 1次',
  ])
})

test('reassigned: another unit, other dates, the claim gone', () => {
  expect(changed([opened, notified, claimed], ['2022-07-15', captain1, 'reassign'])).toEqual([
    '阶段：整改中 → 待认领',
    '责任单位：单位transport → 单位cityManagement',
    '交办日期：7月4日 → 7月15日',
    '认领期限：7月6日 → 7月20日',
    '整改期限：7月18日 → 7月29日',
    '整改责任：站务科 → 无',
    '整改时限：7月18日 → 无',
    '整改措施：增加保洁班次 → 无',
    '整改目标：地面无垃圾 → 无',
  ])
})

test('asked for, and the second axis', () => {
  expect(changed([opened, notified, claimed], ['2022-07-06', transport, 'ask'])).toEqual([
    '待答复的申请：无 → 申请延期：7月25日',
  ])
  expect(changed([opened, notified], ['2022-07-20', office, 'draftCircular'])).toEqual([
    '通报：无 → 已拟稿，待指挥长签批',
  ])
})

test('nothing changed says nothing', () => {
  expect(changesOf(found(), found(), names)).toEqual([])
})

test('plain values: only what differs, with its label; a duty is one field, an id is not said', () => {
  const said = (from: unknown, to: unknown) =>
    plainChanges(from, to, names).map(
      ({ label, from: was, to: is }) => `${label.zh}：${was?.zh ?? '无'} → ${is?.zh ?? '无'}`,
    )
  const stricter = {
    ...defaultTerms,
    bySeverity: { ...defaultTerms.bySeverity, urgent: { claim: 1, rectify: 1 } },
  }
  expect(said(defaultTerms, stricter)).toEqual(['紧急 · 整改（工作日）：2 → 1'])
  const post = { id: 'x', duty: { role: 'squad', squad: 2, position: 'member' }, from: '2022-07-01', until: null }
  expect(said(post, { ...post, until: '2022-07-31' })).toEqual(['至：无 → 7月31日'])
  expect(said(null, post)).toEqual(['岗位：无 → 第2分队成员', '自：无 → 7月1日'])
  expect(
    said({ date: '2022-10-08', works: true, name: '调休' }, { date: '2022-10-08', works: false, name: '调休' }),
  ).toEqual(['是否上班：是 → 否'])
  expect(said(null, null)).toEqual([])
  expect(said('text', ['list'])).toEqual([])
})
