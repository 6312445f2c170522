/**
 * The keys of contacts lie outside the database, so that a dump of it tells nobody's number: CONTACTS_KEY, or a file of
 * DATA_DIR that is made once. The first seals; the others open what was sealed before it.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../env'

export const keyBytes = 32

const readKey = async (path: string): Promise<Buffer | null> => {
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
    if (key.length !== keyBytes) throw new Error(`${path} does not hold a key of ${keyBytes} bytes in base64`)
    return key
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

const makeKey = async (folder: string, path: string): Promise<Buffer | null> => {
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(path, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    // Another server of the same folder was first; its key is the one.
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  return readKey(path)
}

/** Never empty. A key of the folder stays readable once CONTACTS_KEY is set. */
export const readContactKeys = async ({
  contactsKeys,
  dataDir,
}: Pick<Environment, 'contactsKeys' | 'dataDir'>): Promise<readonly Buffer[]> => {
  const path = join(dataDir, 'contacts.key')
  const given = (contactsKeys ?? []).map((key) => Buffer.from(key, 'base64'))
  const ofFolder = (await readKey(path)) ?? (given.length === 0 ? await makeKey(dataDir, path) : null)
  return ofFolder === null ? given : [...given, ofFolder]
}
