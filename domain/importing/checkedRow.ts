/** What a row of a sheet would do, as it is told: the point that is there, the one that the sheet has, and how they differ. */
import type { LngLat } from '../coordinates'
import type { Text } from '../text'
import type { PointColumn } from './pointColumns'

export type KnownPoint = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly position: LngLat
  readonly address: string
  readonly urban: boolean
  readonly unitIds: readonly string[]
  readonly leadId: string | null
}

export type SheetPoint = Omit<KnownPoint, 'id' | 'code'> & {
  /** Null: the sheet gives none. */
  readonly code: string | null
  /** Null: outside every scope. */
  readonly scopeId: string | null
}

/** What a row says otherwise than the point. */
export type Difference = { readonly column: PointColumn | 'place'; readonly before: string; readonly after: string }

export type CheckedRow = {
  readonly number: number
  readonly name: string
  readonly notes: readonly Text[]
} & (
  | { readonly is: 'refused'; readonly reasons: readonly Text[] }
  | { readonly is: 'new'; readonly point: SheetPoint }
  | {
      readonly is: 'changed'
      readonly point: SheetPoint
      readonly pointId: number
      readonly differences: readonly Difference[]
    }
  | { readonly is: 'unchanged'; readonly point: SheetPoint; readonly pointId: number }
)
export type RowOutcome = CheckedRow['is']
export const rowOutcomes = ['refused', 'changed', 'new', 'unchanged'] as const satisfies readonly RowOutcome[]
