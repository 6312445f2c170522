/** Rosters taken: units, contacts, accounts, each all or nothing in one transaction; what cannot be used is left out, as it was shown. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { comparable, type SheetRow } from '../../domain/importing/cells'
import type { NameChoices } from '../../domain/importing/planComparison'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { AccountTaken } from '../../domain/rosters/accountRoster'
import type { ContactTaken } from '../../domain/rosters/contactRoster'
import type { RosterName } from '../../domain/rosters/rosterColumns'
import type { CheckedLine } from '../../domain/rosters/rosterLines'
import type { UnitTaken } from '../../domain/rosters/unitRoster'
import { createAccounts, hashPassword, passwordMark } from '../accounts'
import type { Clock } from '../clock'
import { isWrongKey, wrongKey } from '../contacts/contactRows'
import type { Seals } from '../contacts/seal'
import type { Database, Db } from '../db/open'
import { posts, units } from '../db/schema'
import { contacts, unitAliases } from '../db/tables/roster'
import { type Receipt, record, type Sent } from '../record'
import { checkAccounts, checkContacts, checkUnits, markOf } from '../rosters/checkRoster'
import { noteChange, recordAdministration } from './administration'
import { nextUnitIds } from './unitIds'

export type RosterToTake = {
  readonly rows: readonly SheetRow[]
  readonly choices: NameChoices
  readonly seen: string
}

const seenOtherwise = refuse(
  'conflict',
  '您看过以后有人改了名册，核对结果变了，没有导入。请看过新的结果后再确认。',
  'The rosters have changed since you looked, so nothing was taken. Look at the new check and confirm again.',
)
const toBeAsked = refuse(
  'invalid',
  '还有名称没有确定是哪个单位，没有导入。请逐个选择后再确认。',
  'Some names are not decided yet, so nothing was taken. Choose for each of them and confirm again.',
)
const nothingNew = refuse(
  'conflict',
  '名册和现有的一致，没有要导入的。请核对是否选对了文件。',
  'The roster says what is there already. Check that it is the right file.',
)

const takenOf = <T>(roster: RosterName, lines: readonly CheckedLine<T>[] | Refusal, seen: string): T[] | Refusal => {
  if (isRefusal(lines)) return lines
  if (markOf(roster, lines) !== seen) return seenOtherwise
  if (lines.some(({ line }) => line.is === 'asked')) return toBeAsked
  const taken = lines.flatMap(({ take }) => (take === null ? [] : [take]))
  return taken.length === 0 ? nothingNew : taken
}

// ── Units ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const writeUnits = async (tx: Db, taken: readonly UnitTaken[]): Promise<void> => {
  const fresh = taken.filter(({ unitId }) => unitId === null)
  const ids = await nextUnitIds(tx, fresh.length)
  const madeIds = new Map(fresh.map(({ name }, index) => [comparable(name), ids[index] ?? '']))
  const idOf = ({ unitId, name }: Pick<UnitTaken, 'unitId' | 'name'>) => unitId ?? madeIds.get(comparable(name)) ?? ''
  if (fresh.length > 0)
    await tx
      .insert(units)
      .values(fresh.map((unit) => ({ id: idOf(unit), nameZh: unit.name, nameEn: unit.english ?? unit.name })))
  const rows = await tx.select().from(units)
  let order = Math.max(0, ...rows.map(({ supervisedOrder }) => supervisedOrder ?? 0))
  // A name may pass from one unit to another: all are given back before any is taken.
  for (const unit of taken)
    if (unit.aliases !== undefined) await tx.delete(unitAliases).where(eq(unitAliases.unitId, idOf(unit)))
  for (const unit of taken) {
    const id = idOf(unit)
    const { aliases = [], superior, squad, english } = unit
    if (aliases.length > 0) await tx.insert(unitAliases).values(aliases.map((name) => ({ name, unitId: id })))
    // With a squad it is supervised, and stands behind those of the plan.
    const isNewlySupervised = squad !== undefined && rows.find((row) => row.id === id)?.supervisedOrder == null
    if (isNewlySupervised) order += 1
    const set = {
      ...(superior !== undefined && {
        superiorId: 'unitId' in superior ? superior.unitId : idOf({ unitId: null, ...superior }),
      }),
      ...(squad !== undefined && { squad }),
      ...(isNewlySupervised && { supervisedOrder: order }),
      ...(english !== undefined && { nameEn: english }),
    }
    if (Object.keys(set).length > 0) await tx.update(units).set(set).where(eq(units.id, id))
  }
}

export const recordUnitRoster = (
  database: Database,
  clock: Clock,
  sent: Sent,
  roster: RosterToTake,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'keepUnits', { takeUnitRoster: roster }, async ({ tx }) => {
    const lines = await checkUnits(tx, roster)
    const taken = takenOf('units', lines, roster.seen)
    if (isRefusal(taken) || isRefusal(lines)) return isRefusal(taken) ? taken : (lines as Refusal)
    await writeUnits(tx, taken)
    const shown = lines.filter(({ take }) => take !== null)
    const said = (side: 'before' | 'after') =>
      Object.fromEntries(
        shown.map(({ line, take }) => [
          take?.name ?? line.name,
          Object.fromEntries(line.differences.map((difference) => [difference.label.zh, difference[side]])),
        ]),
      )
    const made = taken.filter(({ unitId }) => unitId === null).map(({ name }) => name)
    return {
      ...{ subjectKind: 'campaign', subjectId: 'units', name: 'takeUnitRoster' },
      from: { units: said('before') },
      to: { units: said('after'), ...(made.length > 0 && { made }) },
    }
  })

// ── Contacts ───────────────────────────────────────────────────────────────────────────────────────────────────────

const writeContacts = async (tx: Db, seals: Seals, taken: readonly ContactTaken[]) => {
  for (const { id: known, unitId, title, name, phone } of taken) {
    const id = known ?? randomUUID()
    const sealed = seals.seal({ name, phone }, { id, unitId })
    if (known === null) await tx.insert(contacts).values({ id, unitId, title, sealed })
    else await tx.update(contacts).set({ title, sealed }).where(eq(contacts.id, id))
  }
}

/** The event names units and titles; whose and which numbers they are stands sealed in the table alone. */
export const recordContactRoster = (
  database: Database,
  clock: Clock,
  seals: Seals,
  sent: Sent,
  roster: RosterToTake,
): Promise<Receipt | Refusal> => {
  const mark = seals.mark(sent.actionId, JSON.stringify(roster.rows))
  return recordAdministration(database, clock, sent, 'keepContacts', { takeRoster: mark }, async ({ tx }) => {
    if (await isWrongKey(tx, seals)) return wrongKey
    const taken = takenOf('contacts', await checkContacts(tx, seals, roster), roster.seen)
    if (isRefusal(taken)) return taken
    await writeContacts(tx, seals, taken)
    const called = (all: readonly ContactTaken[]) => all.map(({ unitName, title }) => `${unitName} · ${title}`)
    return {
      ...{ subjectKind: 'contact', subjectId: 'roster', name: 'takeRoster', from: null },
      to: {
        contactsAdded: called(taken.filter(({ id }) => id === null)),
        contactsChanged: called(taken.filter(({ id }) => id !== null)),
      },
    }
  })
}

