/** The ledger of issues 问题台账: its rows and its columns, as the office keeps them. */
import type { LocalDate } from './calendar'
import type { SheetCell, SheetColumn } from './sheet'

export type LedgerRow = {
  readonly place: string
  readonly what: string
  readonly squad: string
  readonly foundOn: LocalDate | null
  readonly notifiedBy: string | null
  readonly unit: string | null
  readonly responsible: string | null
  readonly measures: string | null
  readonly target: string | null
  readonly rectifyBy: LocalDate | null
  readonly progress: string
  readonly closedOn: LocalDate | null
  readonly remarks: string | null
  readonly beforePhotos: readonly string[]
  readonly afterPhotos: readonly string[]
}

export type LedgerColumn = SheetColumn & {
  /** `index` from 0. */
  readonly cellOf: (row: LedgerRow, index: number) => SheetCell
}

const words = (value: string | null): SheetCell => ({ kind: 'text', value: value ?? '' })
const day = (value: LocalDate | null): SheetCell => ({ kind: 'date', value })
const photo = (id: string | undefined): SheetCell => ({ kind: 'photo', id: id ?? null })

/** Every column that a ledger can have, in the office's order. The widths of the default ones fill an A3 page across. */
export const ledgerColumns = {
  number: { header: '序号', width: 6, isCentred: true, cellOf: (_, index) => ({ kind: 'number', value: index + 1 }) },
  place: { header: '点位/单位/路段', width: 18, isCentred: false, cellOf: ({ place }) => words(place) },
  what: { header: '问题描述', width: 32, isCentred: false, cellOf: ({ what }) => words(what) },
  squad: { header: '发现分队', width: 14, isCentred: true, cellOf: ({ squad }) => words(squad) },
  foundOn: { header: '发现时间', width: 12, isCentred: true, cellOf: ({ foundOn }) => day(foundOn) },
  notifiedBy: { header: '交办文号', width: 16, isCentred: true, cellOf: ({ notifiedBy }) => words(notifiedBy) },
  unit: { header: '责任单位', width: 18, isCentred: true, cellOf: ({ unit }) => words(unit) },
  responsible: { header: '责任人', width: 12, isCentred: true, cellOf: ({ responsible }) => words(responsible) },
  measures: { header: '整改措施', width: 28, isCentred: false, cellOf: ({ measures }) => words(measures) },
  target: { header: '整改目标', width: 20, isCentred: false, cellOf: ({ target }) => words(target) },
  rectifyBy: { header: '整改时限', width: 12, isCentred: true, cellOf: ({ rectifyBy }) => day(rectifyBy) },
  progress: { header: '进展', width: 12, isCentred: true, cellOf: ({ progress }) => words(progress) },
  closedOn: { header: '销号时间', width: 12, isCentred: true, cellOf: ({ closedOn }) => day(closedOn) },
  remarks: { header: '备注', width: 14, isCentred: false, cellOf: ({ remarks }) => words(remarks) },
  beforePhoto: {
    header: '整改前照片',
    width: 18,
    isCentred: true,
    cellOf: ({ beforePhotos }) => photo(beforePhotos[0]),
  },
  afterPhoto: { header: '整改后照片', width: 18, isCentred: true, cellOf: ({ afterPhotos }) => photo(afterPhotos[0]) },
} as const satisfies Record<string, LedgerColumn>
export type LedgerColumnName = keyof typeof ledgerColumns
export const ledgerColumnNames = Object.keys(ledgerColumns) as LedgerColumnName[]

/** The columns of the plan's ledger; photos come on request. */
export const defaultLedgerColumns: readonly LedgerColumnName[] = ledgerColumnNames.filter(
  (name) => name !== 'beforePhoto' && name !== 'afterPhoto',
)
