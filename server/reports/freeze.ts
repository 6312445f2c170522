/** 签发时定数: which numbers of a report stand still at its signature, with the rows behind each, and the hash that the event keeps. */
import { countedIn, type FigureKey, type Figures, keyWithin } from '../../domain/report/figures'
import type { ReportTexts } from '../../domain/report/report'
import {
  keysInTables,
  type ReportGround,
  type ReportNames,
  reportTables,
  worstPoints,
} from '../../domain/report/tables'
import { mostWorstPoints } from '../../domain/report/texts'
import { keysInTexts, plainKeys } from '../../domain/report/tokens'
import { canonicalBody, sha256Hex } from '../canonicalBody'

export type FrozenRows = ReadonlyMap<FigureKey, readonly string[]>

/** Of the rows as they are kept, in whatever order they are read. */
export const hashOfFrozen = (frozen: FrozenRows): string => sha256Hex(canonicalBody(Object.fromEntries(frozen)))

/** Every number that the report tells: those that stand for themselves, its tables', its words', its worst points'. */
export const frozenRows = (
  texts: ReportTexts,
  ground: ReportGround,
  names: ReportNames,
  figures: Figures,
): FrozenRows => {
  const worst = worstPoints(figures.placesWith('open', 'point').map(Number), figures.countOf, mostWorstPoints)
  const keys = [
    ...plainKeys,
    ...keysInTables(reportTables(ground, figures.countOf, names)),
    ...keysInTexts(texts),
    ...worst.flatMap(({ pointId }) => [keyWithin('open', 'point', pointId), keyWithin('overdue', 'point', pointId)]),
  ].flatMap(countedIn)
  return new Map([...new Set(keys)].map((key) => [key, figures.idsOf(key)]))
}
