/** What a statement of uncertainty would do, before it is made. */
import type { UncertaintyStatement } from '../../domain/boundaries/boundaryEdit'
import { landsOf } from '../../domain/boundaries/checkBoundaries'
import { handOverOf } from '../../domain/boundaries/handOver'
import type { Db } from '../db/open'
import { readBoundaryGround } from './readGround'

export const foreseeUncertainty = async (
  db: Db,
  { scopeIds, uncertaintyMetres }: Omit<UncertaintyStatement, 'reason'>,
): Promise<{ readonly handedOver: number; readonly waiting: number; readonly waitingNow: number }> => {
  const ground = { ...(await readBoundaryGround(db)), sections: [] }
  const now = handOverOf(ground, landsOf(ground.scopes))
  const then = handOverOf(ground, landsOf(ground.scopes, new Map(scopeIds.map((id) => [id, { uncertaintyMetres }]))))
  return { handedOver: then.changes.length, waiting: then.contested.length, waitingNow: now.contested.length }
}
