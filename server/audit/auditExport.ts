/** The filtered log as .xlsx. Every cell is text or a number and never a formula, whatever somebody typed. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Change } from '../../domain/changes'
import { subjectKindLabel } from '../../domain/eventLabels'
import type { Line } from '../../domain/readForm'
import { refuse } from '../../domain/refusal'
import { type Language, type Text, text } from '../../domain/text'
import type { Server } from '../context'
import type { Exchange } from '../http/exchange'
import { refusalResponse } from '../http/refusals'
import { type AuditEntry, auditEntries } from './auditEntries'
import { auditFilterSchema, auditRows, auditWhere } from './auditFilter'
import { readPlanNames } from './auditNames'

/** More than a campaign of a city writes in a year; beyond, the oldest are left out and the last line says so. */
export const mostExported = 50_000
const batchSize = 1_000
/** What a cell of a sheet can hold. */
const longestCell = 32_000

const wrongFilter = refuse(
  'invalid',
  '筛选条件有误，没有导出。请回到日志页面重新筛选后导出。',
  'The filter is malformed; nothing was exported. Filter anew on the page of the log and export from there.',
)

const columns: readonly { readonly label: Text; readonly width: number }[] = [
  { label: text('序号', 'Position'), width: 9 },
  { label: text('时间', 'When'), width: 18 },
  { label: text('人员', 'Who'), width: 28 },
  { label: text('对象类别', 'Kind'), width: 11 },
  { label: text('对象', 'Subject'), width: 44 },
  { label: text('事项', 'What'), width: 18 },
  { label: text('变动', 'From what to what'), width: 64 },
  { label: text('其他内容', 'What was handed in'), width: 44 },
]

const nothing = text('（无）', '(none)')
const changeLine = ({ label, from, to }: Change, language: Language): string =>
  `${label[language]}：${(from ?? nothing)[language]} → ${(to ?? nothing)[language]}`
const givenLine = ({ label, value }: Line, language: Language): string => `${label[language]}：${value[language]}`

/** XML knows no control characters, and a cell ends somewhere. */
const cellText = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, longestCell)

const textCell = (value: string) => ({
  value: cellText(value),
  type: String,
  wrap: true,
  alignVertical: 'top' as const,
})

/** 2022-09-15 10:05, in Shanghai. */
const instantText = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const rowOf = (entry: AuditEntry, language: Language) => [
  { value: entry.position, type: Number, alignVertical: 'top' as const },
  textCell(instantText(entry.at)),
  textCell(entry.who[language]),
  textCell(subjectKindLabel[entry.kind][language]),
  textCell(entry.subject[language]),
  textCell(entry.what[language]),
  textCell(entry.changes.map((change) => changeLine(change, language)).join('\n')),
  textCell(entry.given.map((line) => givenLine(line, language)).join('\n')),
]

const leftOut = text(
  `只导出最近的 ${mostExported} 条，更早的没有列出。请用日期筛选后分次导出。`,
  `Only the newest ${mostExported} are here. Filter by days and export in parts.`,
)

export const auditExport =
  ({ database: { db }, clock }: Server) =>
  async ({ request, language }: Exchange): Promise<Response> => {
    const given = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''))
    const filter = auditFilterSchema.safeParse(given)
    if (!filter.success) return refusalResponse(wrongFilter)

    const names = await readPlanNames(db)
    const where = await auditWhere(db, filter.data)
    const sheet: SheetData = [
      columns.map(({ label }) => ({ value: label[language], type: String, fontWeight: 'bold' as const })),
    ]
    let before: number | null = null
    let exported = 0
    while (exported < mostExported && !request.signal.aborted) {
      const rows = await auditRows(db, where, before, Math.min(batchSize, mostExported - exported))
      for (const entry of await auditEntries(db, rows, names)) sheet.push(rowOf(entry, language))
      exported += rows.length
      before = rows.at(-1)?.position ?? 0
      if (rows.length < batchSize) break
    }
    if (exported === mostExported && (await auditRows(db, where, before, 1)).length > 0)
      sheet.push([textCell(leftOut[language])])

    const file = writeXlsxFile(sheet, {
      sheet: language === 'zh' ? '操作日志' : 'Log',
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    })
    const name = language === 'zh' ? `操作日志-${clock.today()}.xlsx` : `log-${clock.today()}.xlsx`
    return new Response(new Uint8Array(await file.toBuffer()), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="log.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  }
