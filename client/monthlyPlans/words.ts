/** The words of monthly plans. What the domain names is named in its tables. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('督导计划', 'Monthly plan'),
  squad: text('督导分队', 'Squad'),
  none: text('这个月还没有制定计划。', 'No plan has been made for this month.'),
  noneNext: text(
    '可以按本月还缺的次数生成，再修改保存。',
    'It may be proposed from what is still due, then changed and saved.',
  ),
  propose: text('按待完成生成', 'Propose from what is due'),
  edit: text('修改计划', 'Change the plan'),
  make: text('制定计划', 'Make a plan'),
  add: text('加一项', 'Add an entry'),
  remove: text('去掉这一项', 'Remove this entry'),
  date: text('日期', 'Date'),
  method: text('督导方式', 'Method'),
  units: text('单位', 'Units'),
  points: text('点位', 'Points'),
  note: text('要求', 'Note'),
  entries: text('计划与完成情况', 'Planned and done'),
  beyond: text('计划外完成', 'Done beyond the plan'),
  left: text('还差', 'Left'),
  doneOn: text('完成于', 'Done on'),
  nothingToPropose: text(
    '本月没有缺项，也没有超期点位，或已没有工作日。',
    'Nothing is due and no point is overdue, or no working day is left.',
  ),
} as const satisfies Record<string, Text>

export const entryTitle = (number: number): Text => text(`第${number}项`, `Entry ${number}`)
export const doneOf = (done: number, of: number): Text => text(`完成${done}/${of}项`, `${done} of ${of} done`)
export const savedText = (who: string, when: string): Text => text(`${who} ${when}保存`, `Saved by ${who}, ${when}`)
export const pointCount = (count: number): Text => text(`${count}个点位`, count === 1 ? '1 point' : `${count} points`)
