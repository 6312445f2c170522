/** Who acted, in which post: 第一督导分队队长, 市城市管理局经办人, 指挥部办公室. */
import { type Actor, type Duty, positionLabel, roleLabel } from './people'
import { type Text, text } from './text'

export type PlaceNames = { readonly unit: (unitId: string) => Text; readonly squad: (squad: number) => Text }

const together = (place: Text, position: Text): Text => text(`${place.zh}${position.zh}`, `${position.en}, ${place.en}`)

/** 第一督导组组长, and other posts as people say them. */
export const groupLeader = (group: number): Text =>
  text(`第${'零一二三四五六七八九'[group] ?? group}督导组组长`, `Leader of group ${group}`)

export const dutyText = (duty: Duty, names: PlaceNames): Text => {
  switch (duty.role) {
    case 'office':
    case 'commander':
      return roleLabel[duty.role]
    case 'leader':
      return groupLeader(duty.group)
    case 'squad': {
      const post = together(names.squad(duty.squad), positionLabel[duty.position])
      if (duty.lentFrom === undefined) return post
      const from = names.squad(duty.lentFrom)
      return text(`${post.zh}（${from.zh}借调）`, `${post.en} (lent by ${from.en})`)
    }
    case 'unit':
      return together(names.unit(duty.unitId), positionLabel[duty.position])
    default:
      return duty satisfies never
  }
}

export const postText = ({ duty }: Pick<Actor, 'duty'>, names: PlaceNames): Text => dutyText(duty, names)

/** The post, and the account's name where it says more than the post does. */
export const actorText = (actor: Pick<Actor, 'duty' | 'name'>, names: PlaceNames): Text => {
  const post = postText(actor, names)
  return actor.name === post.zh || actor.name === post.en
    ? post
    : text(`${post.zh}（${actor.name}）`, `${post.en} (${actor.name})`)
}
