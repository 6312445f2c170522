/** Has a sent file worked through in a thread of its own; given up when it takes too long or too much. */
import { refuse } from '../../domain/refusal'
import { startThread } from '../startThread'

const mostMs = 30_000
const mostMemoryMB = 512

const tookTooMuch = refuse(
  'tooLarge',
  '这个文件太大或太复杂，没有核对完。请只保留需要的内容后另存再试。',
  'The file is too large or too intricate and was not checked to its end. Keep what is needed, save it anew and try again.',
)

/** Rejects with the signal's reason where it is given up, and where the thread has a fault that is no fault of the file. */
export const runThread = async <A, T extends { readonly bytes: Uint8Array<ArrayBuffer> }>(
  program: Parameters<typeof startThread>[0],
  /** Its `bytes` are the thread's own from here on: two copies of 20 MB would be one too many. */
  task: T,
  signal: AbortSignal,
): Promise<A | typeof tookTooMuch> => {
  const thread = startThread(program, task, {
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMB },
    transferList: [task.bytes.buffer],
  })
  let timer: NodeJS.Timeout | undefined
  let giveUp = () => {}
  try {
    return await new Promise<A | typeof tookTooMuch>((resolve, reject) => {
      giveUp = () => reject(signal.reason)
      signal.addEventListener('abort', giveUp)
      if (signal.aborted) giveUp()
      timer = setTimeout(() => resolve(tookTooMuch), mostMs)
      thread.once('message', resolve)
      thread.once('error', (fault: NodeJS.ErrnoException) =>
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tookTooMuch) : reject(fault),
      )
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    await thread.terminate()
  }
}
