/** Contacts of a unit: read by the office and the unit's squad, the number by one audited call each. Everything with a number in it is posted. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { contactChangeSchema, contactFormSchema, maskedPhone } from '../../domain/contact'
import { uuidSchema } from '../../domain/id'
import type { Viewer } from '../../domain/people'
import { may, mayReadContacts } from '../../domain/permissions'
import { type Refusal, refuse } from '../../domain/refusal'
import { readContact, readContacts } from '../contacts/contactRows'
import type { Db } from '../db/open'
import { units } from '../db/schema'
import {
  recordContactAdded,
  recordContactChanged,
  recordContactRemoved,
  recordContactRevealed,
} from '../recording/contact'
import { accepted, procedure, router } from '../trpc'

const unitId = z.string().min(1).max(40)

const notTheirs = refuse(
  'forbidden',
  '联系人只有指挥部办公室和督导该单位的分队可以查看。请联系办公室。',
  'Contacts are for the headquarters office and the unit’s own squad; ask the office.',
)

const readUnit = async (db: Db, id: string) => {
  const [unit] = await db.select({ squad: units.squad, retiredOn: units.retiredOn }).from(units).where(eq(units.id, id))
  return unit ?? { squad: null, retiredOn: null }
}

const whyNotRead = async (db: Db, viewer: Viewer, id: string): Promise<Refusal | undefined> => {
  const { squad, retiredOn } = await readUnit(db, id)
  // Nobody is to be rung at a unit that is no more; the office alone sees what is left of it, to remove it.
  return mayReadContacts(viewer, retiredOn === null ? squad : null) ? undefined : notTheirs
}

export const contactRouter = router({
  ofUnit: procedure('seeContacts', 'read')
    .input(z.strictObject({ unitId }))
    .query(async ({ ctx: { database, seals, viewer }, input }) => {
      const refused = await whyNotRead(database.db, viewer, input.unitId)
      if (refused) return { contacts: null, mayKeep: false, unitRetiredOn: null }
      return {
        unitRetiredOn: (await readUnit(database.db, input.unitId)).retiredOn,
        contacts: accepted(await readContacts(database.db, seals, input.unitId)).map(({ id, title, name, phone }) => ({
          ...{ id, title, name },
          maskedPhone: maskedPhone(phone),
        })),
        mayKeep: may(viewer, 'keepContacts'),
      }
    }),

  /** The number, once; the log keeps who asked. */
  reveal: procedure('seeContacts', 'reveal')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema }))
    .mutation(async ({ ctx: { database, clock, seals, viewer }, input: { actionId, id } }) => {
      const contact = accepted(await readContact(database.db, seals, id))
      accepted((await whyNotRead(database.db, viewer, contact.unitId)) ?? null)
      accepted(await recordContactRevealed(database, clock, { actionId, viewer }, contact))
      return { phone: contact.phone }
    }),

  add: procedure('keepContacts', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema, unitId, form: contactFormSchema }))
    .mutation(async ({ ctx: { database, clock, seals, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordContactAdded(database, clock, seals, { actionId, viewer }, given)),
    ),

  change: procedure('keepContacts', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema, form: contactChangeSchema }))
    .mutation(async ({ ctx: { database, clock, seals, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordContactChanged(database, clock, seals, { actionId, viewer }, given)),
    ),

  remove: procedure('keepContacts', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id } }) =>
      accepted(await recordContactRemoved(database, clock, { actionId, viewer }, id)),
    ),
})
