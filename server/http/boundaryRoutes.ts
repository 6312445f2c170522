/** A file of boundaries: checked first, which changes nothing, and then set as it was looked at; the file itself is kept. */
import { z } from 'zod'
import { boundaryChoicesSchema } from '../../domain/boundaries/checkBoundaries'
import { isRefusal } from '../../domain/refusal'
import type { BoundaryAnswer, BoundaryTask } from '../boundaries/boundaryThread'
import { readBoundaryGround } from '../boundaries/readGround'
import type { Server } from '../context'
import { runThread } from '../importing/runThread'
import { recordBoundaries } from '../recording/boundaries'
import { readGroundVersion } from '../recording/pointRegister'
import type { Exchange } from './exchange'
import { malformed, refusalResponse } from './refusals'
import { createTurn, jsonText, keepSentFile, lookedAt, queryOf, withSentFile } from './sentFile'

const checkQuery = z.strictObject({ choices: jsonText.pipe(boundaryChoicesSchema).optional() })
const setQuery = checkQuery.extend(lookedAt)

/** What changes hands is counted whole and named so far. */
const mostNamed = 2_000

export const boundaryRoutes = ({ database, clock, blobs }: Pick<Server, 'database' | 'clock' | 'blobs'>) => {
  const { db } = database
  const inTurn = createTurn()

  const checked = async (task: Omit<BoundaryTask, 'ground'>, signal: AbortSignal): Promise<BoundaryAnswer> =>
    runThread<BoundaryAnswer, BoundaryTask>('boundaryThread', { ...task, ground: await readBoundaryGround(db) }, signal)

  return {
    check: (exchange: Exchange): Promise<Response> => {
      const asked = checkQuery.safeParse(queryOf(exchange.request))
      if (!asked.success) return Promise.resolve(refusalResponse(malformed))
      return withSentFile(exchange, ({ viewer: { accountId } }, bytes) =>
        inTurn(accountId, async (signal) => {
          const answer = await checked({ bytes, choices: asked.data.choices ?? {} }, signal)
          if (isRefusal(answer)) return answer
          const { check, fingerprint } = answer
          const { changes, contested } = check.handOver
          return {
            ...check,
            handOver: { changes: changes.slice(0, mostNamed), contested: contested.slice(0, mostNamed) },
            handedOver: changes.length,
            contested: contested.length,
            fingerprint,
          }
        }),
      )
    },

    set: (exchange: Exchange): Promise<Response> => {
      const asked = setQuery.safeParse(queryOf(exchange.request))
      if (!asked.success) return Promise.resolve(refusalResponse(malformed))
      const { choices = {}, id, seen, name } = asked.data
      return withSentFile(exchange, ({ viewer }, bytes) =>
        inTurn(viewer.accountId, async (signal) => {
          const fileHash = await keepSentFile(blobs, 'boundaries', bytes)
          const groundVersion = await readGroundVersion(db)
          const answer = await checked({ bytes, choices }, signal)
          if (isRefusal(answer)) return answer
          const set = { id, fileName: name, fileHash, checked: answer, groundVersion, seen }
          return recordBoundaries(database, clock, { actionId: id, viewer }, set)
        }),
      )
    },
  }
}
