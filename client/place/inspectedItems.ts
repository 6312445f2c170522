/** The check items of a place as its last inspection saw them: what an earlier version of the handbook called otherwise, or had and this one has not. Pure. */
import { firstVersion } from '../../domain/handbook/handbook'
import type { Finding, LastInspection } from '../../domain/inspection'
import type { CheckItem, Names } from '../names'

export const inspectedItems = (
  present: readonly CheckItem[],
  findings: Readonly<Record<string, Finding>>,
  names: Pick<Names, 'checkItem'>,
  version: number,
): {
  readonly items: readonly CheckItem[]
  readonly isOtherwise: boolean
  /** Some are items of the place no more. */
  readonly hasFormer: boolean
} => {
  const asInspected = (key: string): CheckItem => ({ key, ...names.checkItem(key, version) })
  const items = present.map((item) => (findings[item.key] === undefined ? item : asInspected(item.key)))
  const former = Object.keys(findings).filter((key) => !present.some((item) => item.key === key))
  const isReworded = items.some((item, at) => item.zh !== present[at]?.zh)
  const hasFormer = former.length > 0
  return { items: [...items, ...former.map(asInspected)], isOtherwise: isReworded || hasFormer, hasFormer }
}

/** The items to open an issue on: an item that failed stays one, though the handbook has dropped it since. */
export const itemsToOpenOn = (
  present: readonly CheckItem[],
  checkItem: string | undefined,
  lastInspection: LastInspection | null,
  names: Pick<Names, 'checkItem'>,
): { readonly checkItems: readonly CheckItem[]; readonly handbook?: number } => {
  if (checkItem === undefined || lastInspection === null || present.some(({ key }) => key === checkItem))
    return { checkItems: present }
  const handbook = lastInspection.handbook ?? firstVersion
  return { checkItems: [{ key: checkItem, ...names.checkItem(checkItem, handbook) }, ...present], handbook }
}
