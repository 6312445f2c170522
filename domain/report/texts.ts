/**
 * A report as it is drafted by itself: sentences with numbers in them, to be changed by who writes it. Where there is nothing
 * to count the sentence says so; a share of nothing is not told. Chinese alone: it is an official document.
 */
import { type Minima, methodLabel, methodMeaning, methods } from '../activity'
import { chineseNumeral } from '../chineseNumeral'
import { dayText } from '../dayText'
import type { GoodPractice } from '../goodPractice'
import { type FigureBase, type Figures, keyWithin } from './figures'
import { type Period, periodTitle } from './period'
import type { ReportTexts } from './report'
import { type ReportNames, worstPoints } from './tables'
import { asOfSquad } from './tokens'

/** So many points are shown with their photos. */
export const mostWorstPoints = 5

type Drafting = {
  readonly period: Period
  readonly squad: number | null
  readonly squads: readonly number[]
  readonly minima: Minima
  readonly figures: Pick<Figures, 'countOf' | 'placesWith'>
  readonly names: ReportNames
  /** Good practice 经验做法 of the period, oldest first; absent where none is read. */
  readonly practices?: readonly Pick<GoodPractice, 'title' | 'text' | 'publications'>[]
}

const whose = ({ squad, names }: Drafting): string => (squad === null ? '各督导分队' : names.squad(squad))

const overview = (drafting: Drafting): string => {
  const { period, figures } = drafting
  const { countOf } = figures
  const outings = countOf('observe')
  const acted = methods.some((method) => countOf(method) > 0)
  const title = periodTitle(period).zh
  const did = acted
    ? `${title}，${whose(drafting)}${outings > 0 ? '实地察看{observe}次，' : ''}听取汇报{hear}次，查阅资料{reviewRecords}次，走访群众{canvass}次，召开反馈会{feedbackMeeting}次。`
    : `${title}，${whose(drafting)}没有记录督导活动。`
  const found =
    countOf('found') === 0 && countOf('closed') === 0
      ? '本期没有发现问题，也没有销号问题。'
      : '本期发现问题{found}件，销号{closed}件，复查退回{sentBack}件次。'
  const left = countOf('open') === 0 ? '期末没有未办结的问题。' : '期末未办结问题{open}件，其中超期{overdue}件。'
  return `${did}${found}${left}`
}

const compliance = ({ figures: { countOf }, squad }: Drafting): string => {
  const where = squad === null ? '全市' : '督导范围内'
  if (countOf('points') === 0) return `${where}没有点位，不计达标率。`
  const urban =
    countOf('urbanPoints') === 0
      ? `${where}没有市区点位。`
      : '市区点位{urbanPoints}个中{urbanCompliant}个达标，达标率{urbanRate}。'
  return `期末${where}共有点位{points}个，其中{compliant}个达标，达标率{compliantRate}。${urban}其余点位：待整改{pointsOpen}个，整改中{pointsRectifying}个，待复查{pointsAwaiting}个，超期{pointsOverdue}个，未检查{uninspected}个。`
}

const issuesText = ({ figures: { countOf } }: Drafting): string => {
  if (countOf('found') + countOf('closed') + countOf('open') + countOf('sentBack') === 0)
    return '本期没有发现问题，期末也没有未办结的问题。'
  return [
    '本期发现问题{found}件，销号{closed}件。期末未办结{open}件，其中等待复查{awaitingRecheck}件，超期{overdue}件。',
    countOf('sentBack') + countOf('relapsed') === 0
      ? '本期复查没有退回，也没有反弹。'
      : '复查退回{sentBack}件次，反弹{relapsed}件次。',
    ...(countOf('circulated') === 0 ? [] : ['经指挥长签批通报{circulated}件次。']),
  ].join('')
}

const methodsText = ({ figures: { countOf }, minima, squad, squads, names, period }: Drafting): string => {
  const missing = squads.flatMap((one) =>
    methods.flatMap((method) =>
      countOf(keyWithin(method, 'squad', one)) < minima[method] ? [{ squad: one, method }] : [],
    ),
  )
  const counted = methods
    .map((method) => `“${methodLabel[method].zh}”（${methodMeaning[method].zh}）{${method}}次`)
    .join('，')
  const below =
    missing.length === 0
      ? '各项均达到每月最低次数。'
      : squad === null
        ? `未达到每月最低次数的：${[...new Set(missing.map((one) => one.squad))]
            .map(
              (one) =>
                `${names.squad(one)}${missing
                  .filter((gap) => gap.squad === one)
                  .map(({ method }) => `“${methodLabel[method].zh}”`)
                  .join('')}`,
            )
            .join('，')}。`
        : `未达到每月最低次数的：${missing.map(({ method }) => `“${methodLabel[method].zh}”{${method}}次，应不少于${chineseNumeral(minima[method])}次`).join('；')}。`
  const late =
    period.late === null || countOf('lateActivities') === 0
      ? ''
      : '上期报告之后、上月内另开展活动{lateActivities}次，计入上月，在此补列。'
  return `本月截至期末，${counted}。${below}${late}`
}

