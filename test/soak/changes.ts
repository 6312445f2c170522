/** Changes of the city that can go on for hours and leave it as it was: a mark on a point is set, and taken off again. */
import { randomUUID } from 'node:crypto'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '../../server/router'

export const markingPoints = (client: TRPCClient<AppRouter>, pointIds: readonly number[]): (() => Promise<void>) => {
  let turn = 0
  return async () => {
    const pointId = pointIds[Math.floor(turn / 2) % pointIds.length] as number
    const { isHard } = await client.point.byId.query({ pointId })
    await client.point.flag.mutate({
      actionId: randomUUID(),
      pointId,
      form: { flag: 'hard', on: !isHard, reason: '现场情况变化。' },
    })
    turn += 1
  }
}
