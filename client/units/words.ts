/** The words of a unit's panel. */
import type { LocalDate } from '../../domain/calendar'
import { type Text, text } from '../../domain/text'
import { formatFullDay } from '../dates'

export const words = {
  openIssues: text('未办结的问题', 'Open issues'),
  noIssues: text('没有未办结的问题。', 'There are no open issues.'),
  indicator: text('督导内容', 'What it is about'),
  retired: text('已停用', 'Retired'),
  formerNames: text('曾用名', 'Former names'),
  squad: text('督导分队', 'Squad'),
  superior: text('上级单位', 'Superior unit'),
  below: text('下级单位', 'Units below it'),
  retiredOn: text('停用日期', 'Retired on'),
  successor: text('承接单位', 'Successor'),
  tookOver: text('承接了', 'Took over from'),
  formerPoints: text('曾负责的点位', 'Points it was responsible for'),
  noFormerPoints: text(
    '没有曾负责、现已不负责的点位。',
    'There is no point that it was responsible for and is no longer.',
  ),
  lead: text('牵头', 'Lead'),
  periods: text('历任责任单位', 'Responsible units over time'),
  noSuchUnit: text('没有这个单位。请刷新后重新选择。', 'There is no such unit. Reload and choose again.'),
} as const satisfies Record<string, Text>

export const untilDay = (day: LocalDate): Text =>
  text(`至${formatFullDay(day, 'zh')}`, `until ${formatFullDay(day, 'en')}`)
/** 2022年6月1日至今. */
export const periodText = ({ from, until }: { readonly from: LocalDate; readonly until: LocalDate | null }): Text =>
  text(
    `${formatFullDay(from, 'zh')}至${until === null ? '今' : formatFullDay(until, 'zh')}`,
    `${formatFullDay(from, 'en')} – ${until === null ? 'now' : formatFullDay(until, 'en')}`,
  )
export const onlyLast = (shown: number, total: number): Text =>
  text(`共${total}个，只列最近的${shown}个。`, `${total} in all; the latest ${shown} are listed.`)
