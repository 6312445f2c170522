/** The ledger 问题台账 as an .xlsx. */
import { type LedgerColumn, type LedgerColumnName, type LedgerRow, ledgerColumns } from '../../domain/ledger'
import type { SheetCell } from '../../domain/sheet'
import type { PhotoBytes } from './photo'
import { workbook } from './workbook'

export type LedgerOptions = {
  readonly title: string
  readonly columns: readonly LedgerColumnName[]
  /** Needed where a column shows photos. */
  readonly photoBytes?: PhotoBytes
}

const photoColumns: readonly LedgerColumnName[] = ['beforePhoto', 'afterPhoto']

async function* cellsOf(
  rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>,
  columns: readonly LedgerColumn[],
): AsyncGenerator<readonly SheetCell[]> {
  let index = 0
  for await (const row of rows) {
    yield columns.map(({ cellOf }) => cellOf(row, index))
    index += 1
  }
}

/** The file's bytes in pieces, as they come. */
export const ledgerXlsx = (
  rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>,
  { title, columns: names, photoBytes }: LedgerOptions,
): AsyncGenerator<Uint8Array> => {
  const columns = names.map((name): LedgerColumn => ledgerColumns[name])
  const showsPhotos = names.some((name) => photoColumns.includes(name))
  return workbook(cellsOf(rows, columns), {
    sheetName: '问题台账',
    title,
    columns,
    photoBytes: showsPhotos ? photoBytes : undefined,
  })
}
