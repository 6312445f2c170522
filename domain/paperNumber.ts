/**
 * 发文字号 by template, in series per year. The table holds the defaults; the office may set other templates. Which number
 * is the next one, and that none is given twice, is not decided here.
 */
import { chineseNumeral } from './chineseNumeral'
import type { PaperKind } from './paperContent'

export type PaperSeries = 'supervision' | 'circular' | 'referral' | 'card' | 'dayReport'

/** `{prefix}`, `{year}`, `{n}` and, for a squad's own series, `{squad}` in Chinese numerals. */
export type NumberFormat = { readonly prefix: string; readonly template: string }

export const defaultNumberFormats: Record<PaperSeries, NumberFormat> = {
  supervision: { prefix: '吕创督', template: '{prefix}〔{year}〕{n}号' },
  circular: { prefix: '吕创文办通', template: '{prefix}〔{year}〕{n}号' },
  referral: { prefix: '吕创督函', template: '{prefix}〔{year}〕{n}号' },
  card: { prefix: '第{squad}督导分队', template: '{prefix}〔{year}〕{n}号' },
  dayReport: { prefix: '第{squad}督导分队督查', template: '{prefix}〔{year}〕{n}号' },
}

/** The series from which a kind of paper takes its number; null: the unit gives its own, or none. */
export const seriesOf: Record<PaperKind, PaperSeries | null> = {
  notice: 'supervision',
  issueList: 'supervision',
  rectificationList: 'supervision',
  circular: 'circular',
  referral: 'referral',
  card: 'card',
  dayReport: 'dayReport',
  reply: null,
  squadReport: null,
  cityReport: null,
}

/** Squads of which each has a series of its own. */
export const isSquadSeries = (series: PaperSeries): boolean => series === 'card' || series === 'dayReport'

/** What an office may set as a template: `{year}` and `{n}` once each, `{squad}` where every squad counts by itself. */
export const isNumberFormat = (series: PaperSeries, { prefix, template }: NumberFormat): boolean => {
  const whole = template.replaceAll('{prefix}', prefix)
  const times = (word: string) => whole.split(word).length - 1
  return (
    times('{year}') === 1 &&
    times('{n}') === 1 &&
    times('{squad}') === (isSquadSeries(series) ? 1 : 0) &&
    !/[{}\s]/.test(whole.replace(/\{(year|n|squad)\}/g, '')) &&
    whole.length <= 60
  )
}

/** 吕创督〔2022〕12号, 第一督导分队〔2022〕3号: Arabic numerals, no leading zeros, no 第 before the number. */
export const paperNumber = (
  { prefix, template }: NumberFormat,
  values: { readonly year: number; readonly n: number; readonly squad?: number },
): string =>
  template
    .replaceAll('{prefix}', prefix)
    .replaceAll('{year}', String(values.year))
    .replaceAll('{n}', String(values.n))
    .replaceAll('{squad}', values.squad === undefined ? '' : chineseNumeral(values.squad))
