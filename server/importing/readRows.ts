/** The rows of a sent roster; given up when reading them takes too long or too much. */
import { refuse } from '../../domain/refusal'
import { startThread } from '../startThread'
import type { RowsAnswer } from './rowsThread'

const mostMs = 15_000
const mostMemoryMB = 256

const tookTooMuch = refuse(
  'tooLarge',
  '这个文件太大或太复杂，没有读完。请只保留需要的行和列后另存为 .csv 再试。',
  'The file is too large or too intricate and was not read to its end. Keep the rows and columns that are needed, save it as .csv and try again.',
)

/** Rejects where the thread has a fault that is no fault of the file. */
export const readSentRows = async (bytes: Uint8Array<ArrayBuffer>): Promise<RowsAnswer> => {
  const thread = startThread('rowsThread', { bytes }, { resourceLimits: { maxOldGenerationSizeMb: mostMemoryMB } })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<RowsAnswer>((resolve, reject) => {
      timer = setTimeout(() => resolve(tookTooMuch), mostMs)
      thread.once('message', resolve)
      thread.once('error', (fault: NodeJS.ErrnoException) =>
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tookTooMuch) : reject(fault),
      )
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}
