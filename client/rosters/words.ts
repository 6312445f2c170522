/** The words of the pasted plan and the rosters. What the domain names is named in its tables. */
import type { PlanOutcome } from '../../domain/importing/planComparison'
import { type RosterName, rosterTables } from '../../domain/rosters/rosterColumns'
import type { RosterOutcome } from '../../domain/rosters/rosterLines'
import { type Text, text } from '../../domain/text'

export const words = {
  planIntro: text(
    '把方案第二部分“督导分组”的全文粘贴到下面。系统读出督导组、分队、督导范围和督导单位，与现有的比对，确认后才导入。姓名和电话不读取、不上传。',
    'Paste the whole of section 二 (督导分组) of the plan. Groups, squads, scopes and units are read and compared with what is there; nothing is taken before you confirm. Names of persons and numbers are neither read nor sent.',
  ),
  planText: text('方案第二部分', 'Section 二 of the plan'),
  planHint: text('第一督导组：……第一督导分队：……督导范围：……督导单位：……', '第一督导组：…… 第一督导分队：……'),
  compare: text('读取并比对', 'Read and compare'),
  comparing: text('正在比对…', 'Comparing…'),
  pasteFirst: text('请先粘贴方案的文字。', 'Paste the text of the plan first.'),
  changeText: text('改文字', 'Change the text'),
  notes: text('读取时的提示', 'What was odd about the text'),
  lines: text('比对结果', 'What was found'),
  whichUnit: text('是哪个单位', 'Which unit it is'),
  newUnit: text('是另一个单位，新建', 'Another unit: make it'),
  takePlan: text('确认导入', 'Take it'),
  decideFirst: text('还有名称没有确定，请先逐个选择。', 'Some names are not decided; choose for each of them first.'),
  mendFirst: text(
    '有的内容不能采用，请改正文字后重新比对。',
    'Something cannot be used; change the text and compare again.',
  ),
  allThere: text('和现有的完全一致，没有要导入的。', 'Everything is there already; there is nothing to take.'),
  leaves: text(
    '未提到的都保持原样；办理中的问题仍由原来的分队主办。',
    'What is not named stays as it is; open issues stay with the squad that follows them.',
  ),
  planTaken: text('方案已导入。', 'The plan has been taken.'),
  more: text('再显示 100 条', 'Show 100 more'),
  noLines: text('没有这样的内容。', 'There is nothing of this kind.'),
  squad: text('分队', 'Squad'),
  scope: text('范围', 'Scope'),
  unit: text('单位', 'Unit'),

  rosters: text('名册', 'Rosters'),
  chooseFile: text('选择名册文件', 'Choose a file'),
  chooseOther: text('换一个文件', 'Choose another'),
  template: text('下载空表', 'Save an empty sheet'),
  notRead: text('没有读成，请检查网络后重试。', 'It could not be read. See to the network and try again.'),
  orPaste: text('或者从表格中复制后粘贴到这里，连同表头', 'Or paste the cells here, the header with them'),
  pasteHint: text('从 Excel 或 WPS 复制的单元格', 'Cells copied from a spreadsheet'),
  checkPasted: text('核对粘贴的内容', 'Check what was pasted'),
  pasted: text('粘贴的内容', 'What was pasted'),
  checking: text('正在核对…', 'Checking…'),
  startOver: text('重新开始', 'Start over'),
  nameless: text('（没有名称）', '(no name)'),
  nothing: text('（空）', '(empty)'),
  refusedStay: text(
    '不能采用的行不导入；其余的一次全部导入，有一处不成就都不导入。',
    'Rows that cannot be used are left out; the others are taken all at once, or none of them.',
  ),
  wholeOrNothing: text('一次全部导入，有一处不成就都不导入。', 'All of it is taken at once, or none of it.'),
  noneUsable: text(
    '没有能导入的行，请按原因改正后重新选择。',
    'No row can be taken; correct them by the reasons and choose the file again.',
  ),
  firstPasswords: text('首次密码', 'First passwords'),
  firstPassword: text('首次密码', 'First password'),
  person: text('姓名', 'Name'),
  username: text('用户名', 'Username'),
  saveList: text('下载名单', 'Save the list'),
  printList: text('打印', 'Print'),
  handedOver: text('我已保存', 'I have kept them'),
} as const satisfies Record<string, Text>

