/** The plan as it is loaded: squads, scopes, units, kinds of point, terms, working days, and the campaign's time. */
import { asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { localDateSchema } from '../../domain/calendar'
import { severities } from '../../domain/issue'
import { groupsOf, holds } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { canonicalBody } from '../canonicalBody'
import { campaign, jointInspections, pointKinds, points, scopes, squads, units, workingDays } from '../db/schema'
import { usedId } from '../record'
import { accepted, procedure, router } from '../trpc'

const term = z.number().int().min(1).max(60)
const termsSchema = z.strictObject({
  notify: term,
  recheck: term,
  trackingThreshold: term,
  bySeverity: z.strictObject(
    Object.fromEntries(
      severities.map((severity) => [severity, z.strictObject({ claim: term, rectify: term })]),
    ) as Record<(typeof severities)[number], z.ZodObject<{ claim: typeof term; rectify: typeof term }>>,
  ),
})

export const campaignRouter = router({
  overview: procedure('seeCampaign', 'read').query(async ({ ctx: { database, clock, basemapUrl } }) => {
    const { db } = database
    const [row] = await db.select().from(campaign)
    if (!row) throw new Error('the campaign is not loaded')
    const unitRows = await db.select().from(units).orderBy(asc(units.supervisedOrder), asc(units.id))
    return {
      plan: row.plan,
      isSample: row.isSample,
      basemapUrl,
      terms: row.terms,
      now: clock.now().toISOString(),
      today: clock.today(),
      squads: await db.select().from(squads).orderBy(asc(squads.number)),
      scopes: await db.select().from(scopes).orderBy(asc(scopes.order)),
      units: unitRows.map(({ id, nameZh, nameEn, supervisedOrder, squad, superiorId, retiredOn }) => ({
        id,
        name: { zh: nameZh, en: nameEn },
        supervised: supervisedOrder !== null,
        squad,
        superiorId,
        retiredOn,
      })),
      pointKinds: await db.select().from(pointKinds).orderBy(asc(pointKinds.order)),
      workingDays: await db.select().from(workingDays).orderBy(asc(workingDays.date)),
    }
  }),

  setTerms: procedure('setTerms', 'write')
    .input(termsSchema)
    .mutation(async ({ ctx: { database }, input }) => {
      await database.db.update(campaign).set({ terms: input })
      return input
    }),

  setWorkingDay: procedure('editWorkingDays', 'write')
    .input(z.strictObject({ date: localDateSchema, works: z.boolean(), name: storable.trim().min(1).max(40) }))
    .mutation(async ({ ctx: { database }, input }) => {
      await database.db.insert(workingDays).values(input).onConflictDoUpdate({ target: workingDays.date, set: input })
      return input
    }),

  /** 联合督导: names the squads that may open issues at these points, from a day until a day. */
  orderJointInspection: procedure('orderJointInspection', 'write')
    .input(
      z.strictObject({
        id: z.uuid(),
        squads: z.array(z.number().int().positive().max(99)).min(2).max(12),
        pointIds: z.array(z.number().int().positive().max(2_147_483_647)).min(1).max(500),
        from: localDateSchema,
        until: localDateSchema,
      }),
    )
    .mutation(async ({ ctx: { database, viewer }, input }) => {
      const known = new Map((await database.db.select().from(squads)).map(({ number, group }) => [number, group]))
      const ownGroups = groupsOf(viewer)
      if (input.until < input.from)
        accepted(
          refuse('invalid', '结束日期早于开始日期，请改正。', 'The last day is before the first; correct the dates.'),
        )
      if (!input.squads.every((squad) => known.has(squad)))
        accepted(
          refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.'),
        )
      if (!holds(viewer, 'office') && !input.squads.every((squad) => ownGroups.includes(known.get(squad) ?? -1)))
        accepted(
          refuse(
            'forbidden',
            '组长只能安排本组分队的联合督导。跨组的请报指挥部办公室。',
            'A group leader orders joint inspections of the own squads only; ask the headquarters office for others.',
          ),
        )
      const pointIds = [...new Set(input.pointIds)].sort((one, other) => one - other)
      if ((await database.db.$count(points, inArray(points.id, pointIds))) !== pointIds.length)
        accepted(
          refuse(
            'invalid',
            '有不存在的点位，请刷新地图后重新选择。',
            'A point does not exist; reload the map and choose again.',
          ),
        )
      const row = { ...input, pointIds, orderedBy: viewer.accountId }
      const [ordered] = await database.db
        .insert(jointInspections)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: jointInspections.id })
      if (ordered === undefined) {
        const [earlier] = await database.db.select().from(jointInspections).where(eq(jointInspections.id, input.id))
        if (canonicalBody(earlier) !== canonicalBody(row)) accepted(usedId)
      }
      return { id: input.id }
    }),
})
