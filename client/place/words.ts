/** The words of a place, be it a point or a road section: its issues, its check items, its inspections. */
import { type Text, text } from '../../domain/text'

export const words = {
  sample: text('示例数据', 'Sample data'),
  checkItems: text('测评项', 'Check items'),
  notInspected: text('未检查', 'Not inspected'),
  inspectedAsOtherKind: text(
    '上次检查时点位是另一种类型，这里也有当时的测评项；下次检查按现在的类型。',
    'The point was of another kind when it was last inspected, and items of that kind are listed too; the next inspection goes by the present one.',
  ),
  neverInspected: text('还没有检查记录', 'Never inspected'),
  issues: text('问题', 'Issues'),
  noIssues: text('没有问题记录', 'No issues'),
  inspect: text('记录检查', 'Record an inspection'),
  inspectedOn: text('检查日期', 'Inspected on'),
  restPasses: text('其余全部符合', 'All others pass'),
  note: text('说明', 'Note'),
  save: text('保存检查结果', 'Save the inspection'),
  openForItem: text('为此立案', 'Open an issue on this'),
  failedNeedIssues: text('检查有不符合项，尚未立案：', 'Failed items without an issue:'),
  needOneFinding: text('请至少填写一个测评项的检查结果。', 'Record a finding for at least one check item.'),
  needDay: text('请填写“检查日期”。', 'Fill in "Inspected on".'),
  dayInFuture: text('检查日期晚于今天，请核对。', 'The visit lies in the future; check its date.'),
} as const satisfies Record<string, Text>

export const hiddenIssues = (count: number): Text =>
  text(
    `另有${count}个问题与您的单位无关，不在这里显示。`,
    count === 1
      ? 'One more issue does not concern your unit and is not shown.'
      : `${count} more issues do not concern your unit and are not shown.`,
  )
export const findingCount = (done: number, all: number): Text =>
  text(`已填${done}项，共${all}项`, `${done} of ${all} filled in`)
export const lastInspectedOn = (day: Text): Text => text(`${day.zh}检查`, `Inspected on ${day.en}`)
export const inspectedBy = (version: number): Text =>
  text(
    `上次检查按手册第${version}版填写，这里是当时的文字；下次检查按现行版。`,
    `The last inspection was filled in by version ${version} of the handbook and reads as it did then; the next one goes by the present version.`,
  )
