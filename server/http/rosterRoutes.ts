/** The rows of a roster's file as text, for the page to show and send: nothing of it is kept. */
import { cellText } from '../../domain/importing/cells'
import { isRefusal, refuse } from '../../domain/refusal'
import { longestCell, mostRosterColumns, mostRosterRows } from '../../domain/rosters/rosterLines'
import { readSentRows } from '../importing/readRows'
import type { Exchange } from './exchange'
import { refusalResponse } from './refusals'

export const rosterBytes = 5_000_000
export const rosterTooLarge = refuse(
  'tooLarge',
  '文件超过 5 MB，没有读。请只保留需要的工作表、行和列后重新选择。',
  'The file is larger than 5 MB and was not read. Keep the sheet, rows and columns that are needed and choose it again.',
)
const empty = refuse(
  'invalid',
  '文件是空的（0 字节），没有读。请检查文件后重新选择。',
  'The file is empty (0 bytes) and was not read. Check it and choose it again.',
)
const tooManyRows = refuse(
  'tooLarge',
  `超过${mostRosterRows}行，没有读。请拆分后分次导入。`,
  `It has more than ${mostRosterRows} rows and was not read. Split it and take the parts.`,
)
const another = refuse(
  'tooMany',
  '正在读另一个文件，请等它完成后再试。',
  'Another file is being read; wait until that is done and try again.',
)

/** One at a time, for each takes a processor of its own. */
export const rosterRoutes = () => {
  let isReading = false
  return {
    rows: async ({ request }: Exchange): Promise<Response> => {
      const bytes = new Uint8Array(await request.arrayBuffer())
      if (bytes.length === 0) return refusalResponse(empty)
      if (isReading) return refusalResponse(another)
      isReading = true
      try {
        const read = await readSentRows(bytes)
        if (isRefusal(read)) return refusalResponse(read)
        const last = read.findLastIndex((cells) => cells.some((cell) => cell.trim() !== ''))
        if (last + 1 > mostRosterRows) return refusalResponse(tooManyRows)
        const rows = read
          .slice(0, last + 1)
          .map((cells) => cells.slice(0, mostRosterColumns).map((cell) => cell.slice(0, longestCell)))
          // Rows of nothing keep their number, and send no cells.
          .map((cells) => (cells.every((cell) => cellText(cell) === '') ? [] : cells))
        return Response.json({ rows }, { headers: { 'cache-control': 'no-store' } })
      } finally {
        isReading = false
      }
    },
  }
}
