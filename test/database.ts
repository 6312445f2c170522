/**
 * One PostgreSQL for the whole run: the one that DATABASE_URL names, or an embedded one of its own. In it, one database
 * with the tables of today, of which every test takes a copy (test/freshDatabase.ts).
 */
import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { isRefusal } from '../domain/refusal'
import { connect, withDatabase } from '../server/db/connection'
import { openEmbedded } from '../server/db/embedded/openEmbedded'
import { migrate } from '../server/db/migrate'
import { newFolder, removeFolder, removeLeftFolders } from './embeddedFolder'

declare module 'vitest' {
  interface ProvidedContext {
    /** `url` may create databases; `template` names the one to copy. */
    database: { readonly url: string; readonly template: string }
  }
}

async function ownServer(): Promise<{ url: string; close: () => Promise<void> }> {
  await removeLeftFolders()
  const dataDir = await newFolder()
  const embedded = await openEmbedded(dataDir)
  if (isRefusal(embedded)) throw new Error(embedded.refused.en)
  const close = async () => {
    await embedded.close()
    await removeFolder(dataDir)
  }
  return { url: embedded.url, close }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const { url, close } = given ? { url: given, close: async () => {} } : await ownServer()
  const template = `xuncheng_test_${randomBytes(6).toString('hex')}`
  const execute = async (statement: string) => {
    const sql = connect(url, { max: 1 })
    await sql.unsafe(statement).finally(() => sql.end())
  }
  await execute(`create database ${template}`)
  await migrate(withDatabase(url, template))
  project.provide('database', { url, template })
  return async () => {
    await execute(`drop database ${template} with (force)`)
    await close()
  }
}
