/** Papers as .docx: what their XML says, and what LibreOffice makes of them. Pictures: test/artifacts/paper-*.png. */
import { strFromU8 } from 'fflate'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { type PaperContent, paperKinds } from '../../domain/paperContent'
import { evenLines } from '../../server/papers/evenLines'
import { fitText } from '../../server/papers/fit'
import { signatureIndents } from '../../server/papers/foot'
import { renderPaper } from '../../server/papers/paper'
import { fitted } from '../../server/papers/photo'
import { pairsOf } from '../../server/papers/photoTables'
import { filesIn } from '../../server/papers/zip'
import { converted, keepPictures, pagesOf, pageText } from '../office'
import { draftOf, issueOf, issuesOf, papers, photoOf } from '../papers'

const small = (id: string) => photoOf(id, 400, 300)
const made = (content: PaperContent, photoBytes = small) => renderPaper(content, { photoBytes })
const partsOf = async (content: PaperContent, photoBytes = small) => {
  const files = filesIn(await made(content, photoBytes))
  const part = (path: string) => strFromU8(files.get(path) ?? new Uint8Array())
  return { files, part, body: part('word/document.xml') }
}
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    xml: paragraph,
    text: [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  }))
const mediaOf = (files: ReadonlyMap<string, Uint8Array>, ending: string) =>
  [...files.keys()].filter((path) => path.startsWith('word/media/') && path.endsWith(ending))

const long = (characters: number) =>
  '市场入口处占道经营，地面积水未清理。'.repeat(Math.ceil(characters / 18)).slice(0, characters)
const longCard = {
  ...papers.card,
  unit: '离石区凤山街道办事处、'.repeat(10).slice(0, 100),
  title: '关于凤山底农贸市场环境卫生问题的督办卡'.repeat(10),
  issues: [issueOf(0, { what: `${long(2_000)}\n${long(1_500)}`, place: '凤山底农贸市场'.repeat(20) }), ...issuesOf(40)],
}
const badWords = 'a\u0000b\u0008\ud800c\u202e\ufffed<&>"\u007f'
const shown: Record<string, PaperContent> = {
  ...papers,
  draft: draftOf(papers.notice),
  longCard,
  manyPhotos: {
    ...papers.notice,
    issues: [issueOf(0, { beforePhotos: Array.from({ length: 60 }, (_, index) => `photo-${index % 6}`) })],
  },
  longTitle: { ...papers.circular, title: '关于离石区凤山街道办事处问题整改不力的通报'.repeat(10).slice(0, 200) },
  withoutIssues: { ...papers.issueList, issues: [] },
}
let pdfs: Record<string, Uint8Array>
const pdfOf = (name: string) => pdfs[`${name}.docx`] ?? new Uint8Array()

beforeAll(async () => {
  const files: Record<string, Uint8Array> = {}
  for (const [name, content] of Object.entries(shown)) files[`${name}.docx`] = await made(content)
  pdfs = await converted(files, 'pdf')
  for (const name of Object.keys(shown)) await keepPictures(pdfOf(name), `paper-${name}`)
}, 170_000)

it('the page is A4 with a type area of 156 × 225 mm, 22 lines of 28 characters', async () => {
  const { body } = await partsOf(papers.notice)
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
  expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22)
  // A character of 16 pt, set a quarter of a point closer.
  const text = paragraphsOf(body).find(({ text }) => text.startsWith('按照《2022年'))
  expect(text?.xml).toMatch(/<w:spacing w:val="-5"\/>.*<w:sz w:val="32"\/>/s)
  expect(Math.floor((11906 - 1474 - 1587) / (320 - 5))).toBe(28)
  expect(text?.xml).toContain('w:firstLineChars="200"')
})

