/** Points as a table of rows: what stands in a list, whichever list it is. */
import { type ReactNode, useCallback, useMemo } from 'react'
import { pointStatuses } from '../../domain/pointStatus'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'
import { words } from '../words'
import { DueText } from './DueText'
import { namesOf } from './filterNames'
import { inNumbers } from './inNumbers'
import { inWords } from './inWords'
import { chinese, type ListProps } from './listProps'
import { MarkWords } from './MarkWords'
import { statusColumn } from './statusColumn'
import { TwoLines } from './TwoLines'
import { type Column, VirtualTable } from './VirtualTable'

const inOrder = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0)
/** Later than every day: points without a deadline come last. */
const never = '9999-12-31'

/** Worst first, then by deadline. By status in one pass, since with every announced change the list is made anew. */
const mostPressingFirst = (table: PointTable, matching: Int32Array): number[] => {
  const byStatus = new Map(pointStatuses.map((status) => [status, { rows: [] as number[], hasDue: false }]))
  for (const index of matching) {
    const group = byStatus.get(table.statusAt(index))
    group?.rows.push(index)
    if (group && table.at(index).dueOn !== null) group.hasDue = true
  }
  return [...byStatus.values()].flatMap(({ rows, hasDue }) =>
    hasDue ? rows.sort((one, other) => inOrder(table.at(one).dueOn ?? never, table.at(other).dueOn ?? never)) : rows,
  )
}

/** Indices of the points that a filter shows, the most pressing first: what a row shows is read when it is drawn. */
export const usePointRows = (table: PointTable, filter: Filter, version: number): number[] =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place, its version says so
  useMemo(() => mostPressingFirst(table, table.matching(filter)), [table, filter, version])

export const PointRows = ({
  plan,
  table,
  version,
  control: { view, go },
  layout,
  filter,
  label,
  empty,
}: Omit<ListProps, 'onCollapse'> & {
  readonly filter: Filter
  readonly label: string
  /** What stands in place of rows when there are none. */
  readonly empty: ReactNode
}) => {
  const { say, language } = useLanguage()
  const names = useMemo(() => namesOf(plan), [plan])
  const today = table.today()
  const rows = usePointRows(table, filter, version)

  // biome-ignore lint/correctness/useExhaustiveDependencies: cells read the table, which changes in place
  const columns = useMemo((): readonly Column<number>[] => {
    const at = (index: number) => table.at(index)
    const or = (text: { zh: string; en: string } | undefined, otherwise: string) => (text ? say(text) : otherwise)
    const kindOf = (index: number) => or(names.kind(at(index).kind), at(index).kind)
    const scopeOf = (index: number) => {
      const { scopeId } = at(index)
      return scopeId === null ? say(words.outsideScopes) : or(names.scope(scopeId), scopeId)
    }
    const squadOf = (index: number) => {
      const squad = plan.scopeById.get(at(index).scopeId ?? '')?.squad
      return squad === undefined ? '—' : or(names.squad(squad), String(squad))
    }
    const unitOf = (index: number) => {
      const { leadUnitId, responsibleUnitIds } = at(index)
      const unitId = leadUnitId ?? responsibleUnitIds[0]
      if (unitId === undefined) return '—'
      const others = responsibleUnitIds.length - 1
      return `${or(names.unit(unitId), unitId)}${others > 0 ? ` +${others}` : ''}`
    }
    const status = statusColumn((index: number) => table.statusAt(index), { layout, language })
    const due: Column<number> = {
      key: 'due',
      label: say(words.due),
      width: language === 'zh' ? '68px' : '112px',
      align: 'end',
      compare: (one, other) => inOrder(at(one).dueOn ?? never, at(other).dueOn ?? never),
      cell: (index) => <DueText dueOn={at(index).dueOn} today={today} />,
    }
    const byName = (one: number, other: number) => chinese.compare(at(one).name, at(other).name)
    if (layout === 'narrow')
      return [
        status,
        {
          key: 'name',
          label: say(words.name),
          width: 'minmax(0, 1fr)',
          compare: byName,
          cell: (index) => (
            <TwoLines
              first={at(index).name}
              second={
                <>
                  <MarkWords point={at(index)} />
                  {kindOf(index)} · {scopeOf(index)}
                </>
              }
            />
          ),
        },
        due,
      ]
    return [
      status,
      inWords('code', say(words.code), '92px', (index) => at(index).code),
      {
        key: 'name',
        label: say(words.name),
        width: 'minmax(160px, 2fr)',
        compare: byName,
        cell: (index) => (
          <>
            {at(index).name} <MarkWords point={at(index)} />
          </>
        ),
      },
      inWords('kind', say(words.kind), 'minmax(90px, 1fr)', kindOf),
      inWords('scope', say(words.scope), 'minmax(110px, 1fr)', scopeOf),
      inWords('squad', say(words.squad), 'minmax(100px, 1fr)', squadOf),
      inWords('unit', say(words.unit), 'minmax(130px, 1.4fr)', unitOf),
      inNumbers('open', say(words.openIssues), '92px', (index) => at(index).openIssues),
      due,
    ]
  }, [table, version, plan, names, say, language, layout, today])

  const keyOf = useCallback((index: number) => table.at(index).id, [table])
  const select = useCallback((index: number) => go({ pointId: table.at(index).id, issueId: null }), [go, table])

  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      lines={layout === 'narrow' ? 2 : 1}
      selectedKey={view.pointId}
      onSelect={select}
      empty={empty}
    />
  )
}
