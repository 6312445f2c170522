/** Zip files whose bytes follow from what is in them alone: every entry bears the same time, in the order given. */
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'
import { unzipSync, Zip, type ZipInputFile, ZipPassThrough, type Zippable, zipSync } from 'fflate'

/** The earliest time that a zip file can tell, as this machine's zone reads it. */
const fixedTime = '1980-01-01T00:00:00'

const isPressed = (path: string): boolean => /\.(jpe?g|png|zip|docx|xlsx|pdf)$/i.test(path)

export const zipOf = (files: Iterable<readonly [path: string, bytes: Uint8Array]>): Uint8Array => {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { mtime: fixedTime, level: isPressed(path) ? 0 : 6 }]
  return zipSync(entries)
}

type Entry = { readonly push: (bytes: Uint8Array, isLast?: boolean) => Promise<void> }

const press = promisify(deflateRaw)
/** How far back deflate looks. */
const reach = 32_768

/** Presses each piece in one of the process's other threads; a piece repeats what the one before it ended with. */
const pressedEntry = (path: string): ZipInputFile & Entry => {
  let before = new Uint8Array(0)
  const entry: ZipInputFile & Entry = {
    filename: path,
    mtime: fixedTime,
    size: 0,
    crc: 0,
    compression: 8,
    push: async (bytes, isLast = false) => {
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      const piece = await press(bytes, {
        finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
        ...(before.length > 0 && { dictionary: before }),
      })
      before = bytes.slice(-reach)
      entry.ondata?.(null, piece, isLast)
    },
  }
  return entry
}

const storedEntry = (path: string): ZipPassThrough & Entry => {
  const entry = new ZipPassThrough(path)
  entry.mtime = fixedTime
  const push = entry.push.bind(entry)
  return Object.assign(entry, { push: async (bytes: Uint8Array, isLast = false) => push(bytes, isLast) })
}

/** A zip that is written entry by entry, of which nothing is held but what has not been taken yet. */
export type ZipInPieces = {
  /** Begins the next entry; its bytes are pushed into it, one piece after the other, the last with `true`. */
  readonly open: (path: string) => Entry
  readonly add: (path: string, bytes: Uint8Array) => Promise<void>
  readonly end: () => void
  /** The pieces that have come since the last asking. */
  readonly taken: () => Uint8Array[]
}

export const zipInPieces = (): ZipInPieces => {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const open = (path: string): Entry => {
    const entry = isPressed(path) ? storedEntry(path) : pressedEntry(path)
    zip.add(entry)
    return entry
  }
  return {
    open,
    add: (path, bytes) => open(path).push(bytes, true),
    end: () => zip.end(),
    taken: () => ready.splice(0),
  }
}

export const filesIn = (zip: Uint8Array): Map<string, Uint8Array> => new Map(Object.entries(unzipSync(zip)))
