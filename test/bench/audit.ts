/** The check of a log of 100,000 rows by the program itself, as a user runs it: rows a second, and its memory beside a small log's. */

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc, desc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Subject } from '../../domain/issue'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
import { isRefusal } from '../../domain/refusal'
import { createFolderStore } from '../../server/blobs/folderStore'
import { campaignClock, offsetTo } from '../../server/clock'
import { type Database, openDatabase } from '../../server/db/open'
import { prepareCampaign } from '../../server/db/prepare'
import { events, issues, posts, user } from '../../server/db/schema'
import { appendAll, type Decided, issueRow } from '../../server/eventLog'
import { readInbox } from '../../server/inbox/readInbox'
import { repositoryRoot } from '../../server/repositoryRoot'
import { sampleStartsAt } from '../../server/sample/loadSample'
import { newFolder, removeFolder } from '../embeddedFolder'
import { type Figure, median } from './figure'
import { samplePassword } from './product'

const rows = 100_000
const batch = 1_000
const subject: Subject = { kind: 'unit', unitId: 'unit01', indicator: 'routineWork' }

/** The sample's issues again and again, each under an id of its own and about a unit, so that no point changes with them. */
const growLog = async ({ db }: Database): Promise<number> => {
  const told = new Map<string, IssueEvent[]>()
  for (const { subjectId, body } of await db
    .select({ subjectId: events.subjectId, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'issue'))
    .orderBy(asc(events.position))) {
    // Whose event it is stands within the body too.
    const { subjectKind: _kind, subjectId: _id, ...event } = JSON.parse(body)
    told.set(subjectId, [...(told.get(subjectId) ?? []), event as IssueEvent])
  }
  // A merge names an issue of its own place, and its copy would name it too; nothing of the check hangs on it.
  const stories = [...told.values()]
  let [end] = await db
    .select({ position: events.position, hash: events.hash })
    .from(events)
    .orderBy(desc(events.position))
    .limit(1)
  for (let at = 0; end !== undefined && end.position < rows; ) {
    const decided: Decided[] = []
    const folds: (typeof issues.$inferInsert)[] = []
    while (decided.length < batch) {
      const story = (stories[at++ % stories.length] ?? []).map((event) =>
        event.subject === undefined ? event : { ...event, subject },
      )
      const id = uuid()
      decided.push(...story.map((event): Decided => ({ subjectKind: 'issue', subjectId: id, event })))
      folds.push(issueRow(replay(id, story), end.position + decided.length))
    }
    const appended = appendAll(end, decided)
    for (let from = 0; from < appended.length; from += batch)
      await db.insert(events).values(appended.slice(from, from + batch))
    await db.insert(issues).values(folds)
    const last = appended.at(-1)
    end = last && { position: last.position, hash: last.hash }
  }
  return end?.position ?? 0
}

const inboxOfSquad = async ({ db }: Database): Promise<number> => {
  const [row] = await db
    .select({ accountId: user.id, name: user.name, post: posts })
    .from(user)
    .innerJoin(posts, eq(posts.userId, user.id))
    .where(eq(user.username, 'squad1'))
  if (!row) throw new Error('the sample has no squad1')
  const viewer = { accountId: row.accountId, name: row.name, posts: [row.post] }
  const clock = campaignClock(offsetTo(sampleStartsAt))
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const startedAt = performance.now()
    await readInbox(db, clock, viewer)
    times.push(performance.now() - startedAt)
  }
  return median(times)
}

const peakMB = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

const check = (dataDir: string): Promise<{ ms: number; peak: number }> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(process.execPath, [join(repositoryRoot, 'scripts/auditVerify.mjs')], {
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, peakMB(child.pid ?? 0))
    }, 20)
    child.once('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ ms: performance.now() - startedAt, peak })
      else reject(new Error(`the check ended with ${code}: ${said}`))
    })
  })

export const measureAudit = async (): Promise<Figure[]> => {
  const dataDir = await newFolder()
  const opened = async () => {
    const database = await openDatabase({ databaseUrl: undefined, dataDir })
    if (isRefusal(database)) throw new Error(database.refused.en)
    return database
  }
  try {
    const first = await opened()
    await prepareCampaign(first, { sample: true, samplePassword }, createFolderStore(dataDir))
    const fewRows = await first.db.$count(events)
    await first.close()
    const few = await check(dataDir)
    const second = await opened()
    const manyRows = await growLog(second)
    const inboxMs = await inboxOfSquad(second)
    await second.close()
    const many = await check(dataDir)
    return [
      {
        what: 'inbox of a squad that follows a sixth of 100k rows',
        measured: inboxMs,
        limit: null,
        unit: 'ms',
        how: 'median of 5, the server’s part alone',
      },
      {
        what: 'audit:verify of 100k rows, start to end',
        measured: many.ms,
        limit: null,
        unit: 'ms',
        how: `${Math.round(manyRows / (many.ms / 1000)).toLocaleString('en')} rows/s, chain and folds; ${fewRows} rows take ${few.ms.toFixed(0)} ms`,
      },
      {
        what: 'audit:verify of 100k rows, memory more than of the sample',
        measured: Math.max(0, many.peak - few.peak),
        limit: 100,
        unit: 'MB',
        how: `peak ${many.peak.toFixed(0)} MB and ${few.peak.toFixed(0)} MB, the program alone`,
      },
    ]
  } finally {
    await removeFolder(dataDir)
  }
}
