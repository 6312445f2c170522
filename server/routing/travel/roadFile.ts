/** The office's own road file as an engine: read and checked once, in a thread beside the server's own, which keeps its graph. */
import type { Worker } from 'node:worker_threads'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Text } from '../../../domain/text'
import { startThread } from '../../startThread'
import { EngineFault, type RoadEngine } from './engine'
import type { RoadAnswer, RoadFileRead, RoadTask } from './roadFileThread'

const unusable = (path: string, { zh, en }: Text): Refusal =>
  refuse(
    'invalid',
    `道路文件 ${path} 无法使用：${zh}。请改正，或去掉 ROAD_FILE。`,
    `The road file ${path} cannot be used: ${en}. Correct it, or leave ROAD_FILE out.`,
  )

const firstWord = (thread: Worker): Promise<RoadFileRead> =>
  new Promise((resolve, reject) => {
    const settle = (tell: () => void) => {
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd).unref()
      tell()
    }
    const onMessage = (read: RoadFileRead) => settle(() => resolve(read))
    const onEnd = (fault: unknown) =>
      settle(() => reject(fault instanceof Error ? fault : new Error(`the thread of the road file ended (${fault})`)))
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    // Until it has spoken, it is waited for.
    thread.ref()
  })

type Asked = { readonly resolve: (answer: RoadAnswer) => void; readonly reject: (fault: unknown) => void }
type Question<T> = T extends unknown ? Omit<T, 'task'> : never

/** A refusal says what is wrong with the file. */
export const openRoadFile = async (path: string): Promise<RoadEngine | Refusal> => {
  const thread = startThread('roadFileThread', { path })
  const read = await firstWord(thread)
  if ('fault' in read) {
    await thread.terminate()
    return unusable(path, read.fault)
  }
  const asked = new Map<number, Asked>()
  let tasks = 0
  let ended: Error | null = null
  const onEnd = (fault: unknown) => {
    ended ??= new EngineFault('silent', 'the thread of the road file has ended', { cause: fault })
    for (const { reject } of asked.values()) reject(ended)
    asked.clear()
  }
  thread.on('error', onEnd).on('exit', onEnd)
  thread.on('message', (answer: RoadAnswer) => asked.get(answer.task)?.resolve(answer))

  const ask = async (question: Question<RoadTask>, signal: AbortSignal): Promise<RoadAnswer> => {
    signal.throwIfAborted()
    if (ended !== null) throw ended
    tasks += 1
    const task = { ...question, task: tasks } as RoadTask
    let onAbort = () => {}
    try {
      return await new Promise<RoadAnswer>((resolve, reject) => {
        onAbort = () => reject(signal.reason)
        signal.addEventListener('abort', onAbort)
        asked.set(task.task, { resolve, reject })
        thread.postMessage(task)
      })
    } finally {
      asked.delete(task.task)
      signal.removeEventListener('abort', onAbort)
    }
  }
  const broken = (answer: RoadAnswer): EngineFault =>
    new EngineFault('wrong', 'broken' in answer ? answer.broken : 'another answer than was asked for')

  return {
    name: 'roadFile',
    // Few enough that who gives up leaves little behind.
    mostSources: 300,
    mostTargets: 10_000,
    mostPoints: 50,
    isFar: false,
    table: async (sources, targets, signal) => {
      const answer = await ask({ kind: 'table', sources, targets }, signal)
      if (!('table' in answer)) throw broken(answer)
      return answer.table
    },
    legs: async (points, signal) => {
      const answer = await ask({ kind: 'legs', points }, signal)
      if (!('legs' in answer)) throw broken(answer)
      return answer.legs
    },
    close: async () => {
      await thread.terminate()
    },
  }
}
