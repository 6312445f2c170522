/** The archive of a month or year: its names, its index, and that it comes as a stream. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { type ArchiveEntry, archiveZip, safeName } from '../../server/papers/archive'
import { filesIn } from '../../server/papers/zip'

const whole = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
async function* inPieces(...pieces: string[]) {
  for (const piece of pieces) yield strToU8(piece)
}
const listed = (title: string, number: string, unit: string): NonNullable<ArchiveEntry['listed']> => ({
  title,
  number,
  signedOn: '2022-09-15',
  units: [unit],
  points: ['凤山底农贸市场'],
})

it('a name is nothing but a name, on every system', () => {
  expect(safeName('吕创督〔2022〕12号 关于交办问题的通知.docx')).toBe('吕创督〔2022〕12号 关于交办问题的通知.docx')
  expect(safeName('../../etc/passwd')).toBe('_.._etc_passwd')
  expect(safeName('..\\..\\a:b*c?.pdf')).toBe('_.._a_b_c_.pdf')
  expect(safeName('..')).toBe('未命名')
  expect(safeName('')).toBe('未命名')
  expect(safeName(' \u0000\ud800 ')).toBe('未命名')
  expect(safeName('CON')).toBe('_CON')
  expect(safeName('nul.docx')).toBe('_nul.docx')
  expect(safeName('通报. ')).toBe('通报')
  const long = safeName(`${'长'.repeat(300)}.docx`)
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200)
  expect(long).toMatch(/^长+\.docx$/)
})

it('papers, scans and the index by unit and by point come in one zip with Chinese names', async () => {
  const zip = await whole(
    archiveZip('2022年9月归档', [
      {
        path: ['督办通知', '12号.docx'],
        bytes: strToU8('paper'),
        listed: listed('通知<一>', '吕创督〔2022〕12号', '市住建局'),
      },
      {
        path: ['督办通知', '12号.docx'],
        bytes: inPieces('sc', 'an'),
        listed: listed('通知二', '吕创督〔2022〕13号', '市水利局'),
      },
      { path: ['目录.html'], bytes: strToU8('another') },
      { path: ['..', '/etc/台账.xlsx'], bytes: inPieces() },
    ]),
  )
  const files = filesIn(zip)
  expect([...files.keys()]).toEqual([
    '督办通知/12号.docx',
    '督办通知/12号（2）.docx',
    '目录（2）.html',
    '未命名/_etc_台账.xlsx',
    '目录.html',
  ])
  expect(strFromU8(files.get('督办通知/12号（2）.docx') ?? new Uint8Array())).toBe('scan')
  const index = strFromU8(files.get('目录.html') ?? new Uint8Array())
  expect(index).toMatch(/按单位.*<h3>市水利局<\/h3>.*<h3>市住建局<\/h3>.*按点位.*<h3>凤山底农贸市场<\/h3>/s)
  expect(index).toContain(`href="${encodeURIComponent('督办通知')}/${encodeURIComponent('12号.docx')}"`)
  expect(index).toContain('通知&lt;一&gt;')
})

it('other programs read it: the names are marked as UTF-8', async () => {
  const zip = await whole(archiveZip('归档', [{ path: ['通报', '一.docx'], bytes: strToU8('x') }]))
  const folder = mkdtempSync(join(tmpdir(), 'xuncheng-zip-'))
  try {
    writeFileSync(join(folder, 'archive.zip'), zip)
    const program =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip()); print("|".join(z.namelist()))'
    const told = execFileSync('python3', ['-c', program, join(folder, 'archive.zip')], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    expect(told).toBe('None\n通报/一.docx|目录.html\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('it comes as a stream: the first bytes are out before the last entry is asked for', async () => {
  let asked = 0
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    for (let index = 0; index < 5; index += 1) {
      asked += 1
      yield { path: [`${index}.pdf`], bytes: new Uint8Array(100_000) }
    }
  }
  const pieces = archiveZip('归档', entries())
  const first = await pieces.next()
  expect(first.done).toBe(false)
  expect(asked).toBe(1)
  await pieces.return(undefined)
})
