/** Lendings in the event log: a post in another squad of the group, and its early end. */
import { eq } from 'drizzle-orm'
import type { PersonAction } from '../../domain/administration'
import { endOfLendingIsWrong, type Lender, type Lending, lendingIsWrong, lentDuty } from '../../domain/lending'
import { groupsOf, holds, type Viewer } from '../../domain/people'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { posts, user } from '../db/schema'
import { type Receipt, type Sent, usedId } from '../record'
import { recordAdministration } from './administration'

const noSuchPerson = refuse(
  'notFound',
  '没有这个人员，请刷新后重试。',
  'There is no such person; reload and try again.',
)
const noSuchLending = refuse(
  'notFound',
  '没有这次借调，请刷新后重试。',
  'There is no such lending; reload and try again.',
)

const lenderOf = (viewer: Viewer): Lender => (holds(viewer, 'office') ? 'office' : { groups: groupsOf(viewer) })

const ofPerson = (name: PersonAction, subjectId: string) => ({ subjectKind: 'person', subjectId, name }) as const

/** `id`: of the post that it makes. */
export type LendingMove = Lending & { readonly id: string; readonly accountId: string }

export const recordLending = (
  database: Database,
  clock: Clock,
  sent: Sent,
  move: LendingMove,
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'coordinateGroup', { lend: move }, async (writing) => {
    const { tx, viewer, today } = writing
    const { id, accountId, from, until } = move
    if ((await tx.$count(user, eq(user.id, accountId))) === 0) return noSuchPerson
    const { groupOfSquad } = await writing.campaignFacts()
    const held = await tx.select().from(posts).where(eq(posts.userId, accountId))
    const wrong = lendingIsWrong(move, held, lenderOf(viewer), groupOfSquad, today)
    if (wrong) return wrong
    const duty = lentDuty(move)
    const [given] = await tx
      .insert(posts)
      .values({ id, userId: accountId, role: duty.role, duty, from, until })
      .onConflictDoNothing()
      .returning({ id: posts.id })
    return given === undefined ? usedId : { ...ofPerson('lend', accountId), from: null, to: { id, duty, from, until } }
  })

export const recordEndOfLending = (
  database: Database,
  clock: Clock,
  sent: Sent,
  move: { readonly id: string; readonly until: string },
): Promise<Receipt | Refusal> =>
  recordAdministration(database, clock, sent, 'coordinateGroup', { endLending: move }, async (writing) => {
    const { tx, viewer, today } = writing
    const [post] = await tx.select().from(posts).where(eq(posts.id, move.id))
    if (post === undefined) return noSuchLending
    const { groupOfSquad } = await writing.campaignFacts()
    const wrong = endOfLendingIsWrong(post, move.until, lenderOf(viewer), groupOfSquad, today)
    if (wrong) return wrong
    await tx.update(posts).set({ until: move.until }).where(eq(posts.id, move.id))
    const from = { id: post.id, duty: post.duty, from: post.from, until: post.until }
    return { ...ofPerson('endLending', post.userId), from, to: { ...from, until: move.until } }
  })
