/** Reads the rows of one sent file in a thread of its own, which may neither take the server's time nor its memory. */
import { parentPort, workerData } from 'node:worker_threads'
import type { SheetRow } from '../../domain/importing/cells'
import type { Refusal } from '../../domain/refusal'
import { sheetRows } from './sheetRows'

export type RowsAnswer = readonly SheetRow[] | Refusal

const { bytes } = workerData as { readonly bytes: Uint8Array }
parentPort?.postMessage((await sheetRows(bytes)) satisfies RowsAnswer)
