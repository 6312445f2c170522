/** The words that every form has: what is to be chosen, what is still missing. */
import { type Text, text } from '../../domain/text'

export const words = {
  chooseUnit: text('输入名称查找单位', 'Type to find a unit'),
  chooseUnits: text('输入名称查找，可选多个', 'Type to find; several may be chosen'),
  choosePoints: text('输入点位名称或编号查找', 'Type a name or code of a point'),
  noSuchPoint: text('没有这个点位', 'No such point'),
  chooseScope: text('选择督导范围', 'Choose a scope'),
  chooseSections: text('选择包路段', 'Choose road sections'),
  noSuchUnit: text('没有这个单位', 'No such unit'),
  noOtherIssues: text('同一处没有其他未销号的问题。', 'There is no other open issue at this place.'),
  more: text('补充内容', 'More'),
  actions: text('可以办理', 'What you can do'),
} as const satisfies Record<string, Text>

export const fillIn = (label: Text): Text => text(`请填写“${label.zh}”。`, `Fill in "${label.en}".`)
export const choose = (label: Text): Text => text(`请选择“${label.zh}”。`, `Choose "${label.en}".`)
export const tooLong = (limit: number, length: number): Text =>
  text(`最多${limit}字，现有${length}字，请删减。`, `At most ${limit} characters, now ${length}; shorten it.`)
export const filesUnderWay: Text = text(
  '有文件还没有传完或没有传成。请等它传完，或移除后再提交。',
  'A file is still under way or has failed. Wait for it, or remove it.',
)
