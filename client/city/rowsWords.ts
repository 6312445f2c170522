/** What the rows behind a number are, in words: 凤山街道 · 超期问题. Pure. */
import { issueMeasureTable, pointMeasureLabel } from '../../domain/city/measures'
import { phaseLine } from '../../domain/city/phases'
import type { Selection } from '../../domain/city/selection'
import { itemIn } from '../../domain/handbook/handbook'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { scopeText, squadText, unitText } from '../names'
import { words } from './words'

/** Where a selection asks, in words: 凤山街道 · 第一分队. */
const whereWords = (plan: Plan, { where }: Selection): Text[] => {
  const named = (entry: { readonly nameZh: string; readonly nameEn: string } | undefined, none: Text) =>
    entry ? text(entry.nameZh, entry.nameEn) : none
  const squad = (number: number | null, none: Text) => (number === null ? none : squadText(plan, number))
  const item = where.checkItem == null ? undefined : itemIn(plan.handbook, plan.handbookNumber, null, where.checkItem)
  return [
    ...(where.urban ? [text('市区点位', 'Urban points')] : []),
    ...(where.scopeId === undefined ? [] : [where.scopeId === null ? words.outside : scopeText(plan, where.scopeId)]),
    ...(where.squad === undefined ? [] : [squad(where.squad, words.noSquad)]),
    ...(where.unitId === undefined ? [] : [where.unitId === null ? words.nobody : unitText(plan, where.unitId)]),
    ...(where.kind === undefined ? [] : [named(plan.kindByKey.get(where.kind), words.noKind)]),
    ...(where.checkItem === undefined ? [] : [item ? text(item.zh, item.en) : words.noItem]),
    ...(where.foundBy === undefined
      ? []
      : [text(`${squad(where.foundBy, words.office).zh}发现`, `Found by: ${squad(where.foundBy, words.office).en}`)]),
    ...(where.unitSquad === undefined
      ? []
      : [
          text(
            `${squad(where.unitSquad, words.otherUnits).zh}的单位`,
            `Units of: ${squad(where.unitSquad, words.otherUnits).en}`,
          ),
        ]),
  ]
}

const measureLabel = (selection: Selection): Text =>
  selection.of === 'phase'
    ? phaseLine(selection.is).missing
    : selection.of === 'points'
      ? pointMeasureLabel[selection.is]
      : issueMeasureTable[selection.is].label

export const rowsWords = (plan: Plan, selection: Selection): Text => {
  const parts = [...whereWords(plan, selection), measureLabel(selection)]
  return text(parts.map(({ zh }) => zh).join(' · '), parts.map(({ en }) => en).join(' · '))
}
