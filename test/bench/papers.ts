/** A notice of 30 issues with 60 photos of 2,000 pixels, and a ledger of 10,000 rows: time, and memory on top of what was there. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { defaultLedgerColumns } from '../../domain/ledger'
import type { PaperIssue } from '../../domain/paperContent'
import { ledgerXlsx } from '../../server/papers/ledger'
import { renderPaper } from '../../server/papers/paper'
import { repositoryRoot } from '../../server/repositoryRoot'
import { issueOf, issuesOf, papers } from '../papers'
import { type Figure, median, spread } from './figure'

const run = promisify(execFile)
const times = 3
const ledgerRows = 10_000

type Measured = { readonly ms: number; readonly megabytes: number; readonly bytes: number }

/** How far the process's memory rose above where it began, looked at every few milliseconds. */
const measured = async (work: () => Promise<number>): Promise<Measured> => {
  const before = process.memoryUsage.rss()
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 5)
  const startedAt = performance.now()
  const bytes = await work()
  const ms = performance.now() - startedAt
  look()
  clearInterval(timer)
  return { ms, megabytes: (most - before) / 1e6, bytes }
}

async function* rows() {
  for (let index = 0; index < ledgerRows; index += 1) yield issueOf(index)
}

const writeLedger = async (): Promise<number> => {
  let bytes = 0
  for await (const piece of ledgerXlsx(rows(), { title: '问题台账', columns: defaultLedgerColumns })) {
    bytes += piece.length
    // As a response does: the server answers others between two pieces.
    await new Promise(setImmediate)
  }
  return bytes
}

/** A program that makes the photos: in a process of its own, so that what it takes is given back. */
const photoMaker = (folder: string, issues: readonly PaperIssue[]): string => `
  import { writeFileSync } from 'node:fs'
  import { grainyPhotoOf } from './test/papers.ts'
  for (const id of ${JSON.stringify(issues.flatMap(({ beforePhotos }) => beforePhotos))})
    writeFileSync(${JSON.stringify(folder)} + '/' + id + '.jpg', await grainyPhotoOf(id))`

export const measurePapers = async (): Promise<Figure[]> => {
  const issues = issuesOf(30)
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-photos-'))
  const notices: Measured[] = []
  const ledgers: Measured[] = []
  try {
    // The ledgers come first: memory that making the photos took would otherwise be there for them already.
    for (let turn = 0; turn < times; turn += 1) ledgers.push(await measured(writeLedger))
    await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', photoMaker(folder, issues)], {
      cwd: repositoryRoot,
    })
    const photoBytes = (id: string) => readFile(join(folder, `${id}.jpg`))
    for (let turn = 0; turn < times; turn += 1)
      notices.push(await measured(async () => (await renderPaper({ ...papers.notice, issues }, { photoBytes })).length))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const ms = (all: readonly Measured[]) => all.map((one) => one.ms)
  const megabytes = (all: readonly Measured[]) => all.map((one) => one.megabytes)
  const kB = (all: readonly Measured[]) => `${Math.round((all[0]?.bytes ?? 0) / 1000)} kB`
  return [
    {
      what: 'notice of 30 issues and 60 photos',
      measured: median(ms(notices)),
      limit: 3_000,
      unit: 'ms',
      how: `${spread(ms(notices), 'ms')}; ${kB(notices)}`,
    },
    {
      what: 'notice of 30 issues and 60 photos: memory',
      measured: Math.max(...megabytes(notices)),
      limit: null,
      unit: 'MB',
      how: spread(megabytes(notices), 'MB'),
    },
    {
      what: 'ledger of 10k rows',
      measured: median(ms(ledgers)),
      limit: 5_000,
      unit: 'ms',
      how: `${spread(ms(ledgers), 'ms')}; ${kB(ledgers)}`,
    },
    {
      what: 'ledger of 10k rows: memory',
      measured: Math.max(...megabytes(ledgers)),
      limit: 150,
      unit: 'MB',
      how: spread(megabytes(ledgers), 'MB'),
    },
  ]
}
