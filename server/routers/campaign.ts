/** The plan as it is loaded: squads, scopes, units, kinds of point, terms, working days, and the campaign's time. */

import { asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { CampaignAction } from '../../domain/administration'
import { localDateSchema } from '../../domain/calendar'
import { urbanScopesSchema } from '../../domain/city/urban'
import { groupedBy } from '../../domain/groupedBy'
import { uuidSchema } from '../../domain/id'
import { termsSchema } from '../../domain/issue'
import { groupsOf, holds, type Viewer } from '../../domain/people'
import { type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Db } from '../db/open'
import { campaign, jointInspections, pointKinds, points, scopes, squads, units, workingDays } from '../db/schema'
import { awaitedScopes, unitAliases } from '../db/tables/roster'
import { readHandbook } from '../handbook'
import { usedId } from '../record'
import { recordAdministration } from '../recording/administration'
import { accepted, procedure, router } from '../trpc'
import { readFormerNames } from '../unitNames'

/** What every change carries: the action's id, made by the client. */
const acted = { actionId: uuidSchema }

const ofCampaign = (name: CampaignAction, subjectId: string) => ({ subjectKind: 'campaign', subjectId, name }) as const

type Inspection = {
  readonly squads: readonly number[]
  readonly pointIds: number[]
  readonly from: string
  readonly until: string
}

const inspectionIsWrong = async (
  tx: Db,
  viewer: Viewer,
  { squads: named, pointIds, from, until }: Inspection,
): Promise<Refusal | undefined> => {
  if (until < from)
    return refuse('invalid', '结束日期早于开始日期，请改正。', 'The last day is before the first; correct the dates.')
  const known = new Map((await tx.select().from(squads)).map(({ number, group }) => [number, group]))
  if (!named.every((squad) => known.has(squad)))
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  const ownGroups = groupsOf(viewer)
  if (!holds(viewer, 'office') && !named.every((squad) => ownGroups.includes(known.get(squad) ?? -1)))
    return refuse(
      'forbidden',
      '组长只能安排本组分队的联合督导。跨组的请报指挥部办公室。',
      'A group leader orders joint inspections of the own squads only; ask the headquarters office for others.',
    )
  return (await tx.$count(points, inArray(points.id, pointIds))) === pointIds.length
    ? undefined
    : refuse(
        'invalid',
        '有不存在的点位，请刷新地图后重新选择。',
        'A point does not exist; reload the map and choose again.',
      )
}

export const campaignRouter = router({
  overview: procedure('seeCampaign', 'read').query(async ({ ctx: { database, clock, basemaps } }) => {
    const { db } = database
    const [row] = await db.select().from(campaign)
    if (!row) throw new Error('the campaign is not loaded')
    const unitRows = await db.select().from(units).orderBy(asc(units.supervisedOrder), asc(units.id))
    const aliasRows = await db.select().from(unitAliases).orderBy(asc(unitAliases.name))
    const aliasesOf = groupedBy(aliasRows, ({ unitId }) => [unitId])
    const formerNamesOf = await readFormerNames(db)
    return {
      plan: row.plan,
      isSample: row.isSample,
      basemaps: await basemaps.offered(),
      terms: row.terms,
      urbanScopes: row.urbanScopes,
      now: clock.now().toISOString(),
      today: clock.today(),
      squads: await db.select().from(squads).orderBy(asc(squads.number)),
      scopes: await db.select().from(scopes).orderBy(asc(scopes.order)),
      /** Named by the plan, and without a boundary yet. */
      awaitedScopes: await db.select().from(awaitedScopes).orderBy(asc(awaitedScopes.order)),
      units: unitRows.map(({ id, nameZh, nameEn, supervisedOrder, squad, superiorId, retiredOn, successorId }) => ({
        id,
        name: { zh: nameZh, en: nameEn },
        /** What it was called before, for what was closed then. */
        formerNames: formerNamesOf.get(id) ?? [],
        aliases: (aliasesOf.get(id) ?? []).map(({ name }) => name),
        supervised: supervisedOrder !== null,
        squad,
        superiorId,
        retiredOn,
        successorId,
      })),
      /** Retired ones too: what happened at their points is still read. */
      pointKinds: await db.select().from(pointKinds).orderBy(asc(pointKinds.order)),
      /** Which check items each kind has and had. */
      handbook: await readHandbook(db),
      workingDays: await db.select().from(workingDays).orderBy(asc(workingDays.date)),
    }
  }),

  setTerms: procedure('setTerms', 'write')
    .input(termsSchema.extend(acted))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...terms } }) =>
      accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'setTerms',
          { setTerms: terms },
          async ({ tx }) => {
            const [before] = await tx.select({ terms: campaign.terms }).from(campaign)
            await tx.update(campaign).set({ terms })
            return { ...ofCampaign('setTerms', 'terms'), from: before?.terms ?? null, to: terms }
          },
        ),
      ),
    ),

  /** 市区范围: which scopes count as urban, in every rate that says so. */
  setUrbanScopes: procedure('setUrbanScopes', 'write')
    .input(z.strictObject({ ...acted, scopeIds: urbanScopesSchema.nullable() }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, scopeIds } }) =>
      accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'setUrbanScopes',
          { setUrbanScopes: scopeIds },
          async ({ tx }) => {
            const known = new Set((await tx.select({ id: scopes.id }).from(scopes)).map(({ id }) => id))
            if (scopeIds?.some((id) => !known.has(id)))
              return refuse(
                'invalid',
                '有不存在的督导范围，没有保存。请刷新后重新选择。',
                'A scope does not exist, so nothing was saved; reload and choose again.',
              )
            const [before] = await tx.select({ urbanScopes: campaign.urbanScopes }).from(campaign)
            const to = scopeIds === null ? null : [...new Set(scopeIds)].sort()
            await tx.update(campaign).set({ urbanScopes: to })
            return { ...ofCampaign('setUrbanScopes', 'urbanScopes'), from: before?.urbanScopes ?? null, to }
          },
        ),
      ),
    ),

  setWorkingDay: procedure('editWorkingDays', 'write')
    .input(
      z.strictObject({ ...acted, date: localDateSchema, works: z.boolean(), name: storable.trim().min(1).max(40) }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...day } }) =>
      accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'editWorkingDays',
          { setWorkingDay: day },
          async ({ tx }) => {
            const [before] = await tx.select().from(workingDays).where(eq(workingDays.date, day.date))
            await tx.insert(workingDays).values(day).onConflictDoUpdate({ target: workingDays.date, set: day })
            return { ...ofCampaign('setWorkingDay', `workingDay:${day.date}`), from: before ?? null, to: day }
          },
        ),
      ),
    ),

  /** 联合督导: names the squads that may open issues at these points, from a day until a day. */
  orderJointInspection: procedure('orderJointInspection', 'write')
    .input(
      z.strictObject({
        ...acted,
        id: uuidSchema,
        squads: z.array(z.number().int().positive().max(99)).min(2).max(12),
        pointIds: z.array(z.number().int().positive().max(2_147_483_647)).min(1).max(500),
        from: localDateSchema,
        until: localDateSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...inspection } }) => {
      const pointIds = [...new Set(inspection.pointIds)].sort((one, other) => one - other)
      const to = { ...inspection, pointIds }
      const receipt = accepted(
        await recordAdministration(
          database,
          clock,
          { actionId, viewer },
          'orderJointInspection',
          { orderJointInspection: to },
          async ({ tx }) => {
            const wrong = await inspectionIsWrong(tx, viewer, to)
            if (wrong) return wrong
            const [ordered] = await tx
              .insert(jointInspections)
              .values({ ...to, orderedBy: viewer.accountId })
              .onConflictDoNothing()
              .returning({ id: jointInspections.id })
            return ordered === undefined ? usedId : { ...ofCampaign('orderJointInspection', to.id), from: null, to }
          },
        ),
      )
      return { ...receipt, id: to.id }
    }),
})
