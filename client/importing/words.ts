/** The words of checking a sheet of points. What the domain names is named in its tables. */

import type { RowOutcome } from '../../domain/importing/checkedRow'
import type { DatumVerdict } from '../../domain/importing/datumDetective'
import { type Text, text } from '../../domain/text'

export const words = {
  intro: text(
    '选择一份点位表，系统逐行与现有点位比对，告诉您哪些是新的、哪些有变化、哪些用不了。核对不改动任何数据，看过以后再导入。',
    'Choose a sheet of points. Each row is compared with the points that there are: what is new, what differs, what cannot be used. Checking changes nothing; what you have looked at is taken in afterwards.',
  ),
  formats: text(
    '.xlsx、.csv、GeoJSON、KML、Shapefile（.zip）或 GeoPackage，不超过 20 MB。可以把文件拖到这里。',
    '.xlsx, .csv, GeoJSON, KML, Shapefile (.zip) or GeoPackage, up to 20 MB. Files can be dropped here.',
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
  onMap: text('地图上显示', 'On the map'),
  onMapResult: text('导入以后的样子', 'What the sheet would do'),
  wouldCome: text('新点位', 'New points'),
  wouldChange: text('有变化', 'Would change'),
  whereItWas: text('现在的位置', 'Where it is now'),
  showOnMap: text('在地图上看', 'Show on the map'),
  nothingToDo: text('表中没有新点位，也没有变化，不需要导入。', 'The sheet has nothing new and nothing that differs.'),
  done: text(
    '已经导入，地图上马上看得到。导错了可以在下面撤销。',
    'It has been taken in and is on the map. If it was wrong, take it back below.',
  ),
  past: text('点位改动', 'Changes of points'),
  saveSheet: text('下载原表', 'Save the sheet'),
  undo: text('撤销这次改动', 'Take this back'),
  undoNow: text('确认撤销', 'Take it back'),
  takenBack: text('已撤销', 'Taken back'),
  counting: text('正在统计…', 'Counting…'),
  nothingToUndo: text(
    '这些点位之后都有了别的记录或改动，没有可以撤销的。',
    'All of these points have been used or changed since; there is nothing to take back.',
  ),
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

type Counts = Readonly<Record<RowOutcome, number>>

const listedWith = (parts: readonly (Text | null)[]): Text => {
  const said = parts.filter((part) => part !== null)
  return text(said.map(({ zh }) => zh).join('、'), said.map(({ en }) => en).join(', '))
}
const some = (count: number, zh: string, en: string): Text | null =>
  count === 0 ? null : text(`${zh}${count}个`, `${count} ${en}`)

export const takeInText = ({ new: fresh, changed }: Counts): Text => {
  const { zh, en } = listedWith([some(fresh, '新点位', 'new'), some(changed, '有变化', 'changed')])
  return text(`导入：${zh}`, `Take in: ${en}`)
}

export const leaveRefusedText = (count: number): Text =>
  text(`不导入不能采用的${count}行`, `Leave out the ${count} rows that cannot be used`)

export const didText = ({
  added,
  changed,
  removed,
  refused,
}: {
  added: number
  changed: number
  removed: number
  refused: number
}): Text => {
  const { zh, en } = listedWith([
    some(added, '新增', 'added'),
    some(changed, '修改', 'changed'),
    some(removed, '删除', 'removed'),
  ])
  return refused === 0 ? text(zh, en) : text(`${zh}，${refused}行没有采用`, `${en}; ${refused} rows left out`)
}

export const undoText = ({ removed, restored }: { removed: number; restored: number }): Text => {
  const { zh, en } = listedWith([
    some(removed, '撤去新增的点位', 'new points taken out'),
    some(restored, '恢复原样的点位', 'points as they were'),
  ])
  return text(`撤销后：${zh}。`, `Afterwards: ${en}.`)
}

export const keptText = (count: number): Text => text(`另有${count}个保留，因为：`, `${count} more are kept, because:`)

/** Another datum, to be shown beside. */
export const beside = ({ zh, en }: Text): Text => text(`与${zh}对照`, `Beside ${en}`)
