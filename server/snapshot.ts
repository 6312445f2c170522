/** The picture of all points for the map: columnar, compressed once per position and day, and not sent again when unchanged. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { snapshotFormat, toColumns } from '../domain/mapSnapshot'
import { sha256Hex } from './canonicalBody'
import type { Server } from './context'
import { campaign } from './db/schema'
import { mapPoints } from './pointRows'

const brotli = promisify(brotliCompress)
const zipped = promisify(gzip)

type Picture = { readonly json: string; readonly br: Promise<Buffer>; readonly gzip: () => Promise<Buffer> }

/** 5 packs 10,000 points in about 30 ms; 11 saves a tenth more and takes a hundred times as long. */
export const brotliQuality = 5

const packed = (json: string): Picture => {
  let gzipped: Promise<Buffer> | null = null
  return {
    json,
    br: brotli(json, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: json.length },
    }),
    gzip: () => {
      gzipped ??= zipped(json)
      return gzipped
    },
  }
}

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

  let latest: { etag: string; picture: Promise<Picture> } | null = null

  const pictureOf = async (position: number, today: string): Promise<Picture> =>
    packed(JSON.stringify(toColumns({ position, today, points: await mapPoints(database.db) })))

  return {
    respond: async (request) => {
      // The position is read before the rows: the picture may hold more than it says, never less, and what it holds too
      // early arrives again as the same new row.
      const position = announcements.position()
      const today = clock.today()
      const etag = `"${position}-${today}-all-${snapshotFormat}-${await databaseName()}"`
      const headers = new Headers({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'private, no-cache',
        vary: 'accept-encoding, cookie',
        etag,
      })
      if (request.headers.get('if-none-match')?.split(/,\s*/).includes(etag))
        return new Response(null, { status: 304, headers })
      if (latest?.etag !== etag) latest = { etag, picture: pictureOf(position, today) }
      const { picture: pending } = latest
      const picture = await pending.catch((error: unknown) => {
        latest = null
        throw error
      })
      const accepts = request.headers.get('accept-encoding') ?? ''
      if (/\bbr\b/.test(accepts)) {
        headers.set('content-encoding', 'br')
        return new Response(new Uint8Array(await picture.br), { headers })
      }
      if (/\bgzip\b/.test(accepts)) {
        headers.set('content-encoding', 'gzip')
        return new Response(new Uint8Array(await picture.gzip()), { headers })
      }
      return new Response(picture.json, { headers })
    },
  }
}
