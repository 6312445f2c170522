/** What a file is by its bytes, what it is called, and which files an event names. */
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { filesIn, fileTypeOf, keptFileName, longestFileName } from '../../domain/file'

const ascii = (text: string) => new TextEncoder().encode(text)
const zipOf = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, ascii('<x/>')])))

it.each<[string, Uint8Array, ReturnType<typeof fileTypeOf>]>([
  ['a PDF', ascii('%PDF-1.7\n'), 'pdf'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'jpeg'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'png'],
  ['a Word document', zipOf('[Content_Types].xml', 'word/document.xml'), 'docx'],
  ['an Excel table', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
  ['a presentation', zipOf('[Content_Types].xml', 'ppt/presentation.xml'), null],
  ['any other zip', zipOf('readme.txt', 'word/document.xml'), null],
  ['a page that calls itself a PDF further down', ascii('<html>%PDF-1.7</html>'), null],
  ['a GIF', ascii('GIF89a'), null],
  ['a program', Uint8Array.of(0x4d, 0x5a, 0x90), null],
  ['nothing', new Uint8Array(), null],
])('%s', (_, bytes, type) => {
  expect(fileTypeOf(bytes)).toBe(type)
})

it.each([
  ['实施方案.pdf', '实施方案.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\文件\\总结.PDF', '总结.PDF'],
  ['a\u0000b\u202ec\nd.pdf', 'abcd.pdf'],
  ['总结.docx', '总结.docx.pdf'],
  ['页面.html', '页面.html.pdf'],
  ['.pdf', '文件.pdf'],
  ['', '文件.pdf'],
  ['"引号".pdf', '引号.pdf'],
])('%j is kept as %s', (given, kept) => {
  expect(keptFileName(given, 'pdf')).toBe(kept)
})

it('a long name is cut and keeps its ending', () => {
  const kept = keptFileName(`${'长'.repeat(300)}.pdf`, 'pdf')
  expect([...kept].length).toBe(longestFileName)
  expect(kept.endsWith('长.pdf')).toBe(true)
})

it('the files of an event are those of its form, each once, and only what can be a file', () => {
  const [one, two] = ['a'.repeat(64), 'b'.repeat(64)]
  expect(filesIn({ form: { files: [one, two, one, 'x', 3] } })).toEqual([one, two])
  expect(filesIn({ form: { photos: [one] } })).toEqual([])
  expect(filesIn({})).toEqual([])
})
