/** What the office does with boundaries, in the log's words. */
import { type Text, text } from '../text'

export const boundaryActions = {
  setBoundaries: text('启用新边界', 'Boundaries set'),
  restoreBoundaries: text('恢复旧边界', 'Earlier boundaries restored'),
} as const satisfies Record<string, Text>
export type BoundaryAction = keyof typeof boundaryActions
