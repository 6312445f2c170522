/** Reads and checks one sheet in a thread of its own, which may neither take the server's time nor its memory. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkSheet, type SheetCheck, type SheetChoices } from '../../domain/importing/checkSheet'
import type { SheetGround } from '../../domain/importing/pointSheet'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { sheetRows } from './sheetRows'

export type SheetTask = {
  readonly bytes: Uint8Array
  readonly ground: SheetGround
  readonly choices: SheetChoices
}
export type SheetAnswer = SheetCheck | Refusal

const { bytes, ground, choices } = workerData as SheetTask
const rows = await sheetRows(bytes)
parentPort?.postMessage((isRefusal(rows) ? rows : checkSheet(rows, ground, choices)) satisfies SheetAnswer)