// ── Accounts ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Each password costs the server on purpose. */
export const mostAccountsAtOnce = 200

const tooManyAccounts = refuse(
  'tooLarge',
  `一次最多新建${mostAccountsAtOnce}个账号，没有导入。请拆分后分次导入。`,
  `No more than ${mostAccountsAtOnce} accounts are made at once, so nothing was taken. Split the roster.`,
)
const withoutPassword = refuse(
  'invalid',
  '有的新账号没有密码，没有导入。请刷新后重试。',
  'A new account has no password, so nothing was taken. Reload and try again.',
)

/** One event for each account, as if each had been made by hand; all of them or none. */
export const recordAccountRoster = async (
  database: Database,
  clock: Clock,
  sent: Sent,
  { passwords, ...roster }: RosterToTake & { readonly passwords: Readonly<Record<string, string>> },
): Promise<Receipt | Refusal> => {
  const given = Object.entries(passwords)
  if (given.length > mostAccountsAtOnce) return tooManyAccounts
  // Both cost time on purpose, so before the lock.
  const hashes = new Map(
    await Promise.all(given.map(async ([name, password]) => [name, await hashPassword(password)] as const)),
  )
  const body = { takeAccounts: roster, passwords: await passwordMark(sent.actionId, JSON.stringify(given)) }
  return record(database, clock, sent, body, async (writing) => {
    const { tx, today } = writing
    const taken = takenOf('accounts', await checkAccounts(tx, today, roster), roster.seen)
    if (isRefusal(taken)) return taken
    const fresh = taken.filter(({ accountId }) => accountId === null)
    if (fresh.some(({ username }) => !hashes.has(username))) return withoutPassword
    const made = await createAccounts(
      tx,
      fresh.map((one) => ({ ...one, posts: [postOf(one)], passwordHash: hashes.get(one.username) ?? '' })),
    )
    let seq = 0
    for (const one of taken) {
      const { accountId, username, name } = one
      const viewer = made.get(username)
      const subjectId = accountId ?? viewer?.accountId ?? ''
      const id = randomUUID()
      if (accountId !== null)
        await tx.insert(posts).values({ id, userId: accountId, role: one.duty.role, ...postOf(one) })
      const noted = await noteChange(writing, 'manageAccounts', {
        ...{ subjectKind: 'person', subjectId, from: null },
        ...(accountId === null
          ? { name: 'create', to: { username, name, posts: viewer?.posts ?? [] } }
          : { name: 'givePost', to: { id, ...postOf(one) } }),
      })
      if (isRefusal(noted)) return noted
      seq = noted.seq
    }
    return { issueId: null, pointId: null, seq }
  })
}

const postOf = ({ duty, from }: AccountTaken) => ({ duty, from, until: null })
