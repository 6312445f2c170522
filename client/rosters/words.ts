/** The words of the pasted plan and the rosters. What the domain names is named in its tables. */
import type { PlanOutcome } from '../../domain/importing/planComparison'
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
