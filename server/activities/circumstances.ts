/** What the rules of activities need to know of the world: squads, units, and whose issues the squads follow. */
import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Activity } from '../../domain/activity'
import type { ActivityCircumstances } from '../../domain/activityActions'
import type { LocalDate } from '../../domain/calendar'
import { openStages } from '../../domain/issue'
import type { Db } from '../db/open'
import { campaign, issues } from '../db/schema'
import { type CampaignFacts, readCampaignFacts } from '../readCircumstances'
import { noticesFor } from './noticesFor'

export const readActivityCircumstances = async (
  db: Db,
  today: LocalDate,
  { activity, squads }: { readonly activity: Activity; readonly squads: readonly number[] },
  facts?: CampaignFacts,
): Promise<ActivityCircumstances> => {
  const { groupOfSquad, squadOfUnit, units } = facts ?? (await readCampaignFacts(db))
  const holders =
    squads.length === 0
      ? []
      : await db
          .selectDistinct({ unitId: issues.unitId })
          .from(issues)
          .where(
            and(
              inArray(issues.followingSquad, [...squads]),
              inArray(issues.stage, [...openStages, 'closed']),
              isNotNull(issues.unitId),
            ),
          )
  const [row] = await db.select({ plan: campaign.plan }).from(campaign)
  if (!row) throw new Error('the campaign is not loaded')
  const notices = await noticesFor(db, activity.unitIds, activity.month)
  return {
    today,
    startsOn: row.plan.startsOn,
    endsOn: row.plan.endsOn,
    squads: new Set(groupOfSquad.keys()),
    squadOfUnit,
    units,
    unitsWithIssues: new Set(holders.flatMap(({ unitId }) => unitId ?? [])),
    unitsWithNotice: notices.map(({ unitId }) => unitId),
  }
}
