/** What a cell of somebody's sheet says, whatever keyboard it was typed with. */

/** A row as it was read: every cell as text, in the order of the columns. */
export type SheetRow = readonly string[]
/** With the number that the spreadsheet shows beside it, from 1. */
export type NumberedRow = { readonly number: number; readonly cells: SheetRow }

/** Without the blanks around it; several inside count as one. */
export const cellText = (cell: string | undefined): string => (cell ?? '').replace(/[\s\u00A0\u3000]+/gu, ' ').trim()

/** Codes are the same without regard to width, case and blanks, and to nothing else: 1-12 is not 11-2. */
export const comparableCode = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/\s/gu, '')

/** Names beside that without their separators, but for those between digits: 1-1号 is not 11号. */
export const comparable = (value: string): string =>
  comparableCode(value).replace(/[_·•:：]|(?<!\d)[-.]|[-.](?!\d)/gu, '')

/** Characters that nobody sees and that turn or hide what is written: controls, and marks that change the direction. */
const unseen = /\p{Cf}|(?![\t\n\r])\p{Cc}/u

export const hasUnseen = (value: string): boolean => unseen.test(value)

/** Several names in one cell: 甲、乙；丙. */
export const namesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、，,；;/|\n]+/u)
      .map(cellText)
      .filter((name) => name !== ''),
  ),
]

const yes = ['是', '1', 'y', 'yes', 'true', '√', '✓', '市区', '建成区']
const no = ['否', '0', 'n', 'no', 'false', '×', '非市区']

/** Undefined: neither yes nor no. */
export const yesOrNo = (cell: string): boolean | undefined => {
  const said = cell.normalize('NFKC').trim().toLowerCase()
  return yes.includes(said) ? true : no.includes(said) ? false : undefined
}
