/** A month's report of the city with 1,000 issues found in it: its page's numbers, and its signing with the file that is kept. */
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Issue } from '../../domain/issue'
import { isRefusal } from '../../domain/refusal'
import { periodOf } from '../../domain/report/period'
import { undraftedReport } from '../../domain/report/report'
import { createFolderStore } from '../../server/blobs/folderStore'
import { createCityStore } from '../../server/city/cityStore'
import { campaignClock, offsetTo } from '../../server/clock'
import { type Database, openDatabase } from '../../server/db/open'
import { prepareCampaign } from '../../server/db/prepare'
import { issues } from '../../server/db/schema'
import { issueDays } from '../../server/db/tables/standingDays'
import { issueRow } from '../../server/eventLog'
import { createPaperFiles } from '../../server/papers/paperFiles'
import { countReport } from '../../server/reports/reportFacts'
import { contentOfReport, storeReport } from '../../server/reports/reportFiles'
import { draftedTexts, readReportView, rowsToFreeze } from '../../server/reports/reportView'
import { sampleStartsAt } from '../../server/sample/loadSample'
import { newFolder, removeFolder } from '../embeddedFolder'
import { type Figure, median, spread } from './figure'
import { samplePassword } from './product'

const many = 1_000
const times = 5
const foundOn = '2022-08-15'

/** The sample's open issues again and again, each found in the middle of August's period. */
const findMany = async ({ db }: Database): Promise<void> => {
  const models = (await db.select({ state: issues.state }).from(issues).where(eq(issues.stage, 'claimed'))).map(
    ({ state }) => state,
  )
  const [last] = await db.select({ position: sql<number>`max(position)::float8` }).from(issues)
  const position = last?.position ?? 0
  const made = Array.from({ length: many }, (_, index): Issue => {
    const model = models[index % models.length]
    if (model === undefined) throw new Error('the sample has no claimed issue')
    return { ...model, id: uuid(), foundOn }
  })
  await db.insert(issues).values(made.map((issue) => issueRow(issue, position)))
  await db.insert(issueDays).values(
    made.map(({ id, stage, unitId, followingSquad, rectifyBy }) => ({
      issueId: id,
      day: foundOn,
      position,
      stage,
      unitId,
      followingSquad,
      dueOn: rectifyBy,
      closings: 0,
      sentBack: 0,
      relapses: 0,
      circulars: 0,
    })),
  )
}

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> => {
  const from = performance.now()
  const value = await work()
  return { ms: performance.now() - from, value }
}

export const measureReport = async (): Promise<Figure[]> => {
  const dataDir = await newFolder()
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  if (isRefusal(database)) throw new Error(database.refused.en)
  try {
    await prepareCampaign(database, { sample: true, samplePassword }, createFolderStore(dataDir))
    await findMany(database)
    const clock = campaignClock(offsetTo(sampleStartsAt))
    const blobs = createFolderStore(dataDir)
    const faults: unknown[] = []
    const paperFiles = createPaperFiles({
      database,
      clock,
      blobs,
      publicUrl: 'http://127.0.0.1',
      onFault: (fault) => faults.push(fault),
    })
    const server = { database, clock, blobs, paperFiles, city: createCityStore(database) }
    const period = periodOf('2022-08', { startsOn: '2022-06-01', endsOn: '2022-12-31' })
    if (period === undefined) throw new Error('no August')
    const today = clock.today()
    const pages: number[] = []
    const signings: number[] = []
    let found = 0
    for (let turn = 0; turn < times; turn += 1) {
      const report = undraftedReport(null, period.key)
      const page = await timed(() => readReportView(server, report, period, today))
      pages.push(page.ms)
      found = Number(page.value.figures.find(({ key }) => key === 'found')?.now)
      const signing = await timed(async () => {
        const counted = await countReport(server, period, null, today)
        const written = { ...report, texts: await draftedTexts(database.db, counted) }
        const rows = rowsToFreeze(written, counted)
        return storeReport(server, await contentOfReport(server, written, period, counted, rows))
      })
      signings.push(signing.ms)
    }
    if (found < many || faults.length > 0) throw new Error(`${found} issues in the report`)
    return [
      {
        what: `report of ${found} issues: its page`,
        measured: median(pages),
        limit: 3_000,
        unit: 'ms',
        how: spread(pages, 'ms'),
      },
      {
        what: `report of ${found} issues: numbers frozen, file made`,
        measured: median(signings),
        limit: 3_000,
        unit: 'ms',
        how: spread(signings, 'ms'),
      },
    ]
  } finally {
    await database.close()
    await removeFolder(dataDir)
  }
}