export const planOutcomeLabel: Record<PlanOutcome, Text> = {
  asked: text('待确定', 'To decide'),
  refused: text('不能采用', 'Cannot be used'),
  new: text('新增', 'New'),
  changed: text('有变化', 'Differs'),
  unnamed: text('未提到', 'Not named'),
  unchanged: text('无变化', 'Unchanged'),
}

export const readText = (groups: number, squads: number, scopes: number, units: number): Text =>
  text(
    `读到 ${groups} 个督导组、${squads} 个督导分队、${scopes} 个督导范围、${units} 个督导单位。`,
    `Read ${groups} groups, ${squads} squads, ${scopes} scopes and ${units} units.`,
  )

export const isUnitText = (name: string): Text => text(`就是“${name}”（写法有误）`, `It is "${name}", mistyped`)
export const isAliasText = (name: string): Text =>
  text(`是“${name}”的别名，记下来`, `It is another name of "${name}"; keep it`)

export const rosterLabel: Record<RosterName, Text> = {
  units: text('单位', 'Units'),
  contacts: text('联系人', 'Contacts'),
  accounts: text('账号', 'Accounts'),
}

export const rosterIntro: Record<RosterName, Text> = {
  units: text(
    '单位的别名、上级单位和督导分队。空格子不改动原有内容；表里没有的单位保持原样。写了督导分队的新单位列为督导单位。',
    'Other names, superior units and squads of units. An empty cell changes nothing, and units that are not in it stay as they are. A new unit with a squad becomes a supervised one.',
  ),
  contacts: text(
    '每行一位联系人，一个单位可以有多位。姓名和电话加密保存，只有办公室和督导该单位的分队能看，看一次电话记一次日志。',
    'One contact a row, several to a unit. Name and number are kept sealed, for the office and the unit’s squad; each number that is looked at is logged.',
  ),
  accounts: text(
    '每行一个人、一个岗位。新账号的首次密码由系统生成，导入后只显示一次，可以下载或打印。',
    'One person and one post a row. First passwords are made by the system and shown once, to be saved or printed.',
  ),
}

export const rosterOutcomeLabel: Record<RosterOutcome, Text> = {
  asked: text('待确定', 'To decide'),
  refused: text('不能采用', 'Cannot be used'),
  new: text('新增', 'New'),
  changed: text('有变化', 'Differs'),
  unchanged: text('无变化', 'Unchanged'),
}

export const columnsText = (roster: RosterName): Text => {
  const labels = Object.values(rosterTables[roster].columns).map(({ label }) => label)
  return text(
    `.xlsx 或 .csv。列：${labels.map(({ zh }) => zh).join('、')}。`,
    `.xlsx or .csv. Columns: ${labels.map(({ en }) => en.toLowerCase()).join(', ')}.`,
  )
}

export const rowText = (number: number): Text => text(`第${number}行`, `Row ${number}`)
export const takeText = (count: number): Text => text(`导入 ${count} 行`, `Take ${count} rows`)
export const takenText = (count: number): Text => text(`已导入 ${count} 行。`, `${count} rows have been taken.`)
export const accountsMadeText = (count: number): Text =>
  text(
    `新建了 ${count} 个账号。首次密码只显示这一次，请下载或打印后用可靠的方式交给本人；离开这里后不能再看，只能重设。`,
    `${count} accounts were made. Their first passwords are shown this once: save or print them and hand them over in a safe way. After leaving here they can only be reset.`,
  )
