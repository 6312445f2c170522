/** What is taken away as a file: the ledger, a month's or year's archive, and a squad's report of one day. */
import { and, asc, gte, inArray, lt } from 'drizzle-orm'
import { z } from 'zod'
import { firstDayOf, localDateSchema, monthBeside } from '../../domain/calendar'
import { stages } from '../../domain/issue'
import { defaultLedgerColumns, type LedgerColumnName, ledgerColumnNames } from '../../domain/ledger'
import { issuedKindLabel } from '../../domain/paper'
import type { Viewer } from '../../domain/people'
import { refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { Server } from '../context'
import { papers } from '../db/tables/papers'
import { fileFacts } from '../files/fileFacts'
import { readFileBytes } from '../files/storeFile'
import { type ArchiveEntry, archiveZip } from '../papers/archive'
import { ledgerXlsx } from '../papers/ledger'
import { type LedgerFilter, ledgerRows } from '../papers/ledgerRows'
import { dayReportContent } from '../papers/madeOnDemand'
import { readNames } from '../papers/paperIssues'
import { readPicture } from '../photos/storePhoto'
import { docxType, fileName, fileResponse, streamResponse, xlsxType } from './download'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'

const listed = <T extends string>(of: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((words) => words.split(','))
    .pipe(z.array(z.enum(of)).min(1).max(of.length))

const ledgerQuery = z.strictObject({
  stages: listed(stages as unknown as [(typeof stages)[number], ...(typeof stages)[number][]]).optional(),
  unit: storable.min(1).max(40).optional(),
  squad: z.coerce.number().int().positive().max(99).optional(),
  point: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  period: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
    .optional(),
  columns: listed(ledgerColumnNames as [LedgerColumnName, ...LedgerColumnName[]]).optional(),
  photos: z.enum(['0', '1']).optional(),
})

const noSuchDay = refuse(
  'notFound',
  '这个分队当天没有检查记录，没有可以生成的督查报告。',
  'This squad recorded no inspection on that day, so there is nothing to report.',
)

export const exportRoutes = ({
  database: { db },
  clock,
  blobs,
  paperFiles,
}: Pick<Server, 'database' | 'clock' | 'blobs' | 'paperFiles'>) => {
  const photoBytes = (id: string) => readPicture(blobs, id, 480)

  const ledgerOf = (viewer: Viewer, filter: LedgerFilter, columns: readonly LedgerColumnName[], title: string) =>
    ledgerXlsx(ledgerRows(db, viewer, filter, clock.today()), { title, columns, photoBytes })

  async function* archiveOf(viewer: Viewer, period: string): AsyncGenerator<ArchiveEntry> {
    const names = await readNames(db)
    const first = period.length === 4 ? `${period}-01-01` : firstDayOf(period)
    const end = period.length === 4 ? `${Number(period) + 1}-01-01` : firstDayOf(monthBeside(period, 1))
    const rows = await db
      .select({ id: papers.id })
      .from(papers)
      .where(and(gte(papers.signedOn, first), lt(papers.signedOn, end), inArray(papers.stage, ['signed', 'issued'])))
      .orderBy(asc(papers.signedOn), asc(papers.position))
    for (const { id } of rows) {
      // The file first, which may still have to be made; then the paper as it stands with it.
      const bytes = await paperFiles.issued(id)
      const [row] = await db
        .select({ state: papers.state, content: papers.content })
        .from(papers)
        .where(inArray(papers.id, [id]))
      if (bytes === null || row === undefined) continue
      const { state, content } = row
      const folder = issuedKindLabel(state.kind).zh
      const called = `${state.numberText ?? ''}${state.title}`
      const listed = {
        title: state.title,
        number: state.numberText,
        signedOn: state.signedOn,
        units: state.unitIds.map(names.unit),
        points: [...new Set((content?.issues ?? []).map(({ place }) => place))],
      }
      yield { path: [folder, fileName(called, 'docx')], bytes, listed }
      for (const { unitId, files, on, by } of state.replies) {
        const unit = names.unit(unitId)
        for (const { id: fileId, name } of await fileFacts(db, [{ by, form: { files } }]))
          yield {
            path: [folder, `${called} 整改报告 ${unit} ${name}`],
            bytes: await readFileBytes(blobs, fileId),
            listed: { ...listed, title: `${unit}整改情况报告（扫描件）：${name}`, signedOn: on, units: [unit] },
          }
      }
    }
    yield {
      path: ['问题台账.xlsx'],
      bytes: ledgerOf(viewer, { period }, defaultLedgerColumns, `${period}问题台账`),
    }
  }

  return {
    ledger: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const asked = ledgerQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
      if (!asked.success) return refusalResponse(malformed)
      const { unit, point, columns, photos, ...filter } = asked.data
      const shown = columns ?? (photos === '1' ? ledgerColumnNames : defaultLedgerColumns)
      return streamResponse(
        ledgerOf(signedIn.viewer, { ...filter, unitId: unit, pointId: point }, shown, '问题台账'),
        xlsxType,
        `问题台账${clock.today()}.xlsx`,
      )
    },

    /** `/api/archive/2022-09.zip` or `/api/archive/2022.zip`. */
    archive: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const period = /^\/api\/archive\/(\d{4}(?:-(?:0[1-9]|1[0-2]))?)\.zip$/.exec(new URL(request.url).pathname)?.[1]
      if (period === undefined) return refusalResponse(malformed)
      const title = `${period}归档`
      return streamResponse(archiveZip(title, archiveOf(signedIn.viewer, period)), 'application/zip', `${title}.zip`)
    },

    /** `/api/day-report/1/2022-09-14.docx`. */
    dayReport: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const [, squadText, day] =
        /^\/api\/day-report\/(\d{1,2})\/([\d-]+)\.docx$/.exec(new URL(request.url).pathname) ?? []
      if (squadText === undefined || !localDateSchema.safeParse(day).success || day === undefined)
        return refusalResponse(malformed)
      const content = await dayReportContent(db, Number(squadText), day, clock.today())
      if (content === null) return refusalResponse(noSuchDay)
      return fileResponse(await paperFiles.draw(content), docxType, fileName(content.title, 'docx'), {
        'cache-control': 'no-store',
      })
    },
  }
}
