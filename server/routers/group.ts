/** A group 督导组 as its leader coordinates it: its squads with their people of today, who is lent where, the joint inspections. */

import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { localDateSchema } from '../../domain/calendar'
import { uuidSchema } from '../../domain/id'
import { isEverHeld, isLent } from '../../domain/lending'
import { groupsOf, holds, isHeldOn, isSquadPost, type SquadPosition, squadPositions } from '../../domain/people'
import { storable } from '../../domain/storable'
import { jointInspections, points, posts, squads, user } from '../db/schema'
import { recordEndOfLending, recordLending } from '../recording/lending'
import { accepted, procedure, router } from '../trpc'

const squad = z.number().int().positive().max(99)

/** Who leads comes first, who is lent last. */
const byPosition = (
  one: { readonly position: SquadPosition; readonly lentFrom: number | null },
  other: { readonly position: SquadPosition; readonly lentFrom: number | null },
): number =>
  Number(one.lentFrom !== null) - Number(other.lentFrom !== null) ||
  squadPositions.indexOf(one.position) - squadPositions.indexOf(other.position)

export const groupRouter = router({
  /** The reader's own groups; all of them for the office. */
  overview: procedure('coordinateGroup', 'read').query(async ({ ctx: { database, clock, viewer } }) => {
    const { db } = database
    const today = clock.today()
    const own = groupsOf(viewer)
    const squadRows = (await db.select().from(squads).orderBy(asc(squads.number))).filter(
      ({ group }) => holds(viewer, 'office') || own.includes(group),
    )
    const numbers = squadRows.map(({ number }) => number)
    const held = await db
      .select({ post: posts, accountId: user.id, name: user.name })
      .from(posts)
      .innerJoin(user, eq(user.id, posts.userId))
      .where(and(eq(posts.role, 'squad'), or(isNull(posts.until), gte(posts.until, today))))
      .orderBy(asc(posts.from), asc(user.username), asc(posts.id))
    const ofGroup = held.flatMap(({ post: { id, duty, from, until }, accountId, name }) => {
      const post = { id, duty, from, until }
      return isSquadPost(post) && numbers.includes(post.duty.squad) ? [{ post, accountId, name }] : []
    })
    const lendings = ofGroup.flatMap(({ post, accountId, name }) =>
      isLent(post) && isEverHeld(post)
        ? [
            {
              id: post.id,
              accountId,
              name,
              fromSquad: post.duty.lentFrom,
              toSquad: post.duty.squad,
              from: post.from,
              until: post.until,
            },
          ]
        : [],
    )
    const inspections = (
      await db
        .select()
        .from(jointInspections)
        .where(gte(jointInspections.until, today))
        .orderBy(asc(jointInspections.from), asc(jointInspections.id))
    ).filter((inspection) => inspection.squads.some((number) => numbers.includes(number)))
    const pointIds = [...new Set(inspections.flatMap((inspection) => inspection.pointIds))]
    const names =
      pointIds.length === 0
        ? []
        : await db.select({ id: points.id, name: points.name }).from(points).where(inArray(points.id, pointIds))
    return {
      today,
      squads: squadRows.map(({ number, group }) => ({
        number,
        group,
        people: ofGroup
          .filter(({ post }) => post.duty.squad === number && isHeldOn(post, today))
          .map(({ post, accountId, name }) => ({
            postId: post.id,
            accountId,
            name,
            position: post.duty.position,
            lentFrom: post.duty.lentFrom ?? null,
          }))
          .sort(byPosition),
      })),
      /** Today's and those to come. */
      lendings,
      inspections: inspections.map(({ id, squads: named, pointIds: at, from, until }) => ({
        id,
        squads: named,
        pointIds: at,
        from,
        until,
      })),
      points: names,
    }
  }),

  /** Lends a person to another squad of the group, from a day until a day; `id` is the new post's. */
  lend: procedure('coordinateGroup', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        id: uuidSchema,
        accountId: storable.min(1).max(60),
        fromSquad: squad,
        toSquad: squad,
        from: localDateSchema,
        until: localDateSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordLending(database, clock, { actionId, viewer }, move)),
    ),

  /** `until` becomes the last day. */
  endLending: procedure('coordinateGroup', 'write')
    .input(z.strictObject({ actionId: uuidSchema, id: uuidSchema, until: localDateSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordEndOfLending(database, clock, { actionId, viewer }, move)),
    ),
})
