/** What a table is made of that is taken away as a spreadsheet. */
import type { LocalDate } from './calendar'

/** `date` is a real date in the sheet; `photo` a picture laid over the cell. A text is never a formula. */
export type SheetCell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: LocalDate | null }
  | { readonly kind: 'photo'; readonly id: string | null }

export type SheetColumn = {
  readonly header: string
  /** In characters of the sheet's letter, as spreadsheets count them; a Chinese character takes two. */
  readonly width: number
  readonly isCentred: boolean
}
