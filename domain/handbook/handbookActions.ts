/** What the office does with the handbook, in the log's words. */
import { type Text, text } from '../text'

export const handbookActions = {
  takeHandbook: text('导入手册', 'Handbook taken'),
  saveKind: text('修改点位类型', 'Kind of point changed'),
  retireKind: text('停用点位类型', 'Kind of point retired'),
  restoreHandbook: text('恢复手册旧版', 'Earlier handbook restored'),
} as const satisfies Record<string, Text>
export type HandbookAction = keyof typeof handbookActions
