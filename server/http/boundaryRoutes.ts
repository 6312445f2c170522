/**
 * Boundaries that are sent, as a file has them or as they were edited on the map, which sends them as GeoJSON: checked first,
 * which changes nothing, and then set as they were looked at; what was sent is kept.
 */
import { z } from 'zod'
import { boundaryEditSchema } from '../../domain/boundaries/boundaryEdit'
import { boundaryChoicesSchema } from '../../domain/boundaries/checkBoundaries'
import { isRefusal } from '../../domain/refusal'
import type { BoundaryAnswer, BoundaryTask } from '../boundaries/boundaryThread'
import { isOvertaken, overtakenBorders } from '../boundaries/presentBoundaries'
import { readBoundaryGround } from '../boundaries/readGround'
import type { Server } from '../context'
import { readGroundVersion } from '../groundVersion'
import { runThread } from '../importing/runThread'
import { recordBoundaries } from '../recording/boundaryActs'
import type { Exchange } from './exchange'
import { malformed, refusalResponse } from './refusals'
import { createTurn, jsonText, keepSentFile, lookedAt, queryOf, withSentFile } from './sentFile'

const checkQuery = z.strictObject({
  choices: jsonText.pipe(boundaryChoicesSchema).optional(),
  /** Of the boundaries from which an edit began; left out with a file. */
  base: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
})
const setQuery = checkQuery.extend({ ...lookedAt, edit: jsonText.pipe(boundaryEditSchema).optional() })

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
      const { choices = {}, base } = asked.data
      return withSentFile(exchange, ({ viewer: { accountId } }, bytes) =>
        inTurn(accountId, async (signal) => {
          if (await isOvertaken(db, base)) return overtakenBorders
          const answer = await checked({ bytes, choices }, signal)
          if (isRefusal(answer)) return answer
          const { check, fingerprint } = answer
          const { changes, sections, contested } = check.handOver
          return {
            ...check,
            handOver: {
              changes: changes.slice(0, mostNamed),
              sections: sections.slice(0, mostNamed),
              contested: contested.slice(0, mostNamed),
            },
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
      const { choices = {}, base, edit = null, id, seen, name } = asked.data
      return withSentFile(exchange, ({ viewer }, bytes) =>
        inTurn(viewer.accountId, async (signal) => {
          const fileHash = await keepSentFile(blobs, 'boundaries', bytes)
          const groundVersion = await readGroundVersion(db)
          const answer = await checked({ bytes, choices }, signal)
          if (isRefusal(answer)) return answer
          const { uncertaintyMetres } = choices
          return recordBoundaries(
            database,
            clock,
            { actionId: id, viewer },
            { id, fileName: name, fileHash, checked: answer, groundVersion, seen, uncertaintyMetres, edit, base },
          )
        }),
      )
    },
  }
}
