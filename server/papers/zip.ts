/** Zip files whose bytes follow from what is in them alone: every entry bears the same time, in the order given. */
import { unzipSync, type Zippable, zipSync } from 'fflate'

/** The earliest time that a zip file can tell, as this machine's zone reads it. */
export const fixedTime = '1980-01-01T00:00:00'

const isPressed = (path: string): boolean => /\.(jpe?g|png|zip|docx|xlsx|pdf)$/i.test(path)

export const zipOf = (files: Iterable<readonly [path: string, bytes: Uint8Array]>): Uint8Array => {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { mtime: fixedTime, level: isPressed(path) ? 0 : 6 }]
  return zipSync(entries)
}

export const filesIn = (zip: Uint8Array): Map<string, Uint8Array> => new Map(Object.entries(unzipSync(zip)))
