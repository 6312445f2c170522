/** The words of a unit's panel. */
import { type Text, text } from '../../domain/text'

export const words = {
  openIssues: text('未办结的问题', 'Open issues'),
  noIssues: text('没有未办结的问题。', 'There are no open issues.'),
  indicator: text('督导内容', 'What it is about'),
  noSuchUnit: text('没有这个单位。请刷新后重新选择。', 'There is no such unit. Reload and choose again.'),
} as const satisfies Record<string, Text>
