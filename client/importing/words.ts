/** The words of checking a sheet of points. What the domain names is named in its tables. */

import type { RowOutcome } from '../../domain/importing/checkedRow'
import type { DatumVerdict } from '../../domain/importing/datumDetective'
import { type Text, text } from '../../domain/text'

export const words = {
  intro: text(
    '选择一份点位表，系统逐行与现有点位比对，告诉您哪些是新的、哪些有变化、哪些用不了。只核对，不改动任何数据。',
    'Choose a sheet of points. Each row is compared with the points that there are: what is new, what differs, what cannot be used. Nothing is changed.',
  ),
  formats: text(
    '.xlsx 或 .csv，不超过 20 MB。可以把文件拖到这里。',
    '.xlsx or .csv, up to 20 MB. Files can be dropped here.',
  ),
  choose: text('选择点位表', 'Choose a sheet'),
  chooseOther: text('换一个文件', 'Choose another'),
  checking: text('正在核对…', 'Checking…'),
  failed: text('没有核对成，请检查网络后重试。', 'It could not be checked. See to the network and try again.'),
  datum: text('坐标系', 'Datum'),
  columns: text('各列的内容', 'What the columns hold'),
  noColumn: text('没有这一列', 'No such column'),
  rows: text('核对结果', 'What was found'),
  noRows: text('没有这样的行。', 'There are no such rows.'),
  more: text('再显示 50 行', 'Show 50 more'),
  saveRefused: text('下载不能采用的行', 'Save the rows that cannot be used'),
  reason: text('原因', 'Reason'),
  refusedFile: text('不能采用的行', 'rows that cannot be used'),
  nameless: text('（没有名称）', '(no name)'),
  openPoint: text('查看点位', 'Open the point'),
  nothing: text('（空）', '(empty)'),
} as const satisfies Record<string, Text>

export const outcomeLabel: Record<RowOutcome, Text> = {
  refused: text('不能采用', 'Cannot be used'),
  changed: text('有变化', 'Differs'),
  new: text('新点位', 'New'),
  unchanged: text('无变化', 'Unchanged'),
}

export const fileText = (name: string, header: number): Text =>
  text(`${name} · 表头在第${header}行`, `${name} · header in row ${header}`)

/** Where not all of them have come. */
export const onlySomeText = (shown: number): Text =>
  text(
    `只列出和下载前${shown}行，数目按全表统计。`,
    `Only the first ${shown} are listed and saved; the numbers are of all.`,
  )

export const rowText = (number: number): Text => text(`第${number}行`, `Row ${number}`)

export const datumText = ({ isSure, because: { zh, en } }: DatumVerdict): Text =>
  isSure ? text(`系统认定：${zh}`, `Found: ${en}`) : text(`要您来定：${zh}`, `Yours to decide: ${en}`)
