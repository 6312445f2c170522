/** PDFs are made one at a time, each once, and no more wait than can be made in a minute or two. */
import { expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { createPdfMaker } from '../../server/reports/pdf'

const document = (name: string) => Buffer.from(name)
const textOf = (answer: unknown) =>
  isRefusal(answer) ? answer.refused.zh : Buffer.from(answer as Uint8Array).toString()

/** A conversion that ends when it is told to. */
const slow = () => {
  const asked: string[] = []
  const ends: (() => void)[] = []
  const convert = (docx: Uint8Array) =>
    new Promise<Uint8Array>((resolve) => {
      const name = Buffer.from(docx).toString()
      asked.push(name)
      ends.push(() => resolve(document(`${name} as PDF`)))
    })
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      ends.shift()?.()
    }
  }
  return { asked, convert, settle }
}

it('the same document is converted once for all who ask, now and later', async () => {
  const { asked, convert, settle } = slow()
  const pdfOf = createPdfMaker(convert)
  const both = Promise.all([pdfOf(document('a')), pdfOf(document('a'))])
  await settle()
  expect((await both).map(textOf)).toEqual(['a as PDF', 'a as PDF'])
  expect(textOf(await pdfOf(document('a')))).toBe('a as PDF')
  expect(asked).toEqual(['a'])
})

it('one after the other; the ninth is told to come again, and is served then', async () => {
  const { asked, convert, settle } = slow()
  const pdfOf = createPdfMaker(convert)
  const names = Array.from({ length: 9 }, (_, index) => `document ${index}`)
  const answers = names.map((name) => pdfOf(document(name)))
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual(['document 0'])
  expect(textOf(await answers[8])).toBe('正在生成的PDF较多，请过一分钟再下载，或先下载文档。')
  await settle()
  expect(textOf(await answers[7])).toBe('document 7 as PDF')
  const late = pdfOf(document('document 8'))
  await settle()
  expect(textOf(await late)).toBe('document 8 as PDF')
})

it('one that fails takes nobody along, and is tried anew', async () => {
  let times = 0
  const pdfOf = createPdfMaker(async () => {
    times += 1
    if (times === 1) throw new Error('killed')
    return document('at last')
  })
  await expect(pdfOf(document('a'))).rejects.toThrow('killed')
  expect(textOf(await pdfOf(document('a')))).toBe('at last')
})

it('without LibreOffice it says what to do', async () => {
  expect(textOf(await createPdfMaker(null)(document('a')))).toMatch(/服务器没有安装LibreOffice.*请下载文档/)
})
