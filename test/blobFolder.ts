/** A folder of this test process's own for photos and files, gone when the process ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | null = null

/** One for all servers of the process: bytes lie under their own hash, so they do not disturb each other. */
export const blobFolder = (): string => {
  if (folder !== null) return folder
  const made = mkdtempSync(join(tmpdir(), 'xuncheng-test-blobs-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}
