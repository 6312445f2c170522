/** Photos beside each other, issue by issue: before | after where there is an after, else one after the other. */
import { AlignmentType, HeightRule, type Paragraph, type Table, TableRow } from 'docx'
import type { PaperIssue } from '../../domain/paperContent'
import { twipsOf } from './page'
import { fitted, type PrintedPhoto } from './photo'
import type { Pictures } from './picture'
import { cellOf, tableOf } from './tables'
import { hairline, line, pictureLine, run, small } from './write'

type Shown = { readonly caption: string; readonly id: string | null }

const cellMm = 78
export const photoFrameMm = { width: 74, height: 48 } as const

/** The pictures of an issue, two a row. */
export const pairsOf = ({ beforePhotos, afterPhotos }: PaperIssue): (readonly [Shown, Shown | null])[] => {
  const numbered = (name: string, index: number, count: number) => (count > 1 ? `${name}（${index + 1}）` : name)
  if (afterPhotos.length > 0) {
    const count = Math.max(beforePhotos.length, afterPhotos.length)
    return Array.from({ length: count }, (_, index) => [
      { caption: numbered('整改前', index, count), id: beforePhotos[index] ?? null },
      { caption: numbered('整改后', index, count), id: afterPhotos[index] ?? null },
    ])
  }
  const shown = beforePhotos.map((id, index) => ({ caption: numbered('现场照片', index, beforePhotos.length), id }))
  return shown.flatMap((one, index) => (index % 2 === 0 ? [[one, shown[index + 1] ?? null] as const] : []))
}

const shownLine = (
  { id, caption }: Shown,
  photos: ReadonlyMap<string, PrintedPhoto | null>,
  pictures: Pictures,
  place: string,
): Paragraph => {
  const photo = id === null ? null : (photos.get(id) ?? null)
  if (photo !== null)
    return pictureLine(pictures.place('jpg', photo.bytes, fitted(photo, photoFrameMm), `${place} ${caption}`))
  return small(id === null ? '（无对应照片）' : '（照片无法读取）', { alignment: AlignmentType.CENTER })
}

export const photoParts = (
  issues: readonly PaperIssue[],
  photos: ReadonlyMap<string, PrintedPhoto | null>,
  pictures: Pictures,
): (Paragraph | Table)[] =>
  issues.flatMap((issue, index) => {
    const pairs = pairsOf(issue)
    if (pairs.length === 0) return []
    const rows = pairs.flatMap(([left, right]) => {
      // A photo without a neighbour has the row for itself.
      const cells = (paragraphOf: (shown: Shown) => Paragraph) => {
        const margins = { top: 30, bottom: 30 }
        return right === null
          ? [cellOf([paragraphOf(left)], 2 * cellMm, { margins, columnSpan: 2 })]
          : [left, right].map((shown) => cellOf([paragraphOf(shown)], cellMm, { margins }))
      }
      return [
        new TableRow({
          cantSplit: true,
          keepNext: true,
          height: { value: twipsOf(photoFrameMm.height + 2), rule: HeightRule.ATLEAST },
          children: cells((shown) => shownLine(shown, photos, pictures, issue.place)),
        }),
        new TableRow({
          cantSplit: true,
          children: cells((shown) => small(shown.caption, { alignment: AlignmentType.CENTER })),
        }),
      ]
    })
    return [
      line({ children: [run(`${index + 1}. ${issue.place}`, 'fangsong', { size: 28 })], keepNext: true }),
      tableOf([cellMm, cellMm], rows),
      hairline({ spacing: { before: 120 } }),
    ]
  })
