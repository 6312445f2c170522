/** What the two lists are given, and how they order names. */
import type { Plan } from '../campaignOverview'
import type { PointTable } from '../pointTable'
import type { ViewControl } from '../useView'
import type { ListLayout } from './ListPanel'

export type ListProps = {
  readonly plan: Plan
  readonly table: PointTable
  /** The table's version: what is shown changes with it. */
  readonly version: number
  readonly control: ViewControl
  readonly layout: ListLayout
  readonly onCollapse?: (() => void) | undefined
}

/** By pronunciation. */
export const chinese = new Intl.Collator('zh-CN')
