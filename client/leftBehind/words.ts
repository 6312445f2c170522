/** The words of the issues that stayed with a former unit. Why they did is named in domain/leftBehind.ts. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('仍在原单位的问题', 'Issues with a former unit'),
  about: text(
    '点位或包路段的责任单位变更后，未办结的问题仍在原来交办的单位。请核对接收单位后一并转办；新单位即时收到通知，重新认领。',
    'When a place gets another unit, its open issues stay with the one that was notified. Check who is to take them and reassign them together; the new units are notified at once and claim anew.',
  ),
  none: text('没有仍在原单位的问题。', 'No issue lies with a former unit.'),
  noneHere: text('这个单位没有可以转办的问题。', 'This unit holds no issue that could be reassigned.'),
  noneNext: text(
    '责任单位变更或停用后，未办结的问题会列在这里。',
    'Once a unit is replaced or retired, its open issues are listed here.',
  ),
  list: text('问题列表', 'List of issues'),
  with: text('现在', 'With'),
  to: text('转给', 'To'),
  choose: text('选择单位', 'Choose a unit'),
  another: text('换单位', 'Another unit'),
  select: text('选择', 'Select'),
  selectAll: text('全选本页', 'Select all of this page'),
  clear: text('取消选择', 'Clear'),
  together: text('一并转办', 'Reassign together'),
  dates: text('期限', 'Dates'),
  bySeverity: text('各按严重程度', 'Each by its severity'),
  oneDate: text('统一日期', 'The same for all'),
  previous: text('上一页', 'Previous page'),
  next: text('下一页', 'Next page'),
  toUnits: text('接收单位', 'Who takes them'),
} as const satisfies Record<string, Text>

const issues = (count: number) => (count === 1 ? '1 issue' : `${count} issues`)

/** The desk's line. */
export const countLine = (count: number): Text =>
  text(
    `责任单位已变更、问题仍在原单位：${count}件`,
    `Another unit is responsible now, ${issues(count)} with the former one`,
  )
export const ofUnit = (unit: Text): Text => text(`${unit.zh}的未办结问题`, `Open issues of ${unit.en}`)
export const aboutLeaving = (unit: Text): Text =>
  text(
    `${unit.zh}停用前，请把这些问题一并转办给接手的单位。`,
    `Before ${unit.en} is retired, reassign these together to whoever takes over.`,
  )
export const recheckFirst = (count: number): Text =>
  text(
    `另有${count}个问题已报整改、待复查，不能转办；复查销号后才能停用。`,
    `${issues(count)} more are reported rectified and await their re-check; they cannot be reassigned and have to be closed before the unit is retired.`,
  )
export const chosen = (count: number): Text => text(`已选${count}个`, `${count} chosen`)
export const togetherCount = (count: number): Text => text(`一并转办（${count}）`, `Reassign together (${count})`)
export const togetherTitle = (count: number): Text =>
  text(`一并转办（${count}个问题）`, `Reassign together (${issues(count)})`)
export const pageOf = (page: number, pages: number, total: number): Text =>
  pages <= 1
    ? text(`${total}个问题`, issues(total))
    : text(`${total}个问题，第${page}页，共${pages}页`, `${issues(total)}, page ${page} of ${pages}`)
/** 一般3个：9月19日前认领，9月29日前整改. */
export const datesBySeverity = (severity: Text, count: number, claimBy: Text, rectifyBy: Text): Text =>
  text(
    `${severity.zh}${count}个：${claimBy.zh}前认领，${rectifyBy.zh}前整改`,
    `${severity.en} (${count}): to be claimed by ${claimBy.en}, rectified by ${rectifyBy.en}`,
  )
export const takes = (unit: Text, count: number): Text => text(`${unit.zh} ${count}个`, `${unit.en}: ${count}`)
export const forTheRest = (count: number): Text =>
  text(`名单中没有选定单位的${count}个问题转给它`, `Takes the ${issues(count)} for which none was chosen`)
