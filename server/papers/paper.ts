/** A paper's content as the bytes of its .docx: the same content and photos always give the same file. */
import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  Packer,
  PageOrientation,
  type Paragraph,
  SectionType,
  type Table,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { type PaperContent, type PaperIssue, paperLabel } from '../../domain/paperContent'
import { bodyParts } from './body'
import { cardParts, cardPhotoFrameMm } from './card'
import { cleanText, oneLine } from './cleanText'
import { attachmentLines, imprint, pageAnchor, pageLine, signatureLines } from './foot'
import { forms } from './forms'
import { frozen } from './frozen'
import { draftMark, headParts, letterFootRule, letterMark } from './head'
import { a4, fontOf, landscapeMargins, linePitch, portraitMargins, size, twipsOf, typeAreaMm } from './page'
import { type PhotoBytes, printedPhotos } from './photo'
import { photoFrameMm, photoParts } from './photoTables'
import { pictures as picturesOfPaper } from './picture'
import { qrCode } from './qrCode'
import { countTable, factTable, issueTable, visitTable } from './tables'
import { emptyLine, hairline, line, offTheGrid, run } from './write'

type Part = Paragraph | Table

const issuesOf = (content: PaperContent): readonly PaperIssue[] => content.issues

const pageOf = (isWide: boolean): ISectionPropertiesOptions => {
  const margins = isWide ? landscapeMargins : portraitMargins
  return {
    page: {
      // The library turns the two lengths round itself where the page lies across.
      size: {
        width: twipsOf(a4.widthMm),
        height: twipsOf(a4.heightMm),
        orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twipsOf(margins.top),
        right: twipsOf(margins.right),
        bottom: twipsOf(margins.bottom),
        left: twipsOf(margins.left),
        header: twipsOf(15),
        // The page number's line stands 7 mm below the type area.
        footer: twipsOf(margins.bottom - 7) - 300,
        gutter: 0,
      },
    },
    grid: { type: 'lines', linePitch },
  }
}

/** 督办卡: narrower margins, no grid, no page number: it is a form on one sheet. */
const cardPage: ISectionPropertiesOptions = {
  page: {
    size: { width: twipsOf(a4.widthMm), height: twipsOf(a4.heightMm) },
    margin: {
      top: twipsOf(14),
      bottom: twipsOf(12),
      left: twipsOf(28),
      right: twipsOf(26),
      header: twipsOf(8),
      footer: twipsOf(6),
      gutter: 0,
    },
  },
}

const headerOf = (content: PaperContent, first: readonly Paragraph[] = []): Header => {
  const mark = draftMark(content)
  const watermark =
    mark === null
      ? []
      : [new TextWatermark({ text: mark, font: fontOf('hei').eastAsia, color: '#BFBFBF', width: 360, height: 170 })]
  return new Header({ children: [...first, hairline({ children: [...watermark, run('', 'fangsong', { size: 2 })] })] })
}

/** An attachment begins on a page of its own with its mark in the upper left corner and its name in the middle (7.3.7). */
const attachmentHead = (mark: string, name: string): Paragraph[] => [
  line({ children: [run(mark, 'hei')] }),
  line({
    children: [run(name, 'title', { size: size.second })],
    alignment: 'center',
    spacing: { line: 720, after: 200 },
  }),
]

