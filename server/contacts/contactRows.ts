/** Contacts out of their table, opened; and sealed anew where the key has changed. */
import { asc, eq } from 'drizzle-orm'
import type { ContactSecret } from '../../domain/contact'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Db } from '../db/open'
import { contacts } from '../db/tables/roster'
import type { Seals } from './seal'

export type OpenedContact = { readonly id: string; readonly unitId: string; readonly title: string } & ContactSecret

export const wrongKey = refuse(
  'conflict',
  '联系人的密钥不对，不能读取或保存联系人。请管理员用原来的 CONTACTS_KEY 或 contacts.key 重新启动。',
  'The key of contacts is not the one they were sealed with, so none can be read or saved. Restart with the former CONTACTS_KEY or contacts.key.',
)

const openedOf = (seals: Seals, row: typeof contacts.$inferSelect): OpenedContact | null => {
  const secret = seals.open(row.sealed, row)
  return secret === null ? null : { id: row.id, unitId: row.unitId, title: row.title, ...secret }
}

/** Of one unit, or of all; in the order in which they were made. */
export const readContacts = async (db: Db, seals: Seals, unitId?: string): Promise<OpenedContact[] | Refusal> => {
  const rows = await db
    .select()
    .from(contacts)
    .where(unitId === undefined ? undefined : eq(contacts.unitId, unitId))
    .orderBy(asc(contacts.id))
  const opened = rows.map((row) => openedOf(seals, row))
  return opened.some((contact) => contact === null) ? wrongKey : opened.flatMap((contact) => contact ?? [])
}

export const readContact = async (db: Db, seals: Seals, id: string): Promise<OpenedContact | Refusal> => {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id))
  if (row === undefined) return noSuchContact
  return openedOf(seals, row) ?? wrongKey
}
export const noSuchContact = refuse(
  'notFound',
  '没有这位联系人，可能已被删除。请刷新后重试。',
  'There is no such contact; it may have been removed. Reload and try again.',
)

/** A server that was started with another key must not mix its own with what it cannot open. */
export const isWrongKey = async (db: Db, seals: Seals): Promise<boolean> => {
  const [row] = await db.select().from(contacts).limit(1)
  return row !== undefined && openedOf(seals, row) === null
}

/** At start: what an older key sealed is sealed with the newest. How many, and how many could not be opened. */
export const resealContacts = async (
  db: Db,
  seals: Seals,
): Promise<{ readonly resealed: number; readonly lost: number }> =>
  db.transaction(async (transaction) => {
    const tx: Db = transaction
    const rows = (await tx.select().from(contacts).for('update')).filter(({ sealed }) => !seals.isCurrent(sealed))
    let resealed = 0
    for (const row of rows) {
      const opened = openedOf(seals, row)
      if (opened === null) continue
      await tx
        .update(contacts)
        .set({ sealed: seals.seal(opened, row) })
        .where(eq(contacts.id, row.id))
      resealed += 1
    }
    return { resealed, lost: rows.length - resealed }
  })
