/** Blobs as files in a folder. Each is written beside its place and moved there, so a file that is there is whole. */
import { randomBytes } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobStore, checkedKey } from './blobStore'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** What was renamed is safe once its folder is written out; Windows knows no such thing. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The folder is made at first use. */
export const createFolderStore = (folder: string): BlobStore => {
  const placeOf = (key: string) => join(folder, ...checkedKey(key).split('/'))
  const has = async (key: string): Promise<boolean> => {
    try {
      await access(placeOf(key))
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }
  return {
    has,
    get: async (key) => {
      try {
        return new Uint8Array(await readFile(placeOf(key)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    put: async (key, bytes) => {
      if (await has(key)) return
      const place = placeOf(key)
      const beside = `${place}.${randomBytes(6).toString('hex')}.part`
      await mkdir(dirname(place), { recursive: true })
      try {
        const handle = await open(beside, 'wx')
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(beside, place)
        await syncFolder(dirname(place))
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
    },
  }
}
