/** The marks of a point in a list: 重点、难点、跟踪督促. */
import type { MapPoint } from '../../domain/mapSnapshot'
import { useLanguage } from '../language'
import { Tag } from '../ui/Tag'
import { isMarked, marks } from '../view'
import { words } from '../words'

export const MarkWords = ({ point }: { readonly point: Pick<MapPoint, 'isKey' | 'isHard' | 'trackedSince'> }) => {
  const { say } = useLanguage()
  return marks
    .filter((mark) => isMarked(point, mark))
    .map((mark) => (
      <span key={mark}>
        <Tag tone={mark === 'tracked' ? 'plain' : 'strong'}>{say(words.markShort[mark])}</Tag>{' '}
      </span>
    ))
}
