/** The days of every point for the browser that travels in time; packed once for each position, and not sent again when unchanged. */
import { historyFormat, pointHistoryOf } from '../../domain/city/pointHistory'
import type { Server } from '../context'
import { campaign } from '../db/schema'
import { createPackedJson } from '../http/packedJson'

export const historyRoute = ({ database, city }: Pick<Server, 'database' | 'city'>) => {
  const packed = createPackedJson()
  return async (request: Request): Promise<Response> => {
    const [row] = await database.db.select({ plan: campaign.plan, secret: campaign.authSecret }).from(campaign)
    const { facts, position } = await city.read()
    const from = row?.plan.startsOn ?? ''
    return packed.respond(request, `${position}-${historyFormat}-${row?.secret ?? ''}`, async () =>
      JSON.stringify(pointHistoryOf(facts, position, from)),
    )
  }
}
