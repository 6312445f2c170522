/** Accounts and the dated posts they hold. A post's end counts from the next request; what lay with the post stays with the squad or unit, and so with the successor. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { localDateSchema } from '../../domain/calendar'
import { dutySchema } from '../../domain/people'
import { type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { createAccounts, hashPassword, passwordSchema, usernameSchema } from '../accounts'
import { canonicalBody } from '../canonicalBody'
import type { Db } from '../db/open'
import { account, posts, session, squads, units, user } from '../db/schema'
import { usedId } from '../record'
import { accepted, procedure, router } from '../trpc'

const postSchema = z.strictObject({ duty: dutySchema, from: localDateSchema, until: localDateSchema.nullable() })
type GivenPost = z.output<typeof postSchema>

const noSuchAccount = refuse(
  'notFound',
  '没有这个账号，请刷新后重试。',
  'There is no such account; reload and try again.',
)
const noSuchPost = refuse('notFound', '没有这个岗位，请刷新后重试。', 'There is no such post; reload and try again.')

/** A post names a squad, group or unit that exists, and ends no earlier than it begins. */
const postIsWrong = async (db: Db, { duty, from, until }: GivenPost): Promise<Refusal | undefined> => {
  if (until !== null && until < from)
    return refuse('invalid', '结束日期早于开始日期，请改正。', 'The last day is before the first; correct the dates.')
  if (duty.role === 'squad' && (await db.$count(squads, eq(squads.number, duty.squad))) === 0)
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  if (duty.role === 'leader' && (await db.$count(squads, eq(squads.group, duty.group))) === 0)
    return refuse('invalid', '没有这个督导组，请从名单中选择。', 'There is no such group; choose one from the list.')
  if (duty.role === 'unit' && (await db.$count(units, eq(units.id, duty.unitId))) === 0)
    return refuse('invalid', '没有这个单位，请从名单中选择。', 'There is no such unit; choose one from the list.')
  return undefined
}

const accountExists = async (db: Db, accountId: string) => (await db.$count(user, eq(user.id, accountId))) > 0

export const peopleRouter = router({
  list: procedure('manageAccounts', 'read').query(async ({ ctx: { database } }) => {
    const { db } = database
    const people = await db
      .select({ accountId: user.id, username: user.username, name: user.name })
      .from(user)
      .orderBy(asc(user.username))
    const held = await db.select().from(posts).orderBy(asc(posts.from))
    return people.map((person) => ({
      ...person,
      posts: held
        .filter(({ userId }) => userId === person.accountId)
        .map(({ id, duty, from, until }) => ({ id, duty, from, until })),
    }))
  }),

  create: procedure('manageAccounts', 'write')
    .input(
      z.strictObject({
        username: usernameSchema,
        name: storable.trim().min(1).max(60),
        password: passwordSchema,
        posts: z.array(postSchema).max(10),
      }),
    )
    .mutation(async ({ ctx: { database }, input }) => {
      const { db } = database
      for (const post of input.posts) {
        const wrong = await postIsWrong(db, post)
        if (wrong) accepted(wrong)
      }
      if ((await db.$count(user, eq(user.username, input.username))) > 0)
        accepted(refuse('conflict', '这个用户名已有人使用，请换一个。', 'This username is taken; choose another.'))
      const made = await db.transaction((tx) => createAccounts(tx, [input]))
      return { accountId: made.get(input.username)?.accountId ?? '' }
    }),

  givePost: procedure('manageAccounts', 'write')
    .input(z.strictObject({ id: z.uuid(), accountId: storable.min(1).max(60), post: postSchema }))
    .mutation(async ({ ctx: { database }, input: { id, accountId, post } }) => {
      const { db } = database
      if (!(await accountExists(db, accountId))) accepted(noSuchAccount)
      const wrong = await postIsWrong(db, post)
      if (wrong) accepted(wrong)
      const row = { id, userId: accountId, role: post.duty.role, ...post }
      const [given] = await db.insert(posts).values(row).onConflictDoNothing().returning({ id: posts.id })
      if (given === undefined) {
        const [earlier] = await db.select().from(posts).where(eq(posts.id, id))
        if (canonicalBody(earlier) !== canonicalBody(row)) accepted(usedId)
      }
      return { id }
    }),

  /** `until` is the last day on which the post is held. */
  endPost: procedure('manageAccounts', 'write')
    .input(z.strictObject({ id: z.uuid(), until: localDateSchema }))
    .mutation(async ({ ctx: { database }, input: { id, until } }) => {
      const ended = await database.db.update(posts).set({ until }).where(eq(posts.id, id)).returning({ id: posts.id })
      return ended[0] ?? accepted(noSuchPost)
    }),

  /** A new password ends every session of the account. */
  setPassword: procedure('manageAccounts', 'write')
    .input(z.strictObject({ accountId: storable.min(1).max(60), password: passwordSchema }))
    .mutation(async ({ ctx: { database }, input: { accountId, password } }) => {
      const { db } = database
      if (!(await accountExists(db, accountId))) accepted(noSuchAccount)
      const hash = await hashPassword(password)
      await db.transaction(async (tx) => {
        await tx.update(account).set({ password: hash }).where(eq(account.userId, accountId))
        await tx.delete(session).where(eq(session.userId, accountId))
      })
      return { accountId }
    }),
})
