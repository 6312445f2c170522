/**
 * The offline base map: one PMTiles file, of which the browser fetches the pieces it needs by Range. It may come, go or be
 * replaced while the server runs; its version is part of its address.
 */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { hasVersion } from '../http/encoding'
import type { Exchange } from '../http/exchange'
import { nothingHere, refusalResponse } from '../http/refusals'

export const offlinePath = '/api/basemap/offline.pmtiles'

/** More is not read at once: the largest tiles and directories have a tenth of it. */
const mostBytes = 4 * 1024 * 1024

const versionOf = ({ size, mtimeMs, ino }: { size: number; mtimeMs: number; ino: number }): string =>
  [size, Math.round(mtimeMs), ino].map((number) => number.toString(36)).join('-')

type Range = { readonly start: number; readonly end: number }

/**
 * 'bytes=0-99' of a file of `size` bytes; `end` is the last byte. Null: there is no such piece. A Range that asks for
 * several pieces, or in another unit, is refused as one that cannot be had.
 */
export const rangeOf = (header: string, size: number): Range | null => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end && start < size ? { start, end } : null
}

const readRange = async (file: FileHandle, { start, end }: Range): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(end - start + 1)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
  return bytes.subarray(0, bytesRead)
}

export const offlineBasemap = (path: string | null) => ({
  /** Null: there is none. Its version goes along, so that a browser never mixes two. */
  url: async (): Promise<string | null> => {
    const found = path === null ? null : await stat(path).catch(() => null)
    return found?.isFile() ? `${offlinePath}?v=${versionOf(found)}` : null
  },

  respond: async ({ request }: Exchange): Promise<Response> => {
    const file = path === null ? null : await open(path).catch(() => null)
    if (file === null) return refusalResponse(nothingHere)
    try {
      const found = await file.stat()
      if (!found.isFile()) return refusalResponse(nothingHere)
      const etag = `"${versionOf(found)}"`
      const headers = new Headers({
        'content-type': 'application/vnd.pmtiles',
        'accept-ranges': 'bytes',
        'cache-control': 'private, max-age=86400',
        vary: 'cookie',
        etag,
      })
      if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
      const asked = request.headers.get('range')
      const range = asked === null ? { start: 0, end: found.size - 1 } : rangeOf(asked, found.size)
      if (range === null || range.end - range.start >= mostBytes) {
        headers.set('content-range', `bytes */${found.size}`)
        return refusalResponse(nothingHere, { status: 416, headers: Object.fromEntries(headers) })
      }
      if (asked !== null) headers.set('content-range', `bytes ${range.start}-${range.end}/${found.size}`)
      return new Response(await readRange(file, range), { status: asked === null ? 200 : 206, headers })
    } finally {
      await file.close()
    }
  },
})
