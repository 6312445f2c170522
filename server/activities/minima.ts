/** The plan's monthly minima, from the campaign's row, or from the plan's file where the row is older than they are. */
import { type Minima, minimaOf, type PlanMethod } from '../../domain/activity'
import type { CampaignPlan } from '../db/schema'
import { packagedJson } from '../packagedFile'

export const minimaOfPlan = ({ methods }: CampaignPlan): Minima =>
  minimaOf(methods ?? packagedJson<{ readonly methods: readonly PlanMethod[] }>('geodata/source/plan.json').methods)
