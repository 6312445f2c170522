/** A report as its page shows it: its words, its numbers as they were signed and as they stand now, its tables and worst points. */
import type { LocalDate } from '../../domain/calendar'
import {
  countedIn,
  countFigures,
  type FigureKey,
  type Figures,
  figureOf,
  figureText,
  reportFigures,
  rowKindOf,
} from '../../domain/report/figures'
import { basisText, lastDayOf, type Period } from '../../domain/report/period'
import type { Report, ReportTexts } from '../../domain/report/report'
import { keysInTables, type ReportNames, type ReportTable, reportTables, worstPoints } from '../../domain/report/tables'
import { consolidatedTexts, mostWorstPoints, type TakenUp, usualReportTexts } from '../../domain/report/texts'
import { keysInTexts, plainKeys } from '../../domain/report/tokens'
import type { Server } from '../context'
import type { Db } from '../db/open'
import { paperIssuesOf, readNames } from '../papers/paperIssues'
import { readGoodPractices } from '../recording/goodPractice'
import { type FrozenRows, frozenRows } from './freeze'
import { readFrozenFigures, readReportsOf } from './readReports'
import { shownIssues } from './reportContent'
import { type CountedReport, countReport, frozenAsFigures, groundOf } from './reportFacts'

export type SeenFigure = {
  readonly key: FigureKey
  readonly name: string
  readonly rows: ReturnType<typeof rowKindOf>
  /** As it stands now, and as it was signed; null: it is not signed yet. */
  readonly now: string
  readonly signed: string | null
}

/** 未办结问题·市教育局: what a figure is called, with what it is narrowed to. */
export const figureName = (key: FigureKey, names: ReportNames): string => {
  const of = figureOf(key)
  if (of === null) return key
  const { zh } = reportFigures[of.base].label
  if (of.within === null) return zh
  const { dimension, id } = of.within
  const place = {
    squad: () => names.squad(Number(id)),
    unit: () => names.unit(id),
    scope: () => names.scope(id),
    point: () => names.point(Number(id)),
  }[dimension]()
  return `${zh}·${place}`
}

/** What the squads' reports say, for the city's. */
const takenUp = async (db: Db, period: Period, { data, plan }: CountedReport): Promise<TakenUp[]> => {
  const all = await readReportsOf(db, [period.key])
  return Promise.all(
    all.flatMap(({ id, squad, stage, texts, frozen }) =>
      squad === null || !(stage === 'submitted' || stage === 'final')
        ? []
        : [
            (async (): Promise<TakenUp> => {
              const figures =
                frozen === null
                  ? countFigures({ ...data, squad, squads: plan.squads })
                  : frozenAsFigures(await readFrozenFigures(db, id))
              return { squad, isFinal: frozen !== null, texts, say: (key) => figureText(key, figures.countOf) }
            })(),
          ],
    ),
  )
}

/** The words with which a report begins. */
export const draftedTexts = async (db: Db, counted: CountedReport): Promise<ReportTexts> => {
  const { data, figures, plan } = counted
  const drafting = {
    period: data.period,
    squad: data.squad,
    squads: data.squad === null ? plan.squads : [data.squad],
    minima: plan.minima,
    figures,
    names: plan.names,
    // The city takes up what the squads' reports say of it.
    practices:
      data.squad === null
        ? []
        : await readGoodPractices(db, {
            squad: data.squad,
            from: data.period.flows.from,
            until: data.period.flows.until,
          }),
  }
  return data.squad === null
    ? consolidatedTexts(drafting, await takenUp(db, data.period, counted))
    : usualReportTexts(drafting)
}

/** Of a report that is there or may be drafted: whatever its page shows beside its way and its buttons. */
export const readReportView = async (
  server: Pick<Server, 'database' | 'city'>,
  report: Report,
  period: Period,
  today: LocalDate,
) => {
  const { db } = server.database
  const counted = await countReport(server, period, report.squad, today)
  const { figures: now, plan } = counted
  const usual = report.frozen === null ? await draftedTexts(db, counted) : null
  const texts = report.seq === 0 && usual !== null ? usual : report.texts
  const frozen: FrozenRows | null = report.frozen === null ? null : await readFrozenFigures(db, report.id)
  const figures: Figures = frozen === null ? now : frozenAsFigures(frozen)
  const ground = groundOf(plan, report.squad, figures)
  const tables: ReportTable[] = reportTables(ground, figures.countOf, plan.names)
  const worst = worstPoints(figures.placesWith('open', 'point').map(Number), figures.countOf, mostWorstPoints)
  const asOf = lastDayOf(period.flows.until, report.frozen?.asOf ?? today)
  const names = await readNames(db)
  const shown = await shownIssues(
    db,
    worst.map(({ pointId }) => pointId),
    asOf,
    (some) => paperIssuesOf(db, some, names, asOf),
  )
  const keys = new Set([
    ...plainKeys,
    ...keysInTables(tables),
    ...keysInTexts(texts),
    ...(usual === null ? [] : keysInTexts(usual)),
  ])
  return {
    report: { ...report, texts },
    usual,
    basis: basisText(period, asOf),
    figures: [...keys].map(
      (key): SeenFigure => ({
        key,
        name: figureName(key, plan.names),
        rows: rowKindOf(key),
        now: figureText(key, now.countOf),
        signed: frozen === null ? null : figureText(key, figures.countOf),
      }),
    ),
    /** Numbers of which other rows are counted now than were signed. */
    changed:
      frozen === null
        ? []
        : [...keys].filter((key) =>
            countedIn(key).some((counts) => !sameRows(frozen.get(counts) ?? [], now.idsOf(counts))),
          ),
    tables,
    worst: shown.map(({ id, pointId, place, what, beforePhotos, afterPhotos }) => ({
      issueId: id,
      pointId,
      place,
      what,
      before: beforePhotos[0] ?? null,
      after: afterPhotos[0] ?? null,
    })),
  }
}

const sameRows = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && [...one].sort().join() === [...other].sort().join()

/** The numbers at this moment, to be kept with a signature. */
export const rowsToFreeze = (report: Report, { figures, plan }: CountedReport): FrozenRows =>
  frozenRows(report.texts, groundOf(plan, report.squad, figures), plan.names, figures)
