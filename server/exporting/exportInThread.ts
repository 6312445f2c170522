/**
 * Has a file of data made in a thread of its own: a hundred thousand rows are seconds of work, in which the server answers
 * everybody else, and whose memory goes with the thread.
 */
import { once } from 'node:events'
import { startThread } from '../startThread'
import type { ExportPiece, ExportTask } from './exportThread'

/** More at once wait for their turn. */
const mostAtOnce = 4
/** Rows die young: a small heap is cleared often instead of growing with what nobody needs any more. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
/** Whoever takes nothing for so long has gone, or will not end. */
const longestPauseMs = 120_000

let running = 0
const waiting: (() => void)[] = []

const turn = async (): Promise<void> => {
  if (running < mostAtOnce) running += 1
  // Whoever ends gives the turn on.
  else await new Promise<void>((resolve) => waiting.push(resolve))
}
const endTurn = (): void => {
  const next = waiting.shift()
  if (next === undefined) running -= 1
  else next()
}

/** Throws where the thread fails or is given up; what has come by then is not a whole file. */
export async function* exportInThread(task: ExportTask): AsyncGenerator<Uint8Array> {
  await turn()
  const thread = startThread('exportThread', task, { resourceLimits })
  // It may end between two pieces, when nobody waits for it.
  const end = new AbortController()
  thread.on('error', (fault) => end.abort(fault))
  thread.on('exit', () => end.abort(new Error('the thread of an export has ended')))
  try {
    for (;;) {
      const answer = once(thread, 'message', { signal: end.signal }) as Promise<[ExportPiece]>
      thread.postMessage('next')
      const [piece] = await answer
      if (piece === null) return
      const pause = setTimeout(() => thread.terminate(), longestPauseMs)
      yield piece
      clearTimeout(pause)
    }
  } finally {
    await thread.terminate()
    endTurn()
  }
}
