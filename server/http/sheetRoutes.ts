/** A sheet of points: checked first, which changes nothing, and then taken in as it was looked at; the sheet itself is kept. */
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { sheetChoicesSchema } from '../../domain/importing/checkSheet'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { events } from '../db/schema'
import { readGroundVersion } from '../groundVersion'
import { checkSentSheet, type SentSheet } from '../importing/checkSheet'
import type { CheckedSheet } from '../importing/sheetThread'
import { recordSheetImport } from '../recording/pointRegister'
import { fileResponse } from './download'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'
import { createTurn, jsonText, keepSentFile, keptKey, lookedAt, queryOf, withSentFile } from './sentFile'

export const sheetBytes = 20_000_000
export const sheetTooLarge = refuse(
  'tooLarge',
  '文件超过 20 MB，没有核对。请只保留需要的行和列后重新选择。',
  'The file is larger than 20 MB and was not checked. Keep the rows and columns that are needed and choose it again.',
)
const noSuchSheet = refuse(
  'notFound',
  '没有这份点位表。请刷新后重试。',
  'There is no such sheet. Reload and try again.',
)

const checkQuery = z.strictObject({ choices: jsonText.pipe(sheetChoicesSchema).optional() })
const importQuery = checkQuery.extend({ ...lookedAt, refused: z.enum(['leave']).optional() })

export const sheetRoutes = ({ database, clock, blobs }: Pick<Server, 'database' | 'clock' | 'blobs'>) => {
  const { db } = database
  const inTurn = createTurn()

  const checked = (sheet: SentSheet, signal: AbortSignal): Promise<CheckedSheet | Refusal> =>
    checkSentSheet(db, sheet, signal)

  return {
    check: (exchange: Exchange): Promise<Response> => {
      const asked = checkQuery.safeParse(queryOf(exchange.request))
      if (!asked.success) return Promise.resolve(refusalResponse(malformed))
      return withSentFile(exchange, ({ viewer: { accountId } }, bytes) =>
        inTurn(accountId, async (signal) => {
          const sheet = await checked({ bytes, choices: asked.data.choices ?? {} }, signal)
          return isRefusal(sheet) ? sheet : { ...sheet.check, fingerprint: sheet.fingerprint }
        }),
      )
    },

    takeIn: (exchange: Exchange): Promise<Response> => {
      const asked = importQuery.safeParse(queryOf(exchange.request))
      if (!asked.success) return Promise.resolve(refusalResponse(malformed))
      const { choices: chosen = {}, id, seen, name, refused } = asked.data
      return withSentFile(exchange, ({ viewer }, bytes) =>
        inTurn(viewer.accountId, async (signal) => {
          const fileHash = await keepSentFile(blobs, 'sheets', bytes)
          const groundVersion = await readGroundVersion(db)
          const sheet = await checked({ bytes, choices: chosen, isToBeTaken: true }, signal)
          if (isRefusal(sheet)) return sheet
          const leavesRefused = refused === 'leave'
          const taken = { id, fileName: name, fileHash, sheet, groundVersion, seen, leavesRefused }
          return recordSheetImport(database, clock, { actionId: id, viewer }, taken)
        }),
      )
    },

    /** `/api/points/sheet/<id of the change>`: as it was sent. */
    sheet: async ({ request, identify }: Exchange): Promise<Response> => {
      if ((await identify()) === null) return refusalResponse(notSignedIn)
      const id = uuidSchema.safeParse(new URL(request.url).pathname.split('/').at(-1))
      if (!id.success) return refusalResponse(malformed)
      const [event] = await db
        .select({ body: events.body })
        .from(events)
        .where(and(eq(events.subjectKind, 'pointRegister'), eq(events.subjectId, id.data), eq(events.seq, 1)))
      const { fileHash, fileName } = (event ? JSON.parse(event.body).to : {}) as Record<string, string | undefined>
      const bytes = fileHash === undefined ? null : await blobs.get(keptKey('sheets', fileHash))
      return bytes === null || fileName === undefined
        ? refusalResponse(noSuchSheet)
        : fileResponse(bytes, 'application/octet-stream', fileName, { 'cache-control': 'no-store' })
    },
  }
}
