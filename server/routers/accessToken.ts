/** Access tokens 访问令牌: each person's own, and for the office those of anybody, to be revoked. */
import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type AccessToken, tokenFault, tokenFormSchema } from '../../domain/accessToken'
import type { PersonAction } from '../../domain/administration'
import { uuidSchema } from '../../domain/id'
import { may, type Permission } from '../../domain/permissions'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { countGoodTokens } from '../accessTokens'
import { sha256Hex } from '../canonicalBody'
import type { Db } from '../db/open'
import { accessTokens } from '../db/tables/accessTokens'
import { usedId } from '../record'
import { recordAdministration } from '../recording/administration'
import { accepted, procedure, router } from '../trpc'

const noSuchToken = refuse(
  'notFound',
  '没有这个访问令牌，请刷新后重试。',
  'There is no such access token; reload and try again.',
)
const revokedAlready = refuse(
  'conflict',
  '这个访问令牌已吊销，请刷新查看。',
  'This access token is revoked already; reload to see it.',
)

const ofPerson = (name: PersonAction, subjectId: string) => ({ subjectKind: 'person', subjectId, name }) as const

/** Newest first; nothing of the token itself. */
const tokensOf = (db: Db, accountId: string): Promise<AccessToken[]> =>
  db
    .select({
      id: accessTokens.id,
      name: accessTokens.name,
      createdOn: accessTokens.createdOn,
      lastUsedOn: accessTokens.lastUsedOn,
      until: accessTokens.until,
      revokedOn: accessTokens.revokedOn,
    })
    .from(accessTokens)
    .where(eq(accessTokens.userId, accountId))
    .orderBy(desc(accessTokens.createdOn), asc(accessTokens.name), asc(accessTokens.id))

export const accessTokenRouter = router({
  mine: procedure('keepAccessTokens', 'read').query(({ ctx: { database, viewer } }) =>
    tokensOf(database.db, viewer.accountId),
  ),

  ofPerson: procedure('manageAccounts', 'read')
    .input(z.strictObject({ accountId: storable.min(1).max(60) }))
    .query(({ ctx: { database }, input: { accountId } }) => tokensOf(database.db, accountId)),

  /** The token is made where it is shown, so that a repeated sending carries the same; here only its hash is kept. */
  make: procedure('keepAccessTokens', 'write')
    .input(z.strictObject({ actionId: uuidSchema, ...tokenFormSchema.shape }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id, name, until, token } }) => {
      const { accountId } = viewer
      const hash = sha256Hex(token)
      return accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'keepAccessTokens',
          { makeAccessToken: { id, name, until, hash } },
          async ({ tx, today }) => {
            const fault = tokenFault(until, await countGoodTokens(tx, accountId, today), today)
            if (fault) return fault
            const [made] = await tx
              .insert(accessTokens)
              .values({ id, userId: accountId, hash, name, createdOn: today, until })
              .onConflictDoNothing()
              .returning({ id: accessTokens.id })
            return made === undefined
              ? usedId
              : { ...ofPerson('makeAccessToken', accountId), from: null, to: { id, name, until } }
          },
        ),
      )
    }),

  /** One's own; the office, anybody's. It counts from the next request on. */
  revoke: procedure('keepAccessTokens', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id } }) => {
      const permission: Permission = may(viewer, 'manageAccounts') ? 'manageAccounts' : 'keepAccessTokens'
      return accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          permission,
          { revokeAccessToken: { id } },
          async ({ tx, today }) => {
            const [token] = await tx.select().from(accessTokens).where(eq(accessTokens.id, id))
            if (token === undefined) return noSuchToken
            if (token.userId !== viewer.accountId && permission !== 'manageAccounts') return noSuchToken
            if (token.revokedOn !== null) return revokedAlready
            await tx
              .update(accessTokens)
              .set({ revokedOn: today })
              .where(and(eq(accessTokens.id, id)))
            const { name, until } = token
            return { ...ofPerson('revokeAccessToken', token.userId), from: { id, name, until }, to: null }
          },
        ),
      )
    }),
})
