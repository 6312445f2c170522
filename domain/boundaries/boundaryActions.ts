/** What the office does with boundaries, in the log's words. */
import { type Text, text } from '../text'

export const boundaryActions = {
  setBoundaries: text('启用新边界', 'Boundaries set'),
  editBoundaries: text('在地图上修改边界', 'Boundaries edited on the map'),
  stateUncertainty: text('说明边界误差', 'Uncertainty of borders stated'),
  restoreBoundaries: text('恢复旧边界', 'Earlier boundaries restored'),
} as const satisfies Record<string, Text>
export type BoundaryAction = keyof typeof boundaryActions
