/** The words of the handbook's part. What the domain names is named in its tables. */
import { handbookColumns } from '../../domain/handbook/handbookColumns'
import type { HandbookOutcome } from '../../domain/handbook/handbookSheet'
import { type Text, text } from '../../domain/text'

export const words = {
  handbook: text('手册', 'Handbook'),
  present: text('现行手册', 'The present handbook'),
  version: text('版本', 'Version'),
  source: text('出处', 'Source'),
  from: text('执行日期', 'In force from'),
  reason: text('说明', 'Reason'),
  number: text('第几版', 'Counted'),
  firstVersionNote: text(
    '现在用的是系统自带的示例测评项，不是任何手册的原文。请导入省里或市里发的手册。',
    'These are the example items that come with the system, not the text of any handbook. Import the one that you were given.',
  ),
  keptForEver: text(
    '每次修改都成为新的一版。已做的检查和已立的问题始终按当时那一版的文字显示。',
    'Each change makes a new version. What was inspected or found reads in the words of its own version for ever.',
  ),
  importSheet: text('导入手册表', 'Import a sheet'),
  download: text('下载现行手册表', 'Save the present sheet'),
  downloadThis: text('下载这一版', 'Save this version'),
  newKind: text('新增类型', 'New kind'),
  kinds: text('点位类型和测评项', 'Kinds of point and their items'),
  versions: text('历次版本', 'Versions'),
  inForce: text('现行', 'In force'),
  waiting: text('未到执行日期', 'Not in force yet'),
  neverInForce: text('未执行', 'Never in force'),
  fromTheStart: text('系统自带', 'There from the start'),
  chooseFile: text('选择手册文件', 'Choose a file'),
  chooseOther: text('换一个文件', 'Choose another'),
  sheetIntro: text(
    '一行一个测评项。表中出现的点位类型，测评项和顺序以表为准，表中没有的项即取消；没有出现的类型不变。空的适用范围、编号、英文不改动原有内容。要改写测评项，请保留它的编号。',
    'One item a row. A kind that the sheet names has the items that it names, in its order; others of that kind are dropped. Kinds that it does not name stay. Empty scopes, codes and translations change nothing. To reword an item keep its code.',
  ),
  checking: text('正在核对…', 'Checking…'),
  lines: text('核对结果', 'What was found'),
  mendFirst: text(
    '有的行不能采用。手册整份导入，漏掉一行就等于取消一项；请按原因改正后重新选择文件。',
    'Some rows cannot be used. A handbook is taken whole, since a row left out would drop an item: correct them by their reasons and choose the file again.',
  ),
  allThere: text(
    '和现有的手册完全一致，没有要导入的。',
    'The handbook says all of this already; there is nothing to take.',
  ),
  take: text('确认导入', 'Take it'),
  wholeOrNothing: text('一次全部导入，成为新的一版。', 'All of it is taken at once, as a new version.'),
  fillFacts: text('请填写出处、版本、执行日期和说明。', 'Fill in source, version, day and reason.'),
  taken: text('手册已导入。', 'The handbook has been taken.'),
  saved: text('已保存。', 'Saved.'),
  startOver: text('重新开始', 'Start over'),
  newKindTag: text('新类型', 'New kind'),
  empty: text('（空）', '(empty)'),
  kindName: text('类型名称', 'Name of the kind'),
  kindNameEn: text('英文名称', 'Name in English'),
  items: text('测评项', 'Check items'),
  item: handbookColumns.item.label,
  code: handbookColumns.code.label,
  english: handbookColumns.english.label,
  scope: handbookColumns.scope.label,
  addItem: text('增加一项', 'Add an item'),
  up: text('上移', 'Up'),
  down: text('下移', 'Down'),
  drop: text('取消这一项', 'Drop the item'),
  save: text('保存为新的一版', 'Save as a new version'),
  saveName: text('保存名称', 'Save the name'),
  nameOnly: text('只改名称不产生新的版本。', 'A name alone makes no new version.'),
  fillKind: text('请填写类型名称和每一个测评项。', 'Fill in the name of the kind and every item.'),
  retire: text('停用这个类型', 'Retire the kind'),
  confirmRetire: text('确认停用', 'Retire it'),
  retireNote: text(
    '停用后不再出现在名单中，以前的检查照常可看。还有点位属于它时不能停用。',
    'It is offered no more; earlier inspections stay readable. A kind that has points cannot be retired.',
  ),
  restore: text('重新执行这一版', 'Put this version in force again'),
  bringForward: text('改为更早执行', 'Put this version in force earlier'),
  bringForwardNote: text(
    '内容不变，成为自所选日期起执行的新的一版；原来的日期不再执行。',
    'It becomes a new version from the day that you choose, with the same content; its own day passes without it.',
  ),
  restoreNote: text(
    '会成为新的一版；这一版没有的类型保持现状。',
    'It becomes a new version; kinds that this one did not know stay as they are.',
  ),
} as const satisfies Record<string, Text>

export const outcomeLabel: Record<HandbookOutcome, Text> = {
  refused: text('不能采用', 'Cannot be used'),
  new: text('新增', 'New'),
  changed: text('有变化', 'Differs'),
  dropped: text('取消', 'Dropped'),
  unchanged: text('无变化', 'Unchanged'),
}

export const columnsText = text(
  `.xlsx 或 .csv。列：${Object.values(handbookColumns)
    .map(({ label }) => label.zh)
    .join('、')}；必须有点位类型和测评项。`,
  `.xlsx or .csv. Columns: ${Object.values(handbookColumns)
    .map(({ label }) => label.en.toLowerCase())
    .join(', ')}; kind and check item are needed.`,
)

export const versionName = (number: number): Text => text(`第${number}版`, `Version ${number}`)
export const itemCount = (count: number): Text => text(`${count}项`, count === 1 ? '1 item' : `${count} items`)
export const itemNumber = (number: number): Text => text(`第${number}项`, `Item ${number}`)
export const rowText = (number: number): Text => text(`第${number}行`, `Row ${number}`)
export const waitingText = (number: number, day: Text): Text =>
  text(
    `第${number}版自${day.zh}起执行。下面列出的是它的内容，修改也在它之上。日期填错的，请打开第${number}版，改从更早的日期执行；新的一版如更早执行，它的内容随之提前。`,
    `Version ${number} is in force from ${day.en}. It is what is listed below, and changes are made to it. If its day is wrong, open it and put it in force from an earlier one; a new version that begins earlier brings its content with it.`,
  )