it('each part is set in its own typeface and size', async () => {
  const paragraphs = paragraphsOf((await partsOf(papers.notice)).body)
  const styleOf = (words: string) => {
    const xml = paragraphs.find(({ text }) => text.startsWith(words))?.xml ?? ''
    return [/w:eastAsia="([^"]*)"/.exec(xml)?.[1], /<w:sz w:val="(\d+)"/.exec(xml)?.[1]]
  }
  expect(styleOf('关于交办离石区')).toEqual(['方正小标宋简体', '44'])
  expect(styleOf('按照《2022年')).toEqual(['仿宋_GB2312', '32'])
  expect(styleOf('一、整改要求')).toEqual(['黑体', '32'])
  expect(styleOf('（一）认领问题')).toEqual(['楷体_GB2312', '32'])
  expect(styleOf('1.能够立行立改')).toEqual(['仿宋_GB2312', '32'])
  const { part } = await partsOf(papers.notice)
  expect(part('word/fontTable.xml')).toContain(
    '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong"/>',
  )
})

it('a paper of the headquarters goes from the red head to the imprint in the order of the standard', async () => {
  const { body } = await partsOf(papers.notice)
  const texts = paragraphsOf(body).map(({ text }) => text)
  const order = [
    '吕梁市创建省级文明城市指挥部文件',
    '吕创督〔2022〕12号',
    '关于交办离石区凤山街道办事处文明城市创建问题的督办通知',
    '离石区凤山街道办事处：',
    '一、整改要求',
    '（一）认领问题',
    '附件：1.问题清单',
    '2.问题照片',
    '吕梁市创建省级文明城市指挥部',
    '2022年9月15日',
    '附件1',
    '问题清单',
    '附件2',
    '问题照片',
    '　抄送：市创建省级文明城市指挥部各成员单位，市人大办公室，市政协办公室。',
    '　吕梁市创建省级文明城市指挥部办公室2022年9月15日印发　',
  ].map((words) => texts.indexOf(words))
  expect(order).not.toContain(-1)
  expect(order).toEqual([...order].sort((one, other) => one - other))
  expect(body.match(/<w:color w:val="D7000F"\/>/g)).toHaveLength(1)
  expect(body).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="D7000F"/)
})

it('the page number stands between dashes, right on odd pages and left on even ones, beside the anchor', async () => {
  const { part } = await partsOf(papers.notice)
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  const footers = [part('word/footer1.xml'), part('word/footer2.xml')]
  for (const footer of footers) {
    expect(footer).toMatch(/— <.*<w:instrText[^>]*>PAGE<\/w:instrText>.*> —</s)
    expect(footer).toContain(`存证 18423 · ${'c4f1a0b6d2e87395'.repeat(4)}`)
  }
  expect(footers.map((footer) => footer.indexOf('存证') < footer.indexOf('PAGE'))).toEqual([true, false])
  expect(await pageText(pdfOf('notice'), 1)).toMatch(/存证 18423.*— ?1 ?—/s)
  expect(await pageText(pdfOf('notice'), 2)).toMatch(/— ?2 ?—.*存证 18423/s)
})

it('every issue has one QR code, and an issue’s photos stand beside each other within the page', async () => {
  const { files, body } = await partsOf(papers.notice)
  expect(mediaOf(files, '.png')).toHaveLength(8)
  expect(body.match(/descr="扫码查看：/g)).toHaveLength(8)
  const widths = [...body.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, emu]) => Number(emu) / 36_000)
  expect(Math.max(...widths)).toBeLessThan(156.5)
  const drawn = [...body.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)
  expect(new Set(drawn).size).toBe(drawn.length)
  expect(pairsOf(issueOf(0, { beforePhotos: ['a', 'b', 'c'], afterPhotos: [] }))).toEqual([
    [
      { caption: '现场照片（1）', id: 'a' },
      { caption: '现场照片（2）', id: 'b' },
    ],
    [{ caption: '现场照片（3）', id: 'c' }, null],
  ])
  expect(pairsOf(issueOf(0, { beforePhotos: ['a'], afterPhotos: ['b', 'c'] }))).toEqual([
    [
      { caption: '整改前（1）', id: 'a' },
      { caption: '整改后（1）', id: 'b' },
    ],
    [
      { caption: '整改前（2）', id: null },
      { caption: '整改后（2）', id: 'c' },
    ],
  ])
  expect(fitted({ width: 300, height: 900 }, { width: 74, height: 48 })).toEqual({ width: 16, height: 48 })
})

