/** What a row of a sheet would do, as it is told: the point that is there, the one that the sheet has, and how they differ. */
import type { RegisteredPoint } from '../pointRegister'
import type { Text } from '../text'
import type { PointColumn } from './pointColumns'

export type KnownPoint = RegisteredPoint & { readonly id: number }

export type SheetPoint = Omit<RegisteredPoint, 'code'> & {
  /** Null: the sheet gives none, and the point has none yet. */
  readonly code: string | null
}

/** What a row says otherwise than the point. */
export type Difference = { readonly column: PointColumn | 'place'; readonly before: string; readonly after: string }

export type CheckedRow = {
  readonly number: number
  readonly name: string
  readonly notes: readonly Text[]
} & (
  | { readonly is: 'refused'; readonly reasons: readonly Text[] }
  /** `said`: the coordinates as the sheet has them. */
  | { readonly is: 'new'; readonly point: SheetPoint; readonly said: string }
  | {
      readonly is: 'changed'
      readonly point: SheetPoint
      readonly said: string
      readonly pointId: number
      readonly differences: readonly Difference[]
    }
  | { readonly is: 'unchanged'; readonly point: SheetPoint; readonly said: string; readonly pointId: number }
)
export type RowOutcome = CheckedRow['is']
export const rowOutcomes = ['refused', 'changed', 'new', 'unchanged'] as const satisfies readonly RowOutcome[]
