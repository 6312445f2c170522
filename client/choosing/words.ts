/** The words of choosing many points at once. */
import { type Text, text } from '../../domain/text'

export const words = {
  lasso: text('框选', 'Draw round'),
  allInView: text('视野内全部', 'All in view'),
  addNone: text('不加', 'Add none'),
} as const satisfies Record<string, Text>

export const addedInArea = (count: number): Text =>
  count === 0
    ? text('里面没有可加选的点位', 'Nothing there to add')
    : text(`加选了${count}个点位`, count === 1 ? '1 point added' : `${count} points added`)
export const addMany = (count: number): Text => text(`仍加选${count}个`, `Add all ${count}`)
export const addedSections = (count: number): Text =>
  count === 0
    ? text('里面没有可以加选的包路段', 'No road section there can be added')
    : text(`加选了${count}个包路段`, `${count} road section${count === 1 ? '' : 's'} added`)
