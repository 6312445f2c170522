/** Numbers, headings, days and kinds of papers, as official documents write them. */
import { expect, it } from 'vitest'
import { chineseNumeral, officialDate, shortDate } from '../../domain/chineseNumeral'
import { defaultLedgerColumns, ledgerColumns } from '../../domain/ledger'
import { isDraftPaper, numberedBlocks, paperContentSchema, paperKinds, replyTitle } from '../../domain/paperContent'
import { defaultNumberFormats, isNumberFormat, paperNumber, seriesOf } from '../../domain/paperNumber'
import { draftOf, papers } from '../papers'

it('numbers are those of the series, the year and, for a squad’s own series, the squad', () => {
  const { supervision, circular, card, dayReport, referral } = defaultNumberFormats
  expect(paperNumber(supervision, { year: 2022, n: 12 })).toBe('吕创督〔2022〕12号')
  expect(paperNumber(circular, { year: 2022, n: 5 })).toBe('吕创文办通〔2022〕5号')
  expect(paperNumber(referral, { year: 2023, n: 1 })).toBe('吕创督函〔2023〕1号')
  expect(paperNumber(card, { year: 2022, n: 3, squad: 1 })).toBe('第一督导分队〔2022〕3号')
  expect(paperNumber(dayReport, { year: 2022, n: 8, squad: 6 })).toBe('第六督导分队督查〔2022〕8号')
  expect(paperNumber({ prefix: '离创', template: '{prefix}第{n}号（{year}）' }, { year: 2022, n: 7 })).toBe(
    '离创第7号（2022）',
  )
})

it('a format without year or number, or with a squad where none counts, is none', () => {
  for (const series of ['supervision', 'circular', 'referral', 'card', 'dayReport'] as const)
    expect(isNumberFormat(series, defaultNumberFormats[series])).toBe(true)
  expect(isNumberFormat('supervision', { prefix: '吕创督', template: '{prefix}{n}号' })).toBe(false)
  expect(isNumberFormat('supervision', { prefix: '吕创督', template: '{prefix}〔{year}〕号' })).toBe(false)
  expect(isNumberFormat('supervision', { prefix: '吕创督', template: '{prefix}〔{year}〕{n}{n}号' })).toBe(false)
  expect(isNumberFormat('supervision', { prefix: '第{squad}分队', template: '{prefix}〔{year}〕{n}号' })).toBe(false)
  expect(isNumberFormat('card', { prefix: '督导分队', template: '{prefix}〔{year}〕{n}号' })).toBe(false)
  expect(isNumberFormat('supervision', { prefix: '吕创督', template: '{prefix}〔{year}〕{n}号{x}' })).toBe(false)
})

it('notices and lists are numbered by the headquarters, cards by their squad, a reply by its unit', () => {
  expect(paperKinds.map((kind) => [kind, seriesOf[kind]])).toEqual([
    ['notice', 'supervision'],
    ['card', 'card'],
    ['issueList', 'supervision'],
    ['rectificationList', 'supervision'],
    ['circular', 'circular'],
    ['referral', 'referral'],
    ['reply', null],
    ['dayReport', 'dayReport'],
    ['squadReport', null],
    ['cityReport', null],
  ])
  expect(replyTitle('吕创督〔2022〕12号')).toBe('关于吕创督〔2022〕12号整改情况的报告')
})

it('headings are numbered 一、 （一） 1., the lower ones anew below each higher one', () => {
  const heading = (level: 1 | 2 | 3, text: string) => ({ kind: 'heading', level, text }) as const
  const marks = numberedBlocks([
    heading(1, '要求'),
    heading(2, '认领'),
    heading(3, '逐项'),
    { kind: 'paragraph', text: '正文' },
    heading(3, '限期'),
    heading(2, '整改'),
    heading(3, '到位'),
    heading(1, '事项'),
    heading(2, '通报'),
  ]).map(({ mark }) => mark)
  expect(marks).toEqual(['一、', '（一）', '1.', '', '2.', '（二）', '1.', '二、', '（一）'])
})

it('numerals and days', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九'])
  expect(chineseNumeral(100)).toBe('100')
  expect(officialDate('2022-09-05')).toBe('2022年9月5日')
  expect(shortDate('2022-12-25')).toBe('2022.12.25')
})

it('every sample paper is one by its schema; a draft has neither number nor day, a reply and a day report wait for neither', () => {
  for (const kind of paperKinds) {
    expect(paperContentSchema.parse(papers[kind])).toEqual(papers[kind])
    expect(isDraftPaper(papers[kind])).toBe(false)
    expect(isDraftPaper(draftOf(papers[kind]))).toBe(kind !== 'reply' && kind !== 'dayReport')
  }
  expect(paperContentSchema.safeParse({ ...papers.notice, title: 'x\0' }).success).toBe(false)
})

it('the ledger has the plan’s columns in the plan’s order', () => {
  expect(defaultLedgerColumns.map((name) => ledgerColumns[name].header)).toEqual([
    '序号',
    '点位/单位/路段',
    '问题描述',
    '发现分队',
    '发现时间',
    '交办文号',
    '责任单位',
    '责任人',
    '整改措施',
    '整改目标',
    '整改时限',
    '进展',
    '销号时间',
    '备注',
  ])
})
