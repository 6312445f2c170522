/** A roster's rows beside what is there; the same under the writer's lock as before it. */
import { asc } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { SheetRow } from '../../domain/importing/cells'
import type { NameChoices } from '../../domain/importing/planComparison'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { type AccountTaken, checkAccountRoster } from '../../domain/rosters/accountRoster'
import { type ContactTaken, checkContactRoster } from '../../domain/rosters/contactRoster'
import type { RosterName } from '../../domain/rosters/rosterColumns'
import type { CheckedLine, RosterLine } from '../../domain/rosters/rosterLines'
import { checkUnitRoster, type UnitTaken } from '../../domain/rosters/unitRoster'
import { canonicalBody, sha256Hex } from '../canonicalBody'
import { readContacts } from '../contacts/contactRows'
import type { Seals } from '../contacts/seal'
import type { Db } from '../db/open'
import { posts, squads, units, user } from '../db/schema'
import { readPlanGround } from '../recording/plan'

export type RosterToCheck = { readonly rows: readonly SheetRow[]; readonly choices: NameChoices }

export const checkUnits = async (
  db: Db,
  { rows, choices }: RosterToCheck,
): Promise<CheckedLine<UnitTaken>[] | Refusal> => {
  const [plan, unitRows] = await Promise.all([readPlanGround(db), db.select().from(units)])
  const rowOf = new Map(unitRows.map((row) => [row.id, row]))
  return checkUnitRoster(
    rows,
    {
      units: plan.units.map((unit) => ({
        ...unit,
        nameEn: rowOf.get(unit.id)?.nameEn ?? '',
        superiorId: rowOf.get(unit.id)?.superiorId ?? null,
      })),
      squads: plan.squads.map(({ number }) => number),
    },
    choices,
  )
}

export const checkContacts = async (
  db: Db,
  seals: Seals,
  { rows }: RosterToCheck,
): Promise<CheckedLine<ContactTaken>[] | Refusal> => {
  const contacts = await readContacts(db, seals)
  if (isRefusal(contacts)) return contacts
  return checkContactRoster(rows, { units: (await readPlanGround(db)).units, contacts })
}

export const checkAccounts = async (
  db: Db,
  today: LocalDate,
  { rows }: RosterToCheck,
): Promise<CheckedLine<AccountTaken>[] | Refusal> => {
  const [plan, people, held, squadRows] = await Promise.all([
    readPlanGround(db),
    db.select({ accountId: user.id, username: user.username, name: user.name }).from(user),
    db.select().from(posts).orderBy(asc(posts.from)),
    db.select().from(squads),
  ])
  return checkAccountRoster(rows, {
    accounts: people.map(({ accountId, username, name }) => ({
      ...{ accountId, username: username ?? '', name },
      posts: held.filter(({ userId }) => userId === accountId),
    })),
    units: plan.units,
    squads: squadRows,
    today,
  })
}

/** Of what was shown: another mark, and it is not what the person confirmed. */
export const markOf = (roster: RosterName, lines: readonly { readonly line: RosterLine }[]): string =>
  sha256Hex(canonicalBody({ roster, lines: lines.map(({ line }) => line) }))
