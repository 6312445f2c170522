/** The pages of a feedback meeting in their order: the opening, each unit's issues and its summary, the end. Pure. */
import type { Agenda, AgendaIssue } from './queries'

export type Page =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'issue'
      readonly unitId: string
      readonly issue: AgendaIssue
      readonly number: number
      readonly of: number
    }
  | { readonly kind: 'summary'; readonly unitId: string; readonly issues: readonly AgendaIssue[] }
  | { readonly kind: 'end' }

export const pagesOf = (agenda: Agenda): Page[] => [
  { kind: 'opening' },
  ...agenda.flatMap(({ unitId, issues }): Page[] => [
    ...issues.map((issue, index): Page => ({ kind: 'issue', unitId, issue, number: index + 1, of: issues.length })),
    { kind: 'summary', unitId, issues },
  ]),
  { kind: 'end' },
]

/** Where a unit's pages begin. */
export const firstPageOf = (pages: readonly Page[], unitId: string): number =>
  pages.findIndex((page) => 'unitId' in page && page.unitId === unitId)

/** A meeting that was left is taken up at the first unit whose notice is still to be handed over. */
export const pageToTakeUp = (
  pages: readonly Page[],
  receipts: readonly { readonly unitId: string }[],
  notices: readonly { readonly unitId: string }[],
): number => {
  if (receipts.length === 0) return 0
  const next = notices.find(({ unitId }) => !receipts.some((receipt) => receipt.unitId === unitId))
  return next === undefined ? pages.length - 1 : Math.max(0, firstPageOf(pages, next.unitId))
}
