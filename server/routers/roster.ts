/** Rosters of units, contacts and accounts: checked, and taken as they were shown. Everything is posted, for persons stand in it. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { nameChoicesSchema } from '../../domain/importing/planComparison'
import { usernameSchema } from '../../domain/people'
import type { RosterName } from '../../domain/rosters/rosterColumns'
import { type CheckedLine, rosterRowsSchema } from '../../domain/rosters/rosterLines'
import { passwordSchema } from '../accounts'
import { user } from '../db/schema'
import { contacts } from '../db/tables/roster'
import { recordAccountRoster, recordContactRoster, recordUnitRoster } from '../recording/roster'
import { checkAccounts, checkContacts, checkUnits, markOf } from '../rosters/checkRoster'
import { accepted, procedure, router } from '../trpc'

const rows = z.strictObject({ rows: rosterRowsSchema, choices: nameChoicesSchema })
const toTake = rows.extend({ actionId: uuidSchema, seen: z.string().length(64) })

const shown = (roster: RosterName, checked: readonly CheckedLine<unknown>[]) => ({
  lines: checked.map(({ line }) => line),
  mark: markOf(roster, checked),
})

export const rosterRouter = router({
  /** How far the campaign has been set up. */
  progress: procedure('keepUnits', 'read').query(
    async ({
      ctx: {
        database: { db },
      },
    }) => ({
      contacts: await db.$count(contacts),
      accounts: await db.$count(user),
    }),
  ),

  checkUnits: procedure('keepUnits', 'search')
    .input(rows)
    .mutation(async ({ ctx: { database }, input }) => shown('units', accepted(await checkUnits(database.db, input)))),
  checkContacts: procedure('keepContacts', 'search')
    .input(rows)
    .mutation(async ({ ctx: { database, seals }, input }) =>
      shown('contacts', accepted(await checkContacts(database.db, seals, input))),
    ),
  checkAccounts: procedure('manageAccounts', 'search')
    .input(rows)
    .mutation(async ({ ctx: { database, clock }, input }) => {
      const checked = accepted(await checkAccounts(database.db, clock.today(), input))
      /** For each of these the page makes a password. */
      const newAccounts = checked.flatMap(({ take }) =>
        take?.accountId === null ? [{ username: take.username, name: take.name }] : [],
      )
      return { ...shown('accounts', checked), newAccounts }
    }),

  takeUnits: procedure('keepUnits', 'write')
    .input(toTake)
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...roster } }) =>
      accepted(await recordUnitRoster(database, clock, { actionId, viewer }, roster)),
    ),
  takeContacts: procedure('keepContacts', 'write')
    .input(toTake)
    .mutation(async ({ ctx: { database, clock, seals, viewer }, input: { actionId, ...roster } }) =>
      accepted(await recordContactRoster(database, clock, seals, { actionId, viewer }, roster)),
    ),
  takeAccounts: procedure('manageAccounts', 'write')
    .input(toTake.extend({ passwords: z.record(usernameSchema, passwordSchema) }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...roster } }) =>
      accepted(await recordAccountRoster(database, clock, { actionId, viewer }, roster)),
    ),
})
