/** Contacts in the event log: made, changed, removed, and looked at. An event says which contact by unit and title: it is kept for good, and the person's name and number are not. */
import { eq } from 'drizzle-orm'
import { type ContactAction, type ContactForm, contactParts } from '../../domain/contact'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import { isWrongKey, noSuchContact, type OpenedContact, readContact, wrongKey } from '../contacts/contactRows'
import type { Seals } from '../contacts/seal'
import type { Database, Db } from '../db/open'
import { units } from '../db/schema'
import { contacts } from '../db/tables/roster'
import { type Receipt, type Sent, usedId } from '../record'
import { recordAdministration } from './administration'

const ofContact = (name: ContactAction, subjectId: string) => ({ subjectKind: 'contact', subjectId, name }) as const

const retiredUnit = refuse(
  'conflict',
  '这个单位不在名册或已停用，没有保存。请选择在用的单位。',
  'The unit is not in the roster or is retired, so nothing was saved; choose a unit in use.',
)

const ofRetiredUnit = refuse(
  'conflict',
  '这位联系人的单位已停用，不能再修改。请删除这位联系人。',
  'The unit of this contact is retired, so it is not changed any more. Choose "Remove" instead.',
)

const isInUse = async (db: Db, unitId: string): Promise<boolean> => {
  const [unit] = await db.select({ retiredOn: units.retiredOn }).from(units).where(eq(units.id, unitId))
  return unit !== undefined && unit.retiredOn === null
}

export const recordContactAdded = (
  database: Database,
  clock: Clock,
  seals: Seals,
  sent: Sent,
  { id, unitId, form }: { readonly id: string; readonly unitId: string; readonly form: ContactForm },
): Promise<Receipt | Refusal> => {
  const mark = seals.mark(sent.actionId, JSON.stringify(form))
  return recordAdministration(database, clock, sent, 'keepContacts', { add: { id, unitId, mark } }, async ({ tx }) => {
    if (await isWrongKey(tx, seals)) return wrongKey
    if (!(await isInUse(tx, unitId))) return retiredUnit
    const [made] = await tx
      .insert(contacts)
      .values({ id, unitId, title: form.title, sealed: seals.seal(form, { id, unitId }) })
      .onConflictDoNothing()
      .returning({ id: contacts.id })
    return made === undefined ? usedId : { ...ofContact('add', id), from: null, to: { unitId, title: form.title } }
  })
}

/** Which of its parts differ; the log says no more. */
const changedParts = (before: OpenedContact, after: ContactForm): string[] =>
  (Object.keys(contactParts) as (keyof typeof contactParts)[]).filter((part) => before[part] !== after[part])

export const recordContactChanged = (
  database: Database,
  clock: Clock,
  seals: Seals,
  sent: Sent,
  {
    id,
    form: given,
  }: { readonly id: string; readonly form: Omit<ContactForm, 'phone'> & { readonly phone?: string | undefined } },
): Promise<Receipt | Refusal> => {
  const mark = seals.mark(sent.actionId, JSON.stringify(given))
  return recordAdministration(database, clock, sent, 'keepContacts', { change: { id, mark } }, async ({ tx }) => {
    const before = await readContact(tx, seals, id)
    if ('refused' in before) return before
    if (!(await isInUse(tx, before.unitId))) return ofRetiredUnit
    const form: ContactForm = { ...given, phone: given.phone ?? before.phone }
    const parts = changedParts(before, form)
    if (parts.length === 0) return nothingChanged
    const { unitId, title } = before
    await tx
      .update(contacts)
      .set({ title: form.title, sealed: seals.seal(form, { id, unitId }) })
      .where(eq(contacts.id, id))
    return {
      ...ofContact('change', id),
      from: { unitId, title },
      to: { unitId, title: form.title, contactParts: parts },
    }
  })
}
const nothingChanged = refuse(
  'invalid',
  '没有改动，没有保存。请修改后再保存。',
  'Nothing was changed; change something and save.',
)

/** The row goes, and with it all that is personal. */
export const recordContactRemoved = (
  database: Database,
  clock: Clock,
  sent: Sent,
  id: string,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'keepContacts', { remove: id }, async ({ tx }) => {
    const [row] = await tx.delete(contacts).where(eq(contacts.id, id)).returning()
    if (row === undefined) return noSuchContact
    return { ...ofContact('remove', id), from: { unitId: row.unitId, title: row.title }, to: null }
  })

/** Who saw whose number. */
export const recordContactRevealed = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, unitId, title }: Pick<OpenedContact, 'id' | 'unitId' | 'title'>,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'seeContacts', { reveal: id }, async () => ({
    ...ofContact('reveal', id),
    from: null,
    to: { unitId, title },
  }))
