/** What dossiers say. */
import { type Text, text } from '../../domain/text'

export const words = {
  dossiers: text('单位档案', 'Dossiers'),
  title: text('单位档案', 'Dossier'),
  facts: text('事实', 'Facts'),
  fact: text('事项', 'Fact'),
  value: text('数值', 'Value'),
  of: text('统计口径', 'Of how many'),
  contestations: text('异议和答复', 'Contestations and answers'),
  noContestations: text('单位没有提出异议。', 'The unit has contested nothing.'),
  formula: text('公式', 'Formula'),
  noFormula: text(
    '办公室没有设定公式，档案只列事实，不打分。',
    'The office has set no formula: the dossier lists facts and gives no score.',
  ),
  result: text('公式结果', 'Result'),
  setFormula: text('设定公式', 'Set the formula'),
  takeBack: text('取消公式', 'Take it back'),
  versions: text('历次公式', 'Versions'),
  takenBack: text('已取消', 'Taken back'),
  formulaHelp: text(
    '可用数字、下列事实名称、加减乘除、括号、min 和 max。例：100 - 2*超期 - 5*通报',
    'Numbers, the names of facts below, + - * /, parentheses, min and max. Example: 100 - 2*超期 - 5*通报',
  ),
  names: text('可用的事实名称', 'Names of facts'),
  contest: text('提出异议', 'Contest'),
  correction: text('更正', 'Correction'),
  waiting: text('待答复', 'Awaiting an answer'),
  apart: text(
    '该单位不在督导单位之内，事实单列，不参加年终考核。',
    'Not one of the supervised units: its facts stand apart and do not enter the assessment.',
  ),
  supervised: text('参加考核的督导单位', 'Supervised units, which are assessed'),
  others: text('其他单位（单列，不参加考核）', 'Other units (apart, not assessed)'),
  download: text('导出全部（.xlsx）', 'All units (.xlsx)'),
  downloadOne: text('下载档案（.docx）', 'This dossier (.docx)'),
  rows: text('明细', 'Rows'),
  noRows: text('没有明细。', 'There are none.'),
  seePoints: text('在地图上查看这些点位', 'See the points on the map'),
  seeMaterials: text('查看材料清单', 'See the list of materials'),
  unit: text('单位', 'Unit'),
  contested: text('异议待答复', 'Contested'),
} as const satisfies Record<string, Text>

export const periodText = (from: string, until: string): Text =>
  text(
    `${from}至${until}交办的问题；点位和材料按现在统计`,
    `Issues notified from ${from} to ${until}; points and materials as of now`,
  )
export const versionText = (version: number, by: string, on: string): Text =>
  text(`第${version}版，${on} ${by}`, `Version ${version}, ${on}, ${by}`)
export const toldThen = (value: string): Text => text(`提出时为${value}`, `It said ${value} then`)
