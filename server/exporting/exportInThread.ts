/**
 * Has a file of data made in a thread of its own: a hundred thousand rows are seconds of work, in which the server answers
 * everybody else, and whose memory goes with the thread.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Resolves, when it is one's turn, to what gives it on; a second call of that does nothing. */
const turn = async (): Promise<() => void> => {
  if (running < mostAtOnce) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** Throws where the thread fails or is given up; what has come by then is not a whole file. */
export async function* exportInThread(task: Omit<ExportTask, 'folder'>): AsyncGenerator<Uint8Array> {
  const endTurn = await turn()
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-export-')).catch((fault) => {
    endTurn()
    throw fault
  })
  // Whoever stops reading does not come back to this function: what was taken is given back when the thread ends.
  const tidy = async () => {
    endTurn()
    await rm(folder, { recursive: true, force: true })
  }
  const end = new AbortController()
  try {
    const thread = startThread('exportThread', { ...task, folder }, { resourceLimits })
    // It may end between two pieces, when nobody waits for it.
    thread.on('error', (fault) => end.abort(fault))
    thread.on('exit', () => {
      end.abort(new Error('the thread of an export has ended'))
      tidy().catch(() => {})
    })
    try {
      for (;;) {
        const answer = once(thread, 'message', { signal: end.signal }) as Promise<[ExportPiece]>
        thread.postMessage('next')
        const [piece] = await answer
        if (piece === null) return
        const pause = setTimeout(() => thread.terminate(), longestPauseMs)
        try {
          yield piece
        } finally {
          clearTimeout(pause)
        }
      }
    } finally {
      await thread.terminate()
    }
  } finally {
    await tidy()
  }
}
