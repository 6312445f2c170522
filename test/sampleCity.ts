/** The sample city in a database of its own, and its people by username: what most server tests stand on. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Duty, Viewer } from '../domain/people'
import type { BlobStore } from '../server/blobs/blobStore'
import { createFolderStore } from '../server/blobs/folderStore'
import { type Clock, campaignClock, offsetTo } from '../server/clock'
import type { Database } from '../server/db/open'
import { posts, user } from '../server/db/schema'
import { sampleStartsAt } from '../server/sample/loadSample'
import { removeFolder } from './embeddedFolder'
import { freshSample } from './freshDatabase'

export type SampleCity = {
  readonly database: Database
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly person: (username: string) => Promise<Viewer>
  readonly close: () => Promise<void>
}

export const sampleCity = async (): Promise<SampleCity> => {
  const { database, folder } = await freshSample()
  return {
    database,
    blobs: createFolderStore(folder),
    clock: campaignClock(offsetTo(sampleStartsAt)),
    person: async (username) => {
      const rows = await database.db
        .select({
          accountId: user.id,
          name: user.name,
          id: posts.id,
          duty: posts.duty,
          from: posts.from,
          until: posts.until,
        })
        .from(user)
        .innerJoin(posts, and(eq(posts.userId, user.id), isNull(posts.until)))
        .where(eq(user.username, username))
      const [first] = rows
      if (!first) throw new Error(`no account ${username}`)
      return {
        accountId: first.accountId,
        name: first.name,
        posts: rows.map(({ id, duty, from, until }) => ({ id, duty: duty as Duty, from, until })),
      }
    },
    close: async () => {
      await database.close()
      await removeFolder(folder)
    },
  }
}
