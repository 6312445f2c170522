/** What the button of an action says to this person: a clerk's claim goes to the principal first. */
import { type ActionName, actionRow } from '../../domain/issueActions'
import type { Post } from '../../domain/people'
import { type Text, text } from '../../domain/text'
import { onBehalfOf } from './words'

const submitted = text('提交负责人确认', 'Submit to the principal')

export const isClerkOnly = (posts: readonly Pick<Post, 'duty'>[]): boolean => {
  const positions = posts.flatMap(({ duty }) => (duty.role === 'unit' ? [duty.position] : []))
  return positions.length > 0 && positions.every((position) => position === 'clerk')
}

export const actionLabel = (name: ActionName, onBehalf: boolean, posts: readonly Pick<Post, 'duty'>[]): Text => {
  const { label } = actionRow(name)
  if (onBehalf) return onBehalfOf(label)
  return name === 'claim' && isClerkOnly(posts) ? submitted : label
}
