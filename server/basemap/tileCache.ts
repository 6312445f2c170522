/**
 * Tiles that have been fetched once, kept on disk up to a bound; which was not used for longest goes first. A tile that
 * cannot be kept, on a full disk say, is simply fetched again.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

export type TileCache = {
  /** `isOld`: it had better be asked for anew, and still beats nothing. */
  readonly read: (name: string) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly isOld: boolean } | null>
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>
  readonly remove: (name: string) => Promise<void>
}

export type CacheLimits = {
  readonly mostBytes: number
  readonly oldAfterMs: number
  /** Milliseconds since 1970, by the machine. */
  readonly nowMs?: () => number
}

type Kept = { readonly bytes: number; readonly atMs: number }

/** What an earlier run kept, what was used longest ago first. */
const keptIn = async (folder: string): Promise<Map<string, Kept>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: [string, Kept][] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll(sep, '/')
    // Half written by a run that was ended.
    if (entry.name.endsWith('.new')) await rm(path, { force: true })
    else {
      const facts = await stat(path).catch(() => null)
      if (facts) found.push([name, { bytes: facts.size, atMs: facts.mtimeMs }])
    }
  }
  return new Map(found.sort(([, one], [, other]) => one.atMs - other.atMs))
}

/** Names are as 'vec/12/3310-1587'. */
export const createTileCache = (
  folder: string,
  { mostBytes, oldAfterMs, nowMs = () => Date.now() }: CacheLimits,
  onFault: (fault: unknown) => void,
): TileCache => {
  let opening: Promise<Map<string, Kept>> | null = null
  const opened = async () => {
    opening ??= keptIn(folder).then((kept) => {
      for (const { bytes } of kept.values()) total += bytes
      return kept
    })
    return opening
  }
  let total = 0
  let hasToldFault = false

  const forget = (kept: Map<string, Kept>, name: string) => {
    total -= kept.get(name)?.bytes ?? 0
    kept.delete(name)
  }
  const drop = async (kept: Map<string, Kept>, name: string) => {
    forget(kept, name)
    await rm(join(folder, name), { force: true })
  }

  return {
    read: async (name) => {
      const kept = await opened()
      const known = kept.get(name)
      if (known === undefined) return null
      try {
        const bytes = new Uint8Array(await readFile(join(folder, name)))
        // Moved to the end: it has just been used.
        kept.delete(name)
        kept.set(name, known)
        return { bytes, isOld: nowMs() - known.atMs > oldAfterMs }
      } catch {
        // Another server on the same folder has dropped it.
        forget(kept, name)
        return null
      }
    },

    write: async (name, bytes) => {
      const kept = await opened()
      const path = join(folder, name)
      const half = `${path}.${randomUUID()}.new`
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(half, bytes)
        await rename(half, path)
        forget(kept, name)
        kept.set(name, { bytes: bytes.length, atMs: nowMs() })
        total += bytes.length
        // A tenth at a time, so that a full cache does not drop one for each that comes.
        if (total > mostBytes)
          for (const oldest of [...kept.keys()]) {
            if (total <= mostBytes * 0.9) break
            await drop(kept, oldest)
          }
      } catch (fault) {
        await rm(half, { force: true }).catch(() => {})
        if (!hasToldFault) onFault(fault)
        hasToldFault = true
      }
    },

    remove: async (name) => drop(await opened(), name),
  }
}
