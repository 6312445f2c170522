/** The filtered log as .xlsx. Every cell is text or a number and never a formula, whatever somebody typed. */
import type { Change } from '../../domain/changes'
import { subjectKindLabel } from '../../domain/eventLabels'
import type { Line } from '../../domain/readForm'
import { refuse } from '../../domain/refusal'
import type { SheetCell } from '../../domain/sheet'
import { type Language, type Text, text } from '../../domain/text'
import type { Server } from '../context'
import type { Db } from '../db/open'
import { streamResponse, xlsxType } from '../http/download'
import type { Exchange } from '../http/exchange'
import { refusalResponse } from '../http/refusals'
import { workbook } from '../papers/workbook'
import { type AuditEntry, auditEntries } from './auditEntries'
import { type AuditFilter, auditFilterSchema, auditRows, auditWhere } from './auditFilter'
import { readPlanNames } from './auditNames'

/** More than a campaign of a city writes in a year; beyond, the oldest are left out and the last line says so. */
export const mostExported = 50_000
const batchSize = 1_000

const wrongFilter = refuse(
  'invalid',
  '筛选条件有误，没有导出。请回到日志页面重新筛选后导出。',
  'The filter is malformed; nothing was exported. Filter anew on the page of the log and export from there.',
)

const columns: readonly { readonly label: Text; readonly width: number; readonly isCentred?: true }[] = [
  { label: text('序号', 'Position'), width: 9, isCentred: true },
  { label: text('时间', 'When'), width: 18, isCentred: true },
  { label: text('人员', 'Who'), width: 28 },
  { label: text('对象类别', 'Kind'), width: 11, isCentred: true },
  { label: text('对象', 'Subject'), width: 44 },
  { label: text('事项', 'What'), width: 18 },
  { label: text('变动', 'From what to what'), width: 64 },
  { label: text('其他内容', 'What was handed in'), width: 44 },
]

const nothing = text('（无）', '(none)')
const changeLine = ({ label, from, to }: Change, language: Language): string =>
  `${label[language]}：${(from ?? nothing)[language]} → ${(to ?? nothing)[language]}`
const givenLine = ({ label, value }: Line, language: Language): string => `${label[language]}：${value[language]}`

const textCell = (value: string): SheetCell => ({ kind: 'text', value })

/** 2022-09-15 10:05, in Shanghai. */
const instantText = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const rowOf = (entry: AuditEntry, language: Language): readonly SheetCell[] => [
  { kind: 'number', value: entry.position },
  textCell(instantText(entry.at)),
  textCell(entry.who[language]),
  textCell(subjectKindLabel[entry.kind][language]),
  textCell(entry.subject[language]),
  textCell(entry.what[language]),
  textCell(entry.changes.map((change) => changeLine(change, language)).join('\n')),
  textCell(entry.given.map((line) => givenLine(line, language)).join('\n')),
]

/** The widest column, in which that is said. */
const noteColumn = 6
const leftOut = text(
  `只导出最近的 ${mostExported} 条，更早的没有列出。请用日期筛选后分次导出。`,
  `Only the newest ${mostExported} are here. Filter by days and export in parts.`,
)

/** The filtered log, newest first; who goes away ends it. */
async function* rowsOf(db: Db, filter: AuditFilter, language: Language): AsyncGenerator<readonly SheetCell[]> {
  const names = await readPlanNames(db)
  const where = await auditWhere(db, filter)
  let before: number | null = null
  for (let exported = 0; exported < mostExported; exported += batchSize) {
    const rows = await auditRows(db, where, before, batchSize)
    for (const entry of await auditEntries(db, rows, names)) yield rowOf(entry, language)
    if (rows.length < batchSize) return
    before = rows.at(-1)?.position ?? 0
  }
  if ((await auditRows(db, where, before, 1)).length > 0)
    yield columns.map((_, index) => textCell(index === noteColumn ? leftOut[language] : ''))
}

export const auditExport =
  ({ database: { db }, clock }: Server) =>
  async ({ request, language }: Exchange): Promise<Response> => {
    const given = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''))
    const filter = auditFilterSchema.safeParse(given)
    if (!filter.success) return refusalResponse(wrongFilter)
    const sheet = workbook(rowsOf(db, filter.data, language), {
      sheetName: language === 'zh' ? '操作日志' : 'Log',
      columns: columns.map(({ label, width, isCentred = false }) => ({ header: label[language], width, isCentred })),
    })
    const name = language === 'zh' ? `操作日志-${clock.today()}.xlsx` : `log-${clock.today()}.xlsx`
    return streamResponse(sheet, xlsxType, name)
  }
