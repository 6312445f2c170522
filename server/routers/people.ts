/** Accounts and the dated posts they hold. A post's end counts from the next request; what lay with the post stays with the squad or unit, and so with the successor. */

import { and, asc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import type { PersonAction } from '../../domain/administration'
import { addDays, type LocalDate, localDateSchema } from '../../domain/calendar'
import { uuidSchema } from '../../domain/id'
import { isEverHeld, isLent } from '../../domain/lending'
import { type Duty, dutySchema, usernameSchema } from '../../domain/people'
import { type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { revokeAllTokens } from '../accessTokens'
import { createAccounts, hashPassword, passwordMark, passwordSchema } from '../accounts'
import type { Db } from '../db/open'
import { account, posts, session, squads, units, user } from '../db/schema'
import { pushSubscriptions } from '../db/tables/inbox'
import { usedId } from '../record'
import { recordAdministration } from '../recording/administration'
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
  if (duty.role === 'squad' && duty.lentFrom !== undefined)
    return refuse(
      'invalid',
      '借调不在这里办理，请打开“分队”办理借调。',
      'A person is not lent here; open the squads and lend the person there.',
    )
  if (duty.role === 'squad' && (await db.$count(squads, eq(squads.number, duty.squad))) === 0)
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  if (duty.role === 'leader' && (await db.$count(squads, eq(squads.group, duty.group))) === 0)
    return refuse('invalid', '没有这个督导组，请从名单中选择。', 'There is no such group; choose one from the list.')
  if (duty.role === 'unit' && (await db.$count(units, eq(units.id, duty.unitId))) === 0)
    return refuse('invalid', '没有这个单位，请从名单中选择。', 'There is no such unit; choose one from the list.')
  return undefined
}

const endsBeforeItBegins = refuse(
  'invalid',
  '最后在岗日早于任岗日期，请改正。',
  'The last day is before the post begins; correct the date.',
)
const lastOfTheOffice = refuse(
  'conflict',
  '这是指挥部办公室最后一个在任的岗位，离岗后就没有人能管理系统了。请先给接任的人任岗。',
  'This is the last post of the headquarters office; without it nobody could administer the system. Give the successor a post first.',
)

const lentBeyond = refuse(
  'conflict',
  '此人借调到其他分队的时间晚于最后在岗日，请先在“分队”中提前结束借调。',
  'The person is lent to another squad beyond that day; end the lending first.',
)

/** Who is lent keeps the own post meanwhile. */
const isLentBeyond = async (db: Db, userId: string, duty: Duty, until: LocalDate): Promise<boolean> => {
  if (duty.role !== 'squad' || duty.lentFrom !== undefined) return false
  const held = await db.select().from(posts).where(eq(posts.userId, userId))
  return held.some(
    (post) =>
      isLent(post) &&
      isEverHeld(post) &&
      post.duty.lentFrom === duty.squad &&
      (post.until === null || post.until > until),
  )
}

/** Nobody else holds a post of the office beyond that day. */
const officeEndsWith = async (db: Db, id: string, until: LocalDate): Promise<boolean> =>
  (await db.$count(
    posts,
    and(
      eq(posts.role, 'office'),
      ne(posts.id, id),
      lte(posts.from, addDays(until, 1)),
      or(isNull(posts.until), gt(posts.until, until)),
    ),
  )) === 0

const usernameTaken = refuse('conflict', '这个用户名已有人使用，请换一个。', 'This username is taken; choose another.')

/** What every change carries: the action's id, made by the client. */
const acted = { actionId: uuidSchema }

const ofPerson = (name: PersonAction, subjectId: string) => ({ subjectKind: 'person', subjectId, name }) as const

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
        ...acted,
        username: usernameSchema,
        name: storable.trim().min(1).max(60),
        password: passwordSchema,
        posts: z.array(postSchema).max(10),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, password, ...person } }) => {
      // Both cost time on purpose, so before the lock.
      const passwordHash = await hashPassword(password)
      const body = { create: { ...person, password: await passwordMark(actionId, password) } }
      const receipt = accepted(
        await recordAdministration(database, clock, { actionId, viewer }, 'manageAccounts', body, async ({ tx }) => {
          for (const post of person.posts) {
            const wrong = await postIsWrong(tx, post)
            if (wrong) return wrong
          }
          if ((await tx.$count(user, eq(user.username, person.username))) > 0) return usernameTaken
          const made = (await createAccounts(tx, [{ ...person, passwordHash }])).get(person.username)
          if (made === undefined) throw new Error('the account was not made')
          const to = { username: person.username, name: person.name, posts: made.posts }
          return { ...ofPerson('create', made.accountId), from: null, to }
        }),
      )
      const [made] = await database.db.select({ id: user.id }).from(user).where(eq(user.username, person.username))
      return { ...receipt, accountId: made?.id ?? '' }
    }),

  givePost: procedure('manageAccounts', 'write')
    .input(z.strictObject({ ...acted, id: uuidSchema, accountId: storable.min(1).max(60), post: postSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id, accountId, post } }) => {
      const receipt = accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'manageAccounts',
          { givePost: { id, accountId, post } },
          async ({ tx }) => {
            if (!(await accountExists(tx, accountId))) return noSuchAccount
            const wrong = await postIsWrong(tx, post)
            if (wrong) return wrong
            const [given] = await tx
              .insert(posts)
              .values({ id, userId: accountId, role: post.duty.role, ...post })
              .onConflictDoNothing()
              .returning({ id: posts.id })
            return given === undefined
              ? usedId
              : { ...ofPerson('givePost', accountId), from: null, to: { id, ...post } }
          },
        ),
      )
      return { ...receipt, id }
    }),

  /** `until` is the last day on which the post is held. */
  endPost: procedure('manageAccounts', 'write')
    .input(z.strictObject({ ...acted, id: uuidSchema, until: localDateSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id, until } }) => {
      const receipt = accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'manageAccounts',
          { endPost: { id, until } },
          async ({ tx }) => {
            const [before] = await tx.select().from(posts).where(eq(posts.id, id))
            if (before === undefined) return noSuchPost
            // The day before the first: a post given by mistake was never held.
            if (until < addDays(before.from, -1)) return endsBeforeItBegins
            if (before.role === 'office' && (await officeEndsWith(tx, id, until))) return lastOfTheOffice
            if (await isLentBeyond(tx, before.userId, before.duty, until)) return lentBeyond
            await tx.update(posts).set({ until }).where(eq(posts.id, id))
            const from = { id, duty: before.duty, from: before.from, until: before.until }
            return { ...ofPerson('endPost', before.userId), from, to: { ...from, until } }
          },
        ),
      )
      return { ...receipt, id }
    }),

  /** A new password ends every session and every access token of the account, and no browser is told any more. */
  setPassword: procedure('manageAccounts', 'write')
    .input(z.strictObject({ ...acted, accountId: storable.min(1).max(60), password: passwordSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, accountId, password } }) => {
      const hash = await hashPassword(password)
      const body = { setPassword: { accountId, password: await passwordMark(actionId, password) } }
      const receipt = accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'manageAccounts',
          body,
          async ({ tx, today }) => {
            if (!(await accountExists(tx, accountId))) return noSuchAccount
            await revokeAllTokens(tx, accountId, today)
            await tx.update(account).set({ password: hash }).where(eq(account.userId, accountId))
            await tx.delete(session).where(eq(session.userId, accountId))
            await tx.delete(pushSubscriptions).where(eq(pushSubscriptions.accountId, accountId))
            return { ...ofPerson('setPassword', accountId), from: null, to: null }
          },
        ),
      )
      return { ...receipt, accountId }
    }),
})