/** A plain picture of a camera's size: red where it is named "before…", else blue. */
const plainPhoto = async (id: string): Promise<Uint8Array> => {
  const background = id.startsWith('before') ? '#d02020' : '#2020d0'
  return sharp({ create: { width: 2_000, height: 1_500, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

it('each photo stands in its own place, with 250 pixels to the inch of paper', async () => {
  const { files, part, body } = await partsOf(papers.reply, plainPhoto)
  const placed = [...body.matchAll(/descr="([^"]*整改[前后])".*?r:embed="([^"]+)"/gs)]
  const seen: [caption: string, colour: string, widthPx: number, heightPx: number][] = []
  for (const [, caption = '', relation = ''] of placed) {
    const rels = part('word/_rels/document.xml.rels')
    const target = new RegExp(`<Relationship [^>]*Id="${relation}"[^>]*>`).exec(rels)?.[0]
    const path = `word/${/Target="([^"]+)"/.exec(target ?? '')?.[1]}`
    const { data, info } = await sharp(files.get(path)).raw().toBuffer({ resolveWithObject: true })
    seen.push([caption, (data[0] ?? 0) > (data[2] ?? 0) ? 'red' : 'blue', info.width, info.height])
  }
  // The frame is 74 × 48 mm, so a photo of 4:3 is 64 × 48 mm.
  expect(seen).toEqual([
    ['凤山底农贸市场 整改前', 'red', 631, 473],
    ['凤山底农贸市场 整改后', 'blue', 631, 473],
    ['龙凤大街步行天桥东侧 整改前', 'red', 631, 473],
    ['龙凤大街步行天桥东侧 整改后', 'blue', 631, 473],
    ['吕梁市客运中心站 整改前', 'red', 631, 473],
    ['吕梁市客运中心站 整改后', 'blue', 631, 473],
  ])
})

it('the same content makes the same file, and another content another one', async () => {
  for (const kind of paperKinds) {
    const first = await made(papers[kind])
    await made(papers.card)
    expect(Buffer.compare(first, await made(papers[kind]))).toBe(0)
  }
  const one = await made(papers.card)
  expect(Buffer.compare(one, await made({ ...papers.card, number: '第一督导分队〔2022〕4号' }))).not.toBe(0)
})

it('a draft says so across every page, and bears neither number nor day nor anchor', async () => {
  const { part, body } = await partsOf(draftOf(papers.notice))
  expect(part('word/header1.xml')).toContain('string="草稿"')
  expect(body).not.toContain('〔2022〕12号</w:t>')
  expect(part('word/footer1.xml')).not.toContain('存证')
  expect((await partsOf(papers.notice)).part('word/header1.xml')).not.toContain('草稿')
  // The unit prints and seals its reply as it comes out; the squad its day's report.
  for (const paper of [papers.reply, papers.dayReport])
    expect((await partsOf(draftOf(paper))).part('word/header1.xml')).not.toContain('草稿')
})

it('a paper that goes upward names who signed it, and a letter has its rules and no 文件', async () => {
  const reply = paragraphsOf((await partsOf(papers.reply)).body).map(({ text }) => text)
  expect(reply).toContain('凤办字〔2022〕31号签发人：街道办事处主任')
  const { part, body } = await partsOf(papers.referral)
  expect(body).toContain('<w:titlePg/>')
  const headers = ['1', '2', '3'].map((n) => part(`word/header${n}.xml`)).join('')
  expect(headers).toContain('吕梁市创建省级文明城市指挥部')
  expect(headers).toContain('w:val="thickThinSmallGap"')
  expect(body).not.toContain('指挥部文件')
})

it('lists lie across, their heading repeats, and a list of nothing says so', async () => {
  const { body } = await partsOf(papers.rectificationList)
  expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  expect(body).toContain('<w:tblHeader/>')
  expect((await pagesOf(pdfOf('rectificationList'))).sizeMm).toBe('297 × 210')
  expect(await pageText(pdfOf('rectificationList'), 2)).toMatch(/序号.*整改措施.*整改时限/s)
  expect(await pageText(pdfOf('withoutIssues'), 1)).toContain('（本次无问题）')
})

it('a card is one A4 page with its receipt, however much is written on it', async () => {
  for (const name of ['card', 'longCard']) {
    expect(await pagesOf(pdfOf(name))).toEqual({ count: 1, sizeMm: '210 × 297' })
    expect(await pageText(pdfOf(name), 1)).toMatch(/沿此线裁下.*签收回执.*签收单位.*联系电话/s)
  }
  expect(await pageText(pdfOf('card'), 1)).toMatch(
    /第一督导分队〔2022〕3号|第一督导分队〔2022〕3 号|第一督导分队〔2022〕 ?3 ?号/,
  )
  expect(await pageText(pdfOf('longCard'), 1)).toContain('详见系统')
  expect((await partsOf(papers.card)).body).toContain('w:val="dashed"')
})

it('a text is set smaller before it is cut, and never runs over its box', () => {
  const box = { width: 7_000, height: 2_400 }
  expect(fitText('短', box, [28, 24, 18]).halfPoints).toBe(28)
  expect(fitText(long(160), box, [28, 24, 18])).toMatchObject({ halfPoints: 24, isCut: false })
  const cut = fitText(long(2_000), box, [28, 24, 18])
  expect(cut).toMatchObject({ halfPoints: 18, isCut: true })
  expect(cut.lines.join('')).toMatch(/……（详见系统）$/)
  expect(cut.lines.join('').length).toBeLessThan((7_000 / 180) * (2_400 / 234))
})

it('titles fall into lines of about one length, and names stay whole', () => {
  expect(evenLines('督办通知', 20)).toEqual(['督办通知'])
  expect(evenLines('关于第五督导分队〔2022〕9号整改情况的报告', 20)).toEqual([
    '关于第五督导分队〔2022〕9号',
    '整改情况的报告',
  ])
  expect(evenLines('关于离石区凤山街道办事处问题整改不力的通报', 20, ['离石区凤山街道办事处'])).toEqual([
    '关于离石区凤山街道办事处',
    '问题整改不力的通报',
  ])
  for (const line of evenLines('关于离石区凤山街道办事处问题整改不力的通报'.repeat(9), 20))
    expect(line.length).toBeLessThan(21)
  expect(evenLines('长'.repeat(200), 20).join('')).toBe('长'.repeat(200))
})

it('the day stands four characters from the edge with the names centred over it, as far as they fit', () => {
  expect(signatureIndents(['第一督导分队'], '2022年9月15日')).toEqual({ names: [4.25], day: 4 })
  const { names, day } = signatureIndents(['吕梁市创建省级文明城市指挥部办公室及有关单位'], '2022年9月15日')
  expect(names).toEqual([1])
  expect(day).toBeGreaterThan(4)
})

it('a photo that cannot be read leaves a note in its place', async () => {
  const unreadable = async (id: string) => {
    if (id.endsWith('-1')) throw new Error('gone')
    return id === 'before-1-2' ? Buffer.from('not a picture') : small(id)
  }
  const { files, body } = await partsOf(papers.circular, unreadable)
  expect(body.match(/（照片无法读取）/g)).toHaveLength(3)
  expect(mediaOf(files, '.jpg')).toHaveLength(1)
  expect((await partsOf(papers.card, unreadable)).body).toContain('（照片无法读取）')
})

it('sixty photos, a title of 200 characters and characters that no file can hold are taken', async () => {
  expect((await pagesOf(pdfOf('manyPhotos'))).count).toBeGreaterThan(8)
  expect(await pageText(pdfOf('longTitle'), 1)).toContain('吕创文办通')
  const spoilt = (content: PaperContent): PaperContent => ({
    ...content,
    title: badWords,
    addressees: [badWords],
    body: [{ kind: 'paragraph', text: badWords }],
    issues: [issueOf(0, { what: badWords, place: badWords })],
  })
  for (const kind of paperKinds) {
    const { body } = await partsOf(spoilt(papers[kind]))
    expect(body).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\u202e\ufffd]/u)
    expect(body).toContain('abcd&lt;&amp;&gt;')
  }
  const pdf = (await converted({ 'spoilt.docx': await made(spoilt(papers.notice)) }, 'pdf'))['spoilt.docx']
  expect((await pagesOf(pdf ?? new Uint8Array())).count).toBeGreaterThan(0)
})
