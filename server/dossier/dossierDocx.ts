/** One unit's dossier as a .docx: its facts with their denominators, what the unit contested, and the formula's result. */
import { AlignmentType, Document, Packer, type Paragraph, type Table, TableRow } from 'docx'
import { localDateOf } from '../../domain/calendar'
import { type Contestation, contestationStateLabel } from '../../domain/dossier/contestation'
import { type DossierValue, dossierFact, valueText } from '../../domain/dossier/facts'
import type { FormulaResult } from '../../domain/dossier/formula'
import { oneLine } from '../papers/cleanText'
import { frozen } from '../papers/frozen'
import { a4, fontOf, linePitch, portraitMargins, size, twipsOf } from '../papers/page'
import { pictures } from '../papers/picture'
import { headerRow, tableOf, textCell } from '../papers/tables'
import { emptyLine, line, offTheGrid, paragraph, run } from '../papers/write'
import type { FormulaVersion } from './formula'
import type { Period } from './readDossiers'

export type DossierPaper = {
  readonly unit: string
  readonly isSupervised: boolean
  readonly period: Period
  readonly values: readonly DossierValue[]
  readonly formula: (FormulaVersion & { readonly formula: string; readonly result: FormulaResult }) | null
  readonly contestations: readonly Contestation[]
}

const heading = (words: string): Paragraph =>
  line({ children: [run(words, 'hei')], keepNext: true, spacing: { before: 120 } })

const table = (headers: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Table =>
  tableOf(widths, [
    headerRow(headers, widths),
    ...rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((words, index) => textCell([words], widths[index] ?? 0, index === 1)),
        }),
    ),
  ])

const resultText = (result: FormulaResult): string => ('value' in result ? String(result.value) : result.none.zh)

export const dossierDocx = async (paper: DossierPaper): Promise<Uint8Array> => {
  const { unit, isSupervised, period, values, formula, contestations } = paper
  const children = [
    line({
      children: [run(`${unit}单位档案`, 'title', { size: size.second })],
      alignment: AlignmentType.CENTER,
      spacing: { line: 720, after: 120 },
    }),
    paragraph(
      `期间：${period.from}至${period.until}。以下为系统记录的事实，均可逐条核对；${
        isSupervised ? '该单位参加年终考核。' : '该单位不在64个督导单位之内，事实单列，不参加考核。'
      }`,
    ),
    heading('一、事实'),
    table(
      ['事项', '数值', '统计口径'],
      [60, 36, 60],
      values.map((value) => [dossierFact(value.fact).label.zh, valueText(value).zh, value.of?.zh ?? '']),
    ),
    heading('二、异议和答复'),
    ...(contestations.length === 0
      ? [paragraph('单位没有提出异议。')]
      : [
          table(
            ['事项', '结果', '异议内容和答复'],
            [40, 26, 90],
            contestations.map(({ fact, state, what, raisedOn, answer }) => [
              dossierFact(fact).label.zh,
              contestationStateLabel[state].zh,
              `${raisedOn} 单位：${what}${answer === null ? '' : `\n${answer.on} 办公室：${answer.words}`}`,
            ]),
          ),
        ]),
    heading('三、公式'),
    ...(formula === null
      ? [paragraph('办公室没有设定公式。')]
      : [
          paragraph(
            `公式（第${formula.version}版，${localDateOf(new Date(formula.at))}由${formula.by.name}设定）：${formula.formula}`,
          ),
          paragraph(`结果：${resultText(formula.result)}`),
        ]),
    emptyLine(),
  ]
  const document = new Document({
    title: oneLine(`${unit}单位档案`),
    creator: '指挥部办公室',
    lastModifiedBy: '指挥部办公室',
    styles: {
      default: { document: { run: { font: fontOf('fangsong'), size: size.third } } },
      paragraphStyles: [offTheGrid],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOf(a4.widthMm), height: twipsOf(a4.heightMm) },
            margin: {
              top: twipsOf(portraitMargins.top),
              right: twipsOf(portraitMargins.right),
              bottom: twipsOf(portraitMargins.bottom),
              left: twipsOf(portraitMargins.left),
            },
          },
          grid: { type: 'lines', linePitch },
        },
        children,
      },
    ],
  })
  return frozen(await Packer.toBuffer(document), period.until, pictures())
}
