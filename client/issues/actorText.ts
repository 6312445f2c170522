/** Who acted, in which post: 第一督导分队队长, 市城市管理局经办人, 指挥部办公室. */
import { type Actor, positionLabel, roleLabel } from '../../domain/people'
import { type Text, text } from '../../domain/text'
import type { Names } from './names'
import { groupLeader } from './words'

const together = (place: Text, position: Text): Text => text(`${place.zh}${position.zh}`, `${position.en}, ${place.en}`)

export const postText = ({ duty }: Pick<Actor, 'duty'>, names: Pick<Names, 'unit' | 'squad'>): Text => {
  switch (duty.role) {
    case 'office':
    case 'commander':
      return roleLabel[duty.role]
    case 'leader':
      return groupLeader(duty.group)
    case 'squad':
      return together(names.squad(duty.squad), positionLabel[duty.position])
    case 'unit':
      return together(names.unit(duty.unitId), positionLabel[duty.position])
    default:
      return duty satisfies never
  }
}

/** The post, and the account's name where it says more than the post does. */
export const actorText = (actor: Pick<Actor, 'duty' | 'name'>, names: Pick<Names, 'unit' | 'squad'>): Text => {
  const post = postText(actor, names)
  return actor.name === post.zh || actor.name === post.en
    ? post
    : text(`${post.zh}（${actor.name}）`, `${post.en} (${actor.name})`)
}
