/** What each kind of paper looks like, as data: its head, the columns of its list, where the list stands, its photos. */
import { shortDate } from '../../domain/chineseNumeral'
import type { PaperIssue, PaperKind } from '../../domain/paperContent'

/** document: red head 文件 and rule; letter: red head and double rules 函; plain: the title alone; card: a page of its own. */
export type HeadForm = 'document' | 'letter' | 'plain' | 'card'

type Column = {
  readonly header: string
  readonly isCentred: boolean
  /** The lines of the cell; a QR code stands for itself. */
  readonly linesOf: (issue: PaperIssue, index: number) => readonly string[]
}
const dated = (day: string | null): string => (day === null ? '—' : shortDate(day))

export const columns = {
  number: { header: '序号', isCentred: true, linesOf: (_, index) => [String(index + 1)] },
  place: { header: '点位、单位\n或路段', isCentred: false, linesOf: ({ place }) => [place] },
  what: {
    header: '问题描述',
    isCentred: false,
    linesOf: ({ what, checkItem }) => (checkItem === null ? [what] : [what, `【${checkItem}】`]),
  },
  whatAlone: { header: '问题描述', isCentred: false, linesOf: ({ what }) => [what] },
  checkItem: { header: '测评项', isCentred: false, linesOf: ({ checkItem }) => [checkItem ?? '—'] },
  found: {
    header: '发现时间\n发现分队',
    isCentred: true,
    linesOf: ({ foundOn, squad }) => [shortDate(foundOn), squad],
  },
  unit: { header: '责任单位', isCentred: true, linesOf: ({ unit }) => [unit ?? '—'] },
  responsible: { header: '责任人', isCentred: true, linesOf: ({ responsible }) => [responsible ?? '—'] },
  measures: { header: '整改措施', isCentred: false, linesOf: ({ measures }) => [measures ?? '—'] },
  target: { header: '整改目标', isCentred: false, linesOf: ({ target }) => [target ?? '—'] },
  terms: {
    header: '认领期限\n整改期限',
    isCentred: true,
    linesOf: ({ claimBy, rectifyBy }) => [dated(claimBy), dated(rectifyBy)],
  },
  rectifyBy: { header: '整改时限', isCentred: true, linesOf: ({ rectifyBy }) => [dated(rectifyBy)] },
  progress: { header: '进展情况', isCentred: true, linesOf: ({ progress }) => [progress] },
  qr: { header: '扫码查看', isCentred: true, linesOf: () => [] },
} as const satisfies Record<string, Column>
export type ColumnName = keyof typeof columns

export type PaperForm = {
  readonly head: HeadForm
  /** Columns with widths in millimetres: 156 upright, 225 across. */
  readonly columns: readonly (readonly [ColumnName, number])[]
  readonly isWide: boolean
  /** The list's name as an attachment; null: the list is the paper, and stands below its body. */
  readonly listName: string | null
  /** The photos' name as an attachment; null: the paper shows none. */
  readonly photosName: string | null
}

/** 督查报告: its list is long, and without codes. */
const monthlyReport = {
  columns: [
    ['number', 12],
    ['place', 30],
    ['what', 45],
    ['found', 25],
    ['unit', 25],
    ['progress', 19],
  ],
  isWide: false,
  listName: '本期发现问题清单',
  photosName: '问题突出点位照片',
} as const satisfies Omit<PaperForm, 'head'>

export const forms: Record<PaperKind, PaperForm> = {
  notice: {
    head: 'document',
    columns: [
      ['number', 11],
      ['place', 29],
      ['what', 51],
      ['found', 25],
      ['terms', 22],
      ['qr', 18],
    ],
    isWide: false,
    listName: '问题清单',
    photosName: '问题照片',
  },
  card: { head: 'card', columns: [], isWide: false, listName: null, photosName: null },
  issueList: {
    head: 'plain',
    columns: [
      ['number', 11],
      ['place', 34],
      ['whatAlone', 58],
      ['checkItem', 26],
      ['found', 26],
      ['unit', 26],
      ['terms', 25],
      ['qr', 19],
    ],
    isWide: true,
    listName: null,
    photosName: null,
  },
  rectificationList: {
    head: 'plain',
    columns: [
      ['number', 11],
      ['place', 26],
      ['whatAlone', 35],
      ['unit', 20],
      ['responsible', 20],
      ['measures', 32],
      ['target', 21],
      ['rectifyBy', 24],
      ['progress', 18],
      ['qr', 18],
    ],
    isWide: true,
    listName: null,
    photosName: null,
  },
  circular: {
    head: 'document',
    columns: [
      ['number', 11],
      ['place', 27],
      ['what', 37],
      ['unit', 22],
      ['rectifyBy', 24],
      ['progress', 17],
      ['qr', 18],
    ],
    isWide: false,
    listName: '通报问题清单',
    photosName: '问题照片',
  },
  referral: {
    head: 'letter',
    columns: [
      ['number', 11],
      ['place', 29],
      ['what', 53],
      ['rectifyBy', 24],
      ['progress', 21],
      ['qr', 18],
    ],
    isWide: false,
    listName: '有关问题清单',
    photosName: '问题照片',
  },
  reply: {
    head: 'plain',
    columns: [
      ['number', 11],
      ['place', 27],
      ['what', 38],
      ['measures', 42],
      ['progress', 20],
      ['qr', 18],
    ],
    isWide: false,
    listName: '整改情况一览表',
    photosName: '整改前后对比照片',
  },
  dayReport: {
    head: 'plain',
    columns: [
      ['number', 11],
      ['place', 32],
      ['what', 67],
      ['unit', 28],
      ['qr', 18],
    ],
    isWide: false,
    listName: '新立问题清单',
    photosName: '现场照片',
  },
  squadReport: { head: 'plain', ...monthlyReport },
  cityReport: { head: 'document', ...monthlyReport },
}
