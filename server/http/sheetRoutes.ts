/** A sheet of points: checked first, which changes nothing, and then taken in as it was looked at; the sheet itself is kept. */
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { longestFileName } from '../../domain/file'
import { uuidSchema } from '../../domain/id'
import { sheetChoicesSchema } from '../../domain/importing/checkSheet'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Server } from '../context'
import { events } from '../db/schema'
import { checkSentSheet, type SentSheet } from '../importing/checkSheet'
import type { CheckedSheet } from '../importing/sheetThread'
import { readGroundVersion, recordSheetImport } from '../recording/pointRegister'
import type { SignedIn } from '../viewer'
import { fileResponse } from './download'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'

export const sheetBytes = 20_000_000
export const sheetTooLarge = refuse(
  'tooLarge',
  '文件超过 20 MB，没有核对。请只保留需要的行和列后重新选择。',
  'The file is larger than 20 MB and was not checked. Keep the rows and columns that are needed and choose it again.',
)
const empty = refuse(
  'invalid',
  '文件是空的（0 字节），没有核对。请检查文件后重新选择。',
  'The file is empty (0 bytes) and was not checked. Check it and choose it again.',
)
const another = refuse(
  'tooMany',
  '正在核对另一个文件，请等它完成后再试。',
  'Another file is being checked; wait until that is done and try again.',
)
const overtaken = refuse(
  'conflict',
  '您又选了别的文件或改了设置，这一次没有核对完。请看最新的结果。',
  'You have chosen another file or changed a setting since, and this check was given up. See the newest result.',
)
const noSuchSheet = refuse(
  'notFound',
  '没有这份点位表。请刷新后重试。',
  'There is no such sheet. Reload and try again.',
)

const choices = z.string().transform((json, context) => {
  try {
    return JSON.parse(json) as unknown
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
})
const checkQuery = z.strictObject({ choices: choices.pipe(sheetChoicesSchema).optional() })
const importQuery = checkQuery.extend({
  id: uuidSchema,
  /** The fingerprint that the check gave. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  name: storable.trim().min(1).max(longestFileName),
  refused: z.enum(['leave']).optional(),
})

const queryOf = ({ url }: Request) => Object.fromEntries(new URL(url).searchParams)
const sheetKey = (hash: string): string => `sheets/${hash.slice(0, 2)}/${hash}`

type Running = { readonly accountId: string; readonly leaving: AbortController; readonly done: Promise<unknown> }

/** One at a time, for each takes a processor of its own; a person's newer question takes the place of the older one. */
const createTurn = () => {
  let running: Running | null = null
  return async <T>(accountId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | Refusal> => {
    while (running !== null) {
      if (running.accountId !== accountId) return another
      running.leaving.abort()
      await running.done
    }
    const leaving = new AbortController()
    const working = work(leaving.signal)
    const own: Running = { accountId, leaving, done: working.catch(() => undefined) }
    running = own
    try {
      return await working
    } catch (fault) {
      if (fault === leaving.signal.reason) return overtaken
      throw fault
    } finally {
      if (running === own) running = null
    }
  }
}

export const sheetRoutes = ({ database, clock, blobs }: Pick<Server, 'database' | 'clock' | 'blobs'>) => {
  const { db } = database
  const inTurn = createTurn()

  const checked = (sheet: SentSheet, signal: AbortSignal): Promise<CheckedSheet | Refusal> =>
    checkSentSheet(db, sheet, signal)

  const withSheet = async (
    { request, identify }: Exchange,
    answer: (signedIn: SignedIn, bytes: Uint8Array<ArrayBuffer>) => Promise<object>,
  ): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const bytes = new Uint8Array(await request.arrayBuffer())
    const outcome = bytes.length === 0 ? empty : await answer(signedIn, bytes)
    return isRefusal(outcome)
      ? refusalResponse(outcome)
      : Response.json(outcome, { headers: { 'cache-control': 'no-store' } })
  }

  return {
    check: (exchange: Exchange): Promise<Response> => {
      const asked = checkQuery.safeParse(queryOf(exchange.request))
      if (!asked.success) return Promise.resolve(refusalResponse(malformed))
      return withSheet(exchange, ({ viewer: { accountId } }, bytes) =>
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
      return withSheet(exchange, ({ viewer }, bytes) =>
        inTurn(viewer.accountId, async (signal) => {
          const fileHash = createHash('sha256').update(bytes).digest('hex')
          // In the store before the event names it.
          await blobs.put(sheetKey(fileHash), bytes)
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
      const bytes = fileHash === undefined ? null : await blobs.get(sheetKey(fileHash))
      return bytes === null || fileName === undefined
        ? refusalResponse(noSuchSheet)
        : fileResponse(bytes, 'application/octet-stream', fileName, { 'cache-control': 'no-store' })
    },
  }
}
