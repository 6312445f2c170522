/** What stands in a report's file: its sentences with the numbers written in, its tables, the issues found, and the worst points' photos. */
import { and, inArray, sql } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../domain/calendar'
import { type CityFacts, dayNumber, dayOfNumber, never } from '../../domain/city/cityFacts'
import { type Issue, stageLabel, stages } from '../../domain/issue'
import type { PaperBlock, PaperContent, PaperIssue } from '../../domain/paperContent'
import { type FigureKey, type Figures, figureText } from '../../domain/report/figures'
import { basisText, lastDayOf, type Period, type PeriodKey, periodTitle } from '../../domain/report/period'
import { type Report, reportSections, sectionLabel } from '../../domain/report/report'
import { type ReportTable, reportTables, worstPoints } from '../../domain/report/tables'
import { mostWorstPoints } from '../../domain/report/texts'
import { filledIn } from '../../domain/report/tokens'
import { currentAnchor } from '../anchor'
import type { Db } from '../db/open'
import { issues } from '../db/schema'
import { readHeadquarters } from '../papers/paperContents'
import { paperIssuesOf, readIssues, readNames } from '../papers/paperIssues'
import { groundOf, type PlanGround } from './reportFacts'

/** What one looks at of a point, before and after. */
const photosOfPoint = 2

/** How far each issue had come at the end of a day: 整改中, 逾期3天. */
const progressOn = (facts: CityFacts, ids: ReadonlySet<string>, day: LocalDate): ReadonlyMap<string, string> => {
  const number = dayNumber(day)
  const { issues: of } = facts
  const told = new Map<string, string>()
  for (let row = 0; row < of.count(); row += 1) {
    const id = of.idAt(row)
    if (!ids.has(id)) continue
    const at = of.days.at(row, number)
    const stage = stages[of.days.column.stage.at(at)] ?? 'unopened'
    const due = of.days.column.due.at(at)
    const isLate = (stage === 'notified' || stage === 'claimed') && due !== never && due < number
    if (at >= 0 && stage !== 'unopened') told.set(id, isLate ? `逾期${number - due}天` : stageLabel[stage].zh)
    else told.set(id, `${dayOfNumber(of.foundOnAt(row))}发现`)
  }
  return told
}

/** Issues of the worst points that were known by then, those with photos of before and after first. */
export const shownIssues = async (
  db: Db,
  pointIds: readonly number[],
  day: LocalDate,
  all: (named: readonly Issue[]) => Promise<readonly PaperIssue[]>,
): Promise<(PaperIssue & { readonly pointId: number })[]> => {
  if (pointIds.length === 0) return []
  const rows = await db
    .select({ state: issues.state, pointId: issues.pointId })
    .from(issues)
    .where(and(inArray(issues.pointId, [...pointIds]), sql`${issues.foundOn} <= ${day} and ${issues.stage} <> 'void'`))
  const told = new Map((await all(rows.map(({ state }) => state))).map((issue) => [issue.id, issue]))
  const weight = ({ beforePhotos, afterPhotos }: PaperIssue) =>
    2 * Math.min(1, afterPhotos.length) + Math.min(1, beforePhotos.length)
  return pointIds.flatMap((pointId) =>
    rows
      .filter((row) => row.pointId === pointId)
      .flatMap(({ state }) => told.get(state.id) ?? [])
      .filter((issue) => weight(issue) > 0)
      .sort((one, other) => weight(other) - weight(one) || (one.id < other.id ? -1 : 1))
      .slice(0, photosOfPoint)
      .map((issue) => ({
        ...issue,
        pointId,
        beforePhotos: issue.beforePhotos.slice(0, 1),
        afterPhotos: issue.afterPhotos.slice(0, 1),
      })),
  )
}

const plainTable = ({ title, head, rows }: ReportTable, say: (key: FigureKey) => string) => ({
  title,
  head: [...head],
  rows: rows.map((row) => row.map((cell) => ('key' in cell ? say(cell.key) : cell.words))),
})

/** 吕创督报〔2022〕3号: the city's reports are counted by their months. */
const numberOf = (periods: readonly { readonly key: PeriodKey }[], { key, month }: Period): string =>
  `吕创督报〔${month.slice(0, 4)}〕${periods.findIndex((one) => one.key === key) + 1}号`

export const reportContent = async (
  db: Db,
  {
    report,
    period,
    periods,
    figures,
    plan,
    facts,
    today,
  }: {
    readonly report: Report
    readonly period: Period
    readonly periods: readonly { readonly key: PeriodKey }[]
    /** Frozen or counted. */
    readonly figures: Figures
    readonly plan: PlanGround
    readonly facts: CityFacts
    readonly today: LocalDate
  },
): Promise<PaperContent> => {
  const { squad, frozen, texts } = report
  const asOf = lastDayOf(period.flows.until, frozen?.asOf ?? today)
  const say = (key: FigureKey) => figureText(key, figures.countOf)
  const [names, headquarters, named] = await Promise.all([
    readNames(db),
    readHeadquarters(db),
    readIssues(db, [...new Set(figures.idsOf('found'))]),
  ])
  const progress = progressOn(facts, new Set(named.map(({ id }) => id)), asOf)
  const listed = await paperIssuesOf(db, named, names, asOf)
  const worst = worstPoints(figures.placesWith('open', 'point').map(Number), figures.countOf, mostWorstPoints)
  const shown = await shownIssues(
    db,
    worst.map(({ pointId }) => pointId),
    asOf,
    (some) => paperIssuesOf(db, some, names, asOf),
  )
  const tables = reportTables(groundOf(plan, squad, figures), figures.countOf, plan.names)
  const body: PaperBlock[] = reportSections.flatMap((section): PaperBlock[] => {
    const words = filledIn(texts[section], say).trim()
    return words === ''
      ? []
      : [
          { kind: 'heading', level: 1, text: sectionLabel[section].zh },
          { kind: 'paragraph', text: words },
        ]
  })
  const title = periodTitle(period).zh
  const isCity = squad === null
  const common = {
    title: isCity ? `关于${title}文明城市创建督导情况的报告` : `${names.squad(squad)}${title}督查报告`,
    body: [
      ...body,
      { kind: 'heading', level: 1, text: '统计口径' } as const,
      { kind: 'paragraph', text: basisText(period, asOf) } as const,
    ],
    attachments: [],
    signedOn: frozen === null ? null : localDateOf(new Date(isCity ? frozen.at : (report.submitted?.at ?? frozen.at))),
    copies: [],
    printedBy: null,
    printedOn: null,
    anchor: frozen === null ? null : await currentAnchor(db),
    tables: tables.map((table) => plainTable(table, say)),
    shown,
    issues: listed.map((issue) => ({
      ...issue,
      progress: progress.get(issue.id) ?? issue.progress,
      beforePhotos: [],
      afterPhotos: [],
    })),
  }
  return isCity
    ? {
        kind: 'cityReport',
        ...common,
        issuer: headquarters,
        signatures: [headquarters],
        number: frozen === null ? null : numberOf(periods, period),
        addressees: ['市委', '市政府'],
        signer: frozen === null ? null : frozen.by.name,
      }
    : {
        kind: 'squadReport',
        ...common,
        issuer: `${headquarters}${names.squad(squad)}`,
        signatures: [names.squad(squad)],
        number: null,
        addressees: [headquarters],
        signer: null,
      }
}
