/**
 * One PostgreSQL for the whole run: the one that DATABASE_URL names, or an embedded one of its own. In it, one database
 * with the tables of today and one with the sample city, of which every test takes a copy (test/freshDatabase.ts).
 */
import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { isRefusal } from '../domain/refusal'
import { connect, withDatabase } from '../server/db/connection'
import { openEmbedded } from '../server/db/embedded/openEmbedded'
import { migrate } from '../server/db/migrate'
import { newFolder, removeFolder, removeLeftFolders } from './embeddedFolder'
import { loadSampleTemplate } from './sampleTemplate'

declare module 'vitest' {
  interface ProvidedContext {
    /** `url` may create databases; the templates are to be copied, and the sample's folder of photos and files with its own. */
    database: {
      readonly url: string
      readonly template: string
      readonly sample: { readonly template: string; readonly folder: string }
    }
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
  const sample = { template: `${template}_sample`, folder: await newFolder() }
  await execute(`create database ${sample.template} template ${template}`)
  await loadSampleTemplate(withDatabase(url, sample.template), sample.folder)
  project.provide('database', { url, template, sample })
  return async () => {
    for (const name of [sample.template, template]) await execute(`drop database ${name} with (force)`)
    await removeFolder(sample.folder)
    await close()
  }
}
