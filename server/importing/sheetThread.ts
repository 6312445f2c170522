/** Reads and checks one sheet in a thread of its own, which may neither take the server's time nor its memory. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { CheckedRow } from '../../domain/importing/checkedRow'
import { checkSheet, type SheetCheck, type SheetChoices } from '../../domain/importing/checkSheet'
import type { SheetGround } from '../../domain/importing/pointSheet'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { sheetRows } from './sheetRows'

export type SheetTask = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ground: SheetGround
  readonly choices: SheetChoices
  /** Whether every row that would change something is handed on, to be taken in. */
  readonly isToBeTaken: boolean
}
export type TakenRow = Extract<CheckedRow, { is: 'new' | 'changed' }>
export type CheckedSheet = {
  readonly check: SheetCheck
  /** Of all that the sheet would do: the same again means that nothing has changed since it was looked at. */
  readonly fingerprint: string
  readonly taken: readonly TakenRow[]
}
export type SheetAnswer = CheckedSheet | Refusal

const { bytes, ground, choices, isToBeTaken } = workerData as SheetTask

const checked = (rows: Parameters<typeof checkSheet>[0]): SheetAnswer => {
  const told = createHash('sha256')
  const taken: TakenRow[] = []
  const check = checkSheet(rows, ground, choices, (row) => {
    const { number, is } = row
    told.update(JSON.stringify(is === 'refused' ? [number, is] : [number, is, row.point]))
    if (isToBeTaken && (is === 'new' || is === 'changed')) taken.push(row)
  })
  return isRefusal(check) ? check : { check, fingerprint: told.digest('hex'), taken }
}

const rows = await sheetRows(bytes)
parentPort?.postMessage((isRefusal(rows) ? rows : checked(rows)) satisfies SheetAnswer)
