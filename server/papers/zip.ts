/** Zip files whose bytes follow from what is in them alone: every entry bears the same time, in the order given. */
import { unzipSync, Zip, ZipDeflate, ZipPassThrough, type Zippable, zipSync } from 'fflate'

/** The earliest time that a zip file can tell, as this machine's zone reads it. */
const fixedTime = '1980-01-01T00:00:00'

const isPressed = (path: string): boolean => /\.(jpe?g|png|zip|docx|xlsx|pdf)$/i.test(path)

export const zipOf = (files: Iterable<readonly [path: string, bytes: Uint8Array]>): Uint8Array => {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { mtime: fixedTime, level: isPressed(path) ? 0 : 6 }]
  return zipSync(entries)
}

/** A zip that is written entry by entry, of which nothing is held but what has not been taken yet. */
export type ZipInPieces = {
  /** Begins the next entry; its bytes are pushed into it, the last with `true`, before another one begins. */
  readonly open: (path: string) => { readonly push: (bytes: Uint8Array, isLast?: boolean) => void }
  readonly add: (path: string, bytes: Uint8Array) => void
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
  const open = (path: string) => {
    const entry = isPressed(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = fixedTime
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
