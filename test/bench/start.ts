/** How long `npm start` takes on a built tree, and what the product holds in memory when nobody asks anything of it. */
import { setTimeout as wait } from 'node:timers/promises'
import { newFolder, removeFolder } from '../embeddedFolder'
import { cityFolder } from './cities'
import { type Figure, median, spread } from './figure'
import { pssOf, rssOf } from './processes'
import { startProduct } from './product'

const firstStarts = 3
const laterStarts = 7
const idleMs = 6_000

const startTimes = async (times: number, folder: () => Promise<string>, done: (folder: string) => Promise<void>) => {
  const measured: number[] = []
  while (measured.length < times) {
    const dataDir = await folder()
    const product = await startProduct(dataDir)
    await product.stop()
    await done(dataDir)
    if (!product.wasBuilt) measured.push(product.startMs)
  }
  return measured
}

const idleMemory = async () => {
  const product = await startProduct(await cityFolder('sample'))
  await wait(idleMs)
  const { server, database } = product.processes
  const serverMB = pssOf(server)
  const databaseMB = database.map(pssOf).reduce((sum, one) => sum + one, 0)
  const wholeServerMB = rssOf(server)
  await product.stop()
  return { serverMB, databaseMB, wholeServerMB, databaseProcesses: database.length }
}

export const measureStart = async (): Promise<Figure[]> => {
  // Once beforehand, unmeasured: it builds what is out of date.
  await startTimes(1, newFolder, removeFolder)
  const first = await startTimes(firstStarts, newFolder, removeFolder)
  const later = await startTimes(
    laterStarts,
    () => cityFolder('sample'),
    async () => {},
  )
  const { serverMB, databaseMB, wholeServerMB, databaseProcesses } = await idleMemory()
  return [
    {
      what: 'npm start → ready, first start',
      measured: median(first),
      limit: 8_000,
      unit: 'ms',
      how: spread(first, 'ms'),
    },
    {
      what: 'npm start → ready, database made',
      measured: median(later),
      limit: 3_000,
      unit: 'ms',
      how: spread(later, 'ms'),
    },
    {
      what: 'memory of server and database, idle (PSS)',
      measured: serverMB + databaseMB,
      limit: 300,
      unit: 'MB',
      how: `server ${serverMB.toFixed(0)} MB (all that it maps: ${wholeServerMB.toFixed(0)} MB), ${databaseProcesses} processes of the database ${databaseMB.toFixed(0)} MB`,
    },
  ]
}
