/** Starts a thread beside the server's own, from its sources or as it is built. */
import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { repositoryRoot } from './repositoryRoot'

/** Run from its sources, as `npm run dev:server` and the tests do, a thread needs the loader of sources too. */
const fromSources = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(workerData.program)
  })`

/** Where each lies among the sources; built, all of them lie beside the server. */
const programs = {
  solverThread: './routing/solverThread.ts',
  roadFileThread: './routing/travel/roadFileThread.ts',
  sheetThread: './importing/sheetThread.ts',
  boundaryThread: './boundaries/boundaryThread.ts',
  rowsThread: './importing/rowsThread.ts',
  exportThread: './exporting/exportThread.ts',
} as const

/** `data` is the thread's to read. It keeps nobody from ending the server, and whoever starts it hears of its errors. */
export const startThread = (
  name: keyof typeof programs,
  data: object = {},
  options: Pick<WorkerOptions, 'resourceLimits' | 'transferList'> = {},
): Worker => {
  const thread = import.meta.url.endsWith('.ts')
    ? new Worker(fromSources, {
        eval: true,
        ...options,
        workerData: { ...data, program: new URL(programs[name], import.meta.url).href },
      })
    : new Worker(join(repositoryRoot, `dist/server/${name}.js`), { workerData: data, ...options })
  thread.unref()
  return thread
}
