/** The ledger as .xlsx: what its XML says, and what LibreOffice reads back. Picture: test/artifacts/paper-ledger*.png. */
import { strFromU8 } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { defaultLedgerColumns, type LedgerRow, ledgerColumnNames } from '../../domain/ledger'
import { ledgerXlsx } from '../../server/papers/ledger'
import { filesIn } from '../../server/papers/zip'
import { converted, keepPictures, pagesOf, pageText } from '../office'
import { issueOf, issuesOf, photoOf } from '../papers'

const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
async function* later(rows: readonly LedgerRow[]) {
  for (const row of rows) yield row
}
const title = '问题台账（2022年9月）'
const rows: LedgerRow[] = [
  issueOf(2),
  issueOf(0, { what: '=HYPERLINK("http://x","y")', place: '+1', progress: '-2', remarks: '@SUM(A1)' }),
  issueOf(1, { what: 'a<b>&"c"\u0000\ud800', remarks: '两行\n备注' }),
]
let plain: Uint8Array
let csv: string
let pdf: Uint8Array

beforeAll(async () => {
  plain = await whole(ledgerXlsx(rows, { title, columns: defaultLedgerColumns }))
  const long = await whole(ledgerXlsx(later(issuesOf(40)), { title, columns: defaultLedgerColumns }))
  csv = strFromU8((await converted({ 'ledger.xlsx': plain }, 'csv'))['ledger.xlsx'] ?? new Uint8Array())
  pdf = (await converted({ 'ledger.xlsx': long }, 'pdf'))['ledger.xlsx'] ?? new Uint8Array()
  await keepPictures(pdf, 'paper-ledger')
}, 170_000)

it('its rows are read back with real dates, and a text is never a formula', () => {
  const lines = csv.split('\n')
  expect(lines[1]).toBe(
    '序号,点位/单位/路段,问题描述,发现分队,发现时间,交办文号,责任单位,责任人,整改措施,整改目标,整改时限,进展,销号时间,备注',
  )
  expect(lines[2]).toBe(
    '1,吕梁市客运中心站,候车大厅公益广告破损两处，母婴室被挪作他用，无障碍通道堆放杂物。,第一督导分队,2022/9/6,吕创督〔2022〕12号,离石区凤山街道办事处,街道办事处主任,组织城管、市场管理人员清理占道摊位，疏通排水口，划定经营区域并安排专人值守。,入口畅通、地面整洁、消防通道无占用。,2022/9/29,已销号,2022/9/14,',
  )
  expect(lines[3]).toContain('2,+1,"=HYPERLINK(""http://x"",""y"")",')
  expect(lines[3]).toMatch(/,-2,,@SUM\(A1\)$/)
  expect(csv).toContain('"a<b>&""c"""')
  const sheet = strFromU8(filesIn(plain).get('xl/worksheets/sheet1.xml') ?? new Uint8Array())
  expect(sheet).not.toContain('<f>')
  // 2022-09-06 as days since 1899-12-30.
  expect(sheet).toContain('<c r="E3" s="5"><v>44810</v></c>')
})

it('it is printed on A3 across, its heading on every page, and stays in view on the screen', async () => {
  const files = filesIn(plain)
  const sheet = strFromU8(files.get('xl/worksheets/sheet1.xml') ?? new Uint8Array())
  expect(sheet).toContain('<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>')
  expect(strFromU8(files.get('xl/workbook.xml') ?? new Uint8Array())).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'问题台账'!$1:$2</definedName>`,
  )
  const { count, sizeMm } = await pagesOf(pdf)
  expect(sizeMm).toBe('420 × 297')
  expect(count).toBeGreaterThan(1)
  expect(await pageText(pdf, count)).toMatch(/问题台账（2022年9月）.*序号.*责任单位/s)
})

it('photos stand in their cells on request, each once in the file; one that cannot be read is said', async () => {
  const shown = issuesOf(4, { afterPhotos: [] }).map((row, index) =>
    index === 1 ? { ...row, beforePhotos: ['gone'] } : index === 3 ? { ...row, beforePhotos: ['before-0-1'] } : row,
  )
  const bytes = await whole(
    ledgerXlsx(shown, {
      title,
      columns: ledgerColumnNames,
      photoBytes: async (id) => {
        if (id === 'gone') throw new Error('gone')
        return photoOf(id, 400, 300)
      },
    }),
  )
  const files = filesIn(bytes)
  expect([...files.keys()].filter((path) => path.startsWith('xl/media/'))).toEqual([
    'xl/media/photo1.jpg',
    'xl/media/photo2.jpg',
  ])
  expect(strFromU8(files.get('xl/drawings/drawing1.xml') ?? new Uint8Array()).match(/<xdr:pic>/g)).toHaveLength(3)
  const sheet = strFromU8(files.get('xl/worksheets/sheet1.xml') ?? new Uint8Array())
  expect(sheet.match(/（照片无法读取）/g)).toHaveLength(1)
  const made = (await converted({ 'photos.xlsx': bytes }, 'pdf'))['photos.xlsx'] ?? new Uint8Array()
  await keepPictures(made, 'paper-ledgerPhotos')
  expect(await pageText(made, 1)).toContain('整改前照片')
})

it('columns are those asked for, an empty ledger is a heading, and the same rows make the same file', async () => {
  const few = await whole(ledgerXlsx([], { title, columns: ['number', 'what'] }))
  const sheet = strFromU8(filesIn(few).get('xl/worksheets/sheet1.xml') ?? new Uint8Array())
  expect(sheet.match(/<row /g)).toHaveLength(2)
  expect(sheet).toContain('问题描述')
  expect(sheet).not.toContain('责任单位')
  const again = await whole(ledgerXlsx(later(rows), { title, columns: defaultLedgerColumns }))
  expect(Buffer.compare(plain, again)).toBe(0)
})
