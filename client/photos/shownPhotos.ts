/** The photos that a history names, as they are shown: by side and issue, each with its marks, its time and who handed it in. */

import { actorText } from '../../domain/actorText'
import { type Photo, type PhotoMark, type PhotoSide, photosIn } from '../../domain/photo'
import type { Text } from '../../domain/text'
import { text } from '../../domain/text'
import { formatInstant } from '../dates'
import type { HistoryEntry, IssueDetail } from '../issues/queries'
import type { Names } from '../names'
import { sideLabel, takenAtText, words } from './words'

export type KnownPhotos = IssueDetail['photos']

export type ShownPhoto = Photo & {
  /** Unlike the id, once for each event that names the photo. */
  readonly key: string
  readonly side: PhotoSide
  readonly marks: readonly PhotoMark[]
  /** Who handed it in. */
  readonly by: Text
  /** The issue whose event names it; null for a point's own. */
  readonly issueId: string | null
  /** Position of the event that names it. */
  readonly position: number
}

/** Oldest first. */
export const shownPhotos = (
  history: readonly HistoryEntry[],
  photos: KnownPhotos,
  names: Pick<Names, 'unit' | 'squad'>,
): ShownPhoto[] =>
  history.flatMap((entry) =>
    photosIn(entry.of, entry.event).flatMap(({ id, side, field }): ShownPhoto[] => {
      const facts = photos[id]
      if (facts === undefined) return []
      const { marks, ...photo } = facts
      return [
        {
          ...photo,
          key: `${entry.position}-${field}-${id}`,
          side,
          marks: marks[entry.position] ?? [],
          by: actorText(entry.event.by, names),
          issueId: entry.of === 'issue' ? entry.issueId : null,
          position: entry.position,
        },
      ]
    }),
  )

export const ofSide = (photos: readonly ShownPhoto[], side: PhotoSide): ShownPhoto[] =>
  photos.filter((photo) => photo.side === side)

/** 9月5日 10:20拍摄 */
export const whenTaken = ({ takenAt }: Pick<Photo, 'takenAt'>): Text =>
  takenAt === null ? words.timeUnknown : takenAtText(text(formatInstant(takenAt, 'zh'), formatInstant(takenAt, 'en')))

/** What a photo is, in words: for whoever cannot see it. */
export const altOf = (photo: ShownPhoto): Text => {
  const side = sideLabel[photo.side]
  const when = whenTaken(photo)
  return text(
    `${side.zh}照片，${when.zh}，${photo.by.zh}`,
    `Photo ${side.en.toLowerCase()}. ${when.en}. ${photo.by.en}`,
  )
}
