/** A version of the handbook as a sheet that can be edited and taken in again: `/api/handbook/3.xlsx`. */
import type { handbookColumns } from '../../domain/handbook/handbookColumns'
import { sheetOfHandbook } from '../../domain/handbook/handbookSheet'
import type { SheetCell } from '../../domain/sheet'
import type { Server } from '../context'
import { readHandbookGround } from '../handbook'
import { workbook } from '../papers/workbook'
import { fileName, streamResponse, xlsxType } from './download'
import type { Exchange } from './exchange'
import { malformed, refusalResponse } from './refusals'

const asked = /^\/api\/handbook\/([1-9]\d{0,5})\.xlsx$/

const widths = {
  kind: 18,
  item: 60,
  code: 20,
  english: 50,
  scope: 12,
  source: 30,
  version: 14,
} as const satisfies Record<keyof typeof handbookColumns, number>

async function* cellsOf(rows: readonly (readonly string[])[]): AsyncGenerator<readonly SheetCell[]> {
  for (const row of rows) yield row.map((value): SheetCell => ({ kind: 'text', value }))
}

export const handbookRoutes = ({ database: { db } }: Pick<Server, 'database'>) => ({
  sheet: async ({ request, language }: Exchange): Promise<Response> => {
    const number = Number(asked.exec(new URL(request.url).pathname)?.[1])
    const ground = await readHandbookGround(db)
    if (!ground.handbook.some((version) => version.number === number)) return refusalResponse(malformed)
    const { columns, rows } = sheetOfHandbook(
      { ...ground, kinds: ground.kinds.filter(({ isRetired }) => !isRetired) },
      number,
      language,
    )
    const title = language === 'zh' ? `操作手册第${number}版` : `Handbook version ${number}`
    const all = Object.values(widths)
    return streamResponse(
      workbook(cellsOf(rows), {
        sheetName: title,
        columns: columns.map((header, at) => ({ header, width: all[at] ?? 20, isCentred: false })),
      }),
      xlsxType,
      fileName(title, 'xlsx'),
    )
  },
})
