/** A filter in words, for the line above a list and for the printed sheet. */
import { pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import { type Text, text } from '../../domain/text'
import { type Filter, markLabel } from '../view'

/** Names of what a filter holds by id; an id that nobody knows is shown as it is. */
export type FilterNames = {
  readonly scope: (id: string) => Text | undefined
  readonly squad: (number: number) => Text | undefined
  readonly kind: (key: string) => Text | undefined
  readonly unit: (id: string) => Text | undefined
}

const orAsItIs = (name: Text | undefined, id: string | number): Text => name ?? text(String(id), String(id))

const joined = (parts: readonly Text[], zh: string, en: string): Text =>
  text(parts.map((part) => part.zh).join(zh), parts.map((part) => part.en).join(en))

/** Whether a filter leaves anything out. */
export const isFiltering = (filter: Filter): boolean =>
  filter.statuses.length > 0 ||
  filter.scopeId !== null ||
  filter.squad !== null ||
  filter.kind !== null ||
  filter.unitId !== null ||
  filter.urbanOnly ||
  filter.mark !== null ||
  filter.search.trim() !== ''

export const filterWords = (filter: Filter, names: FilterNames): Text => {
  const parts: Text[] = []
  if (filter.statuses.length > 0) {
    const statuses = pointStatuses.filter((status) => filter.statuses.includes(status))
    parts.push(
      joined(
        statuses.map((status) => pointStatusLabel[status]),
        '、',
        ' or ',
      ),
    )
  }
  if (filter.squad !== null) parts.push(orAsItIs(names.squad(filter.squad), filter.squad))
  if (filter.scopeId !== null) parts.push(orAsItIs(names.scope(filter.scopeId), filter.scopeId))
  if (filter.kind !== null) parts.push(orAsItIs(names.kind(filter.kind), filter.kind))
  if (filter.unitId !== null) parts.push(orAsItIs(names.unit(filter.unitId), filter.unitId))
  if (filter.urbanOnly) parts.push(text('市区点位', 'Urban points'))
  if (filter.mark !== null) parts.push(markLabel[filter.mark])
  const search = filter.search.trim()
  if (search !== '') parts.push(text(`名称或编号含“${search}”`, `Name or code contains “${search}”`))
  return parts.length === 0 ? text('全部点位', 'All points') : joined(parts, '，', '; ')
}
