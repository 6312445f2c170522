/**
 * Accounts are made here and nowhere else: sign-up is off. An account is a person's; what the person may do comes from the
 * dated posts. better-auth wants an e-mail address, so each gets one that can never receive mail.
 */
import { randomUUID, scrypt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import type { LocalDate } from '../domain/calendar'
import { type Duty, type Post, usernameSchema, type Viewer } from '../domain/people'
import type { Db } from './db/open'
import { account, posts, user } from './db/schema'

/** The bounds better-auth holds a password to. */
export const passwordSchema = z.string().min(8).max(128)

export type NewAccount = {
  readonly username: string
  readonly name: string
  readonly posts: readonly { readonly duty: Duty; readonly from: LocalDate; readonly until: LocalDate | null }[]
} & ({ readonly password: string } | { readonly passwordHash: string })

/** About 50 ms of work on purpose; many accounts with one password pay it once. */
export { hashPassword }

/**
 * Tells for one action whether the same password was sent again, and costs as much to guess as a stored one does: the hash
 * of what was sent is kept.
 */
export const passwordMark = (actionId: string, password: string): Promise<string> =>
  new Promise((resolve, reject) =>
    scrypt(password, actionId, 32, { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key.toString('hex')),
    ),
  )

const hashesOf = async (accounts: readonly NewAccount[]): Promise<Map<string, string>> => {
  const passwords = new Set(
    accounts.flatMap((made) => ('password' in made ? [passwordSchema.parse(made.password)] : [])),
  )
  return new Map(
    await Promise.all([...passwords].map(async (password) => [password, await hashPassword(password)] as const)),
  )
}

/**
 * Writes the accounts with their posts; all of them or, within the caller's transaction, none. Returns each as the person
 * it stands for, by username, whatever day it is: every post given, not only those held today.
 * @throws where a username or password is out of bounds, or a username is taken: callers check before.
 */
export const createAccounts = async (db: Db, accounts: readonly NewAccount[]): Promise<Map<string, Viewer>> => {
  const hashes = await hashesOf(accounts)
  // Sign-in lives on machine time, the posts on campaign time.
  const now = new Date()
  const made = accounts.map((each) => ({
    username: usernameSchema.parse(each.username),
    accountId: randomUUID(),
    name: each.name,
    password: 'password' in each ? hashes.get(each.password) : each.passwordHash,
    posts: each.posts.map((post): Post => ({ id: randomUUID(), ...post })),
  }))
  if (made.length === 0) return new Map()
  await db.insert(user).values(
    made.map(({ username, accountId, name }) => ({
      id: accountId,
      name,
      username,
      displayUsername: username,
      email: `${username}@local.invalid`,
      emailVerified: true,
      banned: false,
      createdAt: now,
      updatedAt: now,
    })),
  )
  await db.insert(account).values(
    made.map(({ accountId, password }) => ({
      id: randomUUID(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password,
      createdAt: now,
      updatedAt: now,
    })),
  )
  const held = made.flatMap(({ accountId, posts: own }) =>
    own.map(({ id, duty, from, until }) => ({ id, userId: accountId, role: duty.role, duty, from, until })),
  )
  if (held.length > 0) await db.insert(posts).values(held)
  return new Map(made.map(({ username, accountId, name, posts: own }) => [username, { accountId, name, posts: own }]))
}
