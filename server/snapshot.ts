/** The picture of all points for the map: columnar, packed once per position and day, and not sent again when unchanged. */
import { snapshotFormat, toColumns } from '../domain/mapSnapshot'
import { sha256Hex } from './canonicalBody'
import type { Server } from './context'
import { campaign } from './db/schema'
import { createPackedJson } from './http/packedJson'
import { mapPoints } from './pointRows'

export type Snapshots = { readonly respond: (request: Request) => Promise<Response> }

/** Statuses, names and places are readable by everyone signed in, so there is one audience and one picture. */
export const createSnapshots = ({ database, announcements, clock }: Server): Snapshots => {
  let name: Promise<string> | null = null
  /** Tells this database from another at the same position, say after a restore. */
  const databaseName = () => {
    name ??= database.db
      .select({ secret: campaign.authSecret })
      .from(campaign)
      .then(([row]) => sha256Hex(row?.secret ?? '').slice(0, 8))
    return name
  }
  const packed = createPackedJson()
  return {
    respond: async (request) => {
      // The position is read before the rows: the picture may hold more than it says, never less, and what it holds too
      // early arrives again as the same new row.
      const position = announcements.position()
      const today = clock.today()
      const version = `${position}-${today}-all-${snapshotFormat}-${await databaseName()}`
      return packed.respond(request, version, async () =>
        JSON.stringify(toColumns({ position, today, points: await mapPoints(database.db) })),
      )
    },
  }
}
