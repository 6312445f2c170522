/** Makes an empty database ready at the first start: the plan, and either the sample or one office account. A later start changes nothing, unless an update keeps more in its folds. */
import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { localDateOf } from '../../domain/calendar'
import { createAccounts, hashPassword } from '../accounts'
import type { BlobStore } from '../blobs/blobStore'
import { type Clock, campaignClock, offsetTo } from '../clock'
import type { Environment } from '../env'
import { loadSample, sampleStartsAt } from '../sample/loadSample'
import type { Database, Db } from './open'
import { loadPlan } from './plan'
import { refoldWhereOutdated } from './refold'
import { campaign } from './schema'

/** Any constant; of several servers that start at once on an empty database, one loads it. */
const loadingLock = 7_215_002

export type PreparedCampaign = {
  readonly clock: Clock
  readonly isSample: boolean
  readonly authSecret: string
  /** Lines for the terminal: the accounts, and a password shown this once. Empty after the first start. */
  readonly toPrint: readonly string[]
}

const randomPassword = () => randomBytes(12).toString('base64url')

const readCampaign = async (db: Db) => {
  const [row] = await db
    .select({ offset: campaign.clockOffsetMs, isSample: campaign.isSample, authSecret: campaign.authSecret })
    .from(campaign)
  return row
}

export const prepareCampaign = async (
  { db }: Database,
  { sample, samplePassword }: Pick<Environment, 'sample' | 'samplePassword'>,
  /** Takes the sample's photos and files. */
  blobs: BlobStore,
): Promise<PreparedCampaign> => {
  const toPrint: string[] = []
  if (!(await readCampaign(db))) {
    const password = samplePassword ?? randomPassword()
    // Costly on purpose, so once, and before the transaction.
    const passwordHash = await hashPassword(password)
    const authSecret = randomBytes(32).toString('base64url')
    await db.transaction(async (transaction) => {
      const tx: Db = transaction
      await tx.execute(sql`select pg_advisory_xact_lock(${loadingLock})`)
      if (await readCampaign(tx)) return
      const clockOffsetMs = sample ? offsetTo(sampleStartsAt) : 0
      const plan = await loadPlan(tx, { isSample: sample, clockOffsetMs, authSecret })
      if (sample) await loadSample(tx, plan, passwordHash, blobs)
      else {
        const from = localDateOf(campaignClock(0).now())
        const posts = [{ duty: { role: 'office' } as const, from, until: null }]
        await createAccounts(tx, [{ username: 'office', name: '指挥部办公室', posts, passwordHash }])
      }
      toPrint.push(
        sample
          ? 'sample accounts: office, commander, leader1, leader2, squad1…squad6, member1…member6, unit01…unit64, clerk26, clerk43, clerk59, street01, community01'
          : 'account: office',
        samplePassword === undefined
          ? `password (shown this once): ${password}`
          : 'password: the one given in SAMPLE_PASSWORD',
      )
    })
  }
  await db.transaction(async (transaction) => {
    const tx: Db = transaction
    await tx.execute(sql`select pg_advisory_xact_lock(${loadingLock})`)
    await refoldWhereOutdated(tx)
  })
  const row = await readCampaign(db)
  if (!row) throw new Error('the campaign is not loaded')
  return { clock: campaignClock(row.offset), isSample: row.isSample, authSecret: row.authSecret, toPrint }
}