const unitsText = ({ figures: { countOf, placesWith }, names }: Drafting): string => {
  const late = placesWith('overdue', 'unit')
    .map((unitId) => ({ unitId, overdue: countOf(keyWithin('overdue', 'unit', unitId)) }))
    .sort((one, other) => other.overdue - one.overdue || (one.unitId < other.unitId ? -1 : 1))
    .slice(0, 5)
  return late.length === 0
    ? '期末没有单位超期未整改。各单位情况见附表。'
    : `期末有超期问题较多的单位：${late
        .map(({ unitId }) => `${names.unit(unitId)}{${keyWithin('overdue', 'unit', unitId)}}件`)
        .join('，')}。各单位情况见附表。`
}

const worstText = ({ figures: { countOf, placesWith }, names }: Drafting): string => {
  const worst = worstPoints(placesWith('open', 'point').map(Number), countOf, mostWorstPoints)
  return worst.length === 0
    ? '期末没有问题突出的点位。'
    : worst
        .map(
          ({ pointId, overdue }, index) =>
            `${index + 1}. ${names.point(pointId)}：未办结问题{${keyWithin('open', 'point', pointId)}}件${
              overdue === 0 ? '' : `，其中超期{${keyWithin('overdue', 'point', pointId)}}件`
            }。`,
        )
        .join('\n')
}

/** What is suggested, and the figure without which it is not. */
const usualSuggestions: readonly (readonly [FigureBase | null, string])[] = [
  ['overdue', '对超期未整改的{overdue}件问题逐件督办，明确责任人和完成时限。'],
  ['awaitingRecheck', '对等待复查的{awaitingRecheck}件问题抓紧复查，合格的及时销号。'],
  ['uninspected', '对尚未检查的{uninspected}个点位尽快安排实地考察。'],
  [null, '对已销号的问题开展回头看，防止反弹。'],
]
const suggestions = ({ figures: { countOf } }: Drafting): string =>
  usualSuggestions
    .filter(([figure]) => figure === null || countOf(figure) > 0)
    .map(([, sentence], index) => `${index + 1}. ${sentence}`)
    .join('\n')

/** 1. 标题：做法（某日报8月12日刊发）。 */
const practicesText = ({ practices = [] }: Drafting): string =>
  practices
    .map(({ title, text, publications }, index) => {
      const told = publications.map(({ medium, on }) => `${medium}${dayText(on).zh}刊发`).join('，')
      return `${index + 1}. ${title}：${text.replace(/[。.]$/, '')}${told === '' ? '' : `（${told}）`}。`
    })
    .join('\n')

export const usualReportTexts = (drafting: Drafting): ReportTexts => ({
  overview: overview(drafting),
  compliance: compliance(drafting),
  issues: issuesText(drafting),
  methods: methodsText(drafting),
  units: unitsText(drafting),
  worst: worstText(drafting),
  goodPractice: practicesText(drafting),
  suggestions: suggestions(drafting),
})

/** A squad's report as the city's takes it up. */
export type TakenUp = {
  readonly squad: number
  readonly isFinal: boolean
  readonly texts: ReportTexts
  /** Its own numbers, as signed or as they stand. */
  readonly say: (key: string) => string
}

/** The city's draft: its own numbers, and from the squads' reports what they praise and suggest; who has not sent one is named. */
export const consolidatedTexts = (drafting: Drafting, taken: readonly TakenUp[]): ReportTexts => {
  const own = usualReportTexts(drafting)
  const { names, squads } = drafting
  const missing = squads.filter((squad) => !taken.some((one) => one.squad === squad && one.isFinal))
  const withoutNumber = (line: string): string => line.replace(/^\d+\. /, '').trim()
  // What every report says of itself is the city's to say once.
  const saidAlready = new Set(usualSuggestions.map(([, sentence]) => sentence))
  const fromSquads = (section: 'goodPractice' | 'suggestions'): string[] =>
    taken.flatMap(({ squad, texts, say }) => {
      const words = texts[section]
        .split('\n')
        .map(withoutNumber)
        .filter((line) => line !== '' && !saidAlready.has(line))
        .join('')
      return words === '' ? [] : [`${names.squad(squad)}：${asOfSquad(words, squad, say)}`]
    })
  return {
    ...own,
    overview:
      missing.length === 0
        ? `${own.overview}本报告汇总${chineseNumeral(squads.length)}个督导分队的报告。`
        : `${own.overview}截至起草时，${missing.map(names.squad).join('、')}的报告尚未接收。`,
    goodPractice: fromSquads('goodPractice').join('\n'),
    suggestions: [own.suggestions, ...fromSquads('suggestions')].join('\n'),
  }
}