export const renderPaper = async (
  content: PaperContent,
  { photoBytes }: { readonly photoBytes: PhotoBytes },
): Promise<Uint8Array> => {
  const form = forms[content.kind]
  const issues = issuesOf(content)
  const isCard = content.kind === 'card'
  const showsPhotos = isCard || form.photosName !== null
  const shownIssues = 'shown' in content ? content.shown : issues
  const wanted = showsPhotos ? shownIssues.flatMap((issue) => [...issue.beforePhotos, ...issue.afterPhotos]) : []
  const photos = isCard
    ? await printedPhotos(wanted.slice(0, 2), photoBytes, cardPhotoFrameMm)
    : await printedPhotos(wanted, photoBytes, photoFrameMm)
  const codes = new Map<string, Uint8Array>()
  const hasCodes = form.columns.some(([name]) => name === 'qr')
  for (const { url } of isCard ? issues.slice(0, 1) : hasCodes ? issues : [])
    if (!codes.has(url)) codes.set(url, await qrCode(url))
  const pictures = picturesOfPaper()

  const sections: ISectionOptions[] = []
  const section = (isWide: boolean, children: readonly Part[], isFirst: boolean) => {
    const widthMm = typeAreaMm(isWide)
    const isLetter = isFirst && form.head === 'letter'
    const header = headerOf(content)
    sections.push({
      properties: { ...pageOf(isWide), type: SectionType.NEXT_PAGE, titlePage: isLetter },
      headers: {
        default: header,
        even: headerOf(content),
        ...(isLetter && { first: headerOf(content, [letterMark(content)]) }),
      },
      footers: {
        default: new Footer({ children: [pageLine(content, 'odd', widthMm)] }),
        even: new Footer({ children: [pageLine(content, 'even', widthMm)] }),
        ...(isLetter && { first: new Footer({ children: [letterFootRule()] }) }),
      },
      children,
    })
  }

  if (isCard) {
    sections.push({
      properties: cardPage,
      headers: { default: headerOf(content), even: headerOf(content) },
      footers: {
        default: new Footer({ children: [pageAnchor(content)] }),
        even: new Footer({ children: [pageAnchor(content)] }),
      },
      children: cardParts(content, photos, codes, pictures),
    })
  } else {
    const list = issues.length > 0 || form.listName === null ? issueTable(form, issues, codes, pictures) : null
    const shown = showsPhotos ? photoParts(shownIssues, photos, pictures) : []
    const own = [
      ...('tables' in content && content.tables.length > 0
        ? [{ name: '督查情况统计表', children: content.tables.flatMap(countTable), isWide: false }]
        : []),
      ...(list !== null && form.listName !== null
        ? [{ name: form.listName, children: [list], isWide: form.isWide }]
        : []),
      ...(shown.length > 0 && form.photosName !== null
        ? [{ name: form.photosName, children: shown, isWide: false }]
        : []),
    ]
    const names = [...own.map(({ name }) => name), ...content.attachments]
    const main: Part[] = [
      ...headParts(form.head === 'card' ? 'plain' : form.head, content),
      ...bodyParts(content.body),
      ...('facts' in content && content.facts.length > 0 ? [emptyLine(), factTable(content.asOf, content.facts)] : []),
      ...(content.kind === 'dayReport' ? [emptyLine({ keepNext: true }), visitTable(content.visits)] : []),
      ...(list !== null && form.listName === null ? [list] : []),
      ...attachmentLines(names),
      ...signatureLines(content),
    ]
    const isLast = (index: number) => index === own.length
    const ending = (isWide: boolean) => imprint(content, typeAreaMm(isWide))
    const isMainWide = form.isWide && form.listName === null
    section(isMainWide, [...main, ...(isLast(0) ? ending(isMainWide) : [])], true)
    own.forEach(({ name, children, isWide }, index) => {
      const mark = names.length === 1 ? '附件' : `附件${index + 1}`
      section(isWide, [...attachmentHead(mark, name), ...children, ...(isLast(index + 1) ? ending(isWide) : [])], false)
    })
  }

  const document = new Document({
    title: oneLine(content.title),
    subject: paperLabel[content.kind].zh,
    creator: oneLine(content.issuer),
    lastModifiedBy: oneLine(content.issuer),
    description: cleanText(content.number ?? ''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fontOf('fangsong'), size: size.third } } },
      paragraphStyles: [offTheGrid],
    },
    sections,
  })
  return frozen(await Packer.toBuffer(document), content.signedOn, pictures)
}
