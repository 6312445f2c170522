/**
 * A photo: what is known of it, where the events name it, and what is remarkable about it. A remark is a mark beside the
 * photo, never a refusal: most photos carry no position and many no time, and both are normal.
 */
import { z } from 'zod'
import { distanceMetres, type LngLat, lngLatSchema } from './coordinates'
import type { ActionName } from './issueActions'
import { actionNames, actionRow } from './issueActions'
import { type Text, text } from './text'

/** The SHA-256 of the stored picture, 64 hexadecimal digits: the same picture has one id. */
export type PhotoId = string
const photoIdPattern = /^[0-9a-f]{64}$/
export const isPhotoId = (value: unknown): value is PhotoId => typeof value === 'string' && photoIdPattern.test(value)

export type Photo = {
  readonly id: PhotoId
  readonly widthPx: number
  readonly heightPx: number
  /** The campaign's instant at which it was taken, ISO 8601 UTC; null where the file does not say. */
  readonly takenAt: string | null
  readonly place: LngLat | null
}

/** Longest side of what is kept and sent, in pixels. */
export const longestSidePx = 2000
/** Pixels of what is taken at the most: 50 megapixels, the full size of most phones. */
export const mostPixels = 50_000_000
export const mostPhotoBytes = 15_000_000
/** Widths in which a photo can be had beside its full size. */
export const thumbnailWidths = [240, 480, 960] as const
export type ThumbnailWidth = (typeof thumbnailWidths)[number]

/**
 * What the sender read from the file before shrinking it, which loses it. `takenAt` is the machine's instant (an EXIF
 * time is no campaign time). `blurredFrom`: the photo, sent before, of which this is a version with faces blurred.
 */
export const sentPhotoFactsSchema = z.strictObject({
  takenAt: z.iso.datetime({ offset: true }).nullish(),
  place: lngLatSchema.nullish(),
  blurredFrom: z.string().regex(photoIdPattern).nullish(),
})
export type SentPhotoFacts = z.output<typeof sentPhotoFactsSchema>
/** The header that carries them, as JSON. */
export const photoFactsHeader = 'x-photo-facts'

/** `2022:09:14 10:11:12`, of the camera's own clock; `offset` as in `+08:00`. Without one it is Shanghai's. */
export const exifInstant = (dateTime: unknown, offset: unknown): string | null => {
  if (typeof dateTime !== 'string') return null
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(dateTime)
  if (parts === null) return null
  const [, year, month, day, time] = parts
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const instant = new Date(`${year}-${month}-${day}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** A position that a file may hold: in the world, and not the 0, 0 that stands for none. */
export const exifPlace = (lng: unknown, lat: unknown): LngLat | null => {
  const place = lngLatSchema.safeParse([lng, lat])
  return place.success && (place.data[0] !== 0 || place.data[1] !== 0) ? place.data : null
}

// ── In events ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether a photo shows how it was before or after the rectification. */
export type PhotoSide = 'before' | 'after'

/** What an action's photos show, by its name; a form with photos of both kinds names them by field. */
const sideOfAction: Partial<Record<ActionName, PhotoSide>> = {
  open: 'before',
  relapse: 'before',
  supplement: 'before',
  rectify: 'after',
  noteRecheck: 'after',
  passRecheck: 'after',
  failRecheck: 'after',
}

export const photoSideOf = (action: ActionName, field: string): PhotoSide => {
  if (field === 'beforePhotos') return 'before'
  if (field === 'afterPhotos') return 'after'
  return sideOfAction[action] ?? 'after'
}

export type NamedPhoto = { readonly field: string; readonly id: PhotoId; readonly side: PhotoSide }
type NamingEvent = { readonly name: string; readonly form?: object }

const idsIn = (value: unknown): PhotoId[] => {
  if (isPhotoId(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(idsIn)
}

/**
 * The photos that an event's form names, in its order: of an issue's event in the fields that the action table calls
 * photos; of a point's in `photos`, which may go by check item.
 */
export const photosIn = (subjectKind: string, { name, form }: NamingEvent): NamedPhoto[] => {
  const values = (form ?? {}) as Readonly<Record<string, unknown>>
  const action = subjectKind === 'issue' ? actionNames.find((known) => known === name) : undefined
  if (action === undefined) return idsIn(values.photos).map((id) => ({ field: 'photos', id, side: 'before' }))
  return Object.entries(actionRow(action).fields).flatMap(([field, { kind }]) =>
    kind === 'photos' ? idsIn(values[field]).map((id) => ({ field, id, side: photoSideOf(action, field) })) : [],
  )
}

// ── Marks ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Farther from its point than this, a photo may be of another place. */
export const nearMetres = 200

export type PhotoMark =
  | { readonly kind: 'farFromPoint'; readonly metres: number }
  | { readonly kind: 'takenBeforeOpening' }
  | { readonly kind: 'usedBefore' }

export type PhotoContext = {
  /** Where the point is, or the place on the road section; null where the issue has no place. */
  readonly place: LngLat | null
  /** When the issue was opened, for photos of what was done since; null for those with which it was opened. */
  readonly openedAt: string | null
  /** The same picture stands in an earlier event. */
  readonly usedBefore: boolean
}

export const photoMarks = (
  photo: Pick<Photo, 'takenAt' | 'place'>,
  { place, openedAt, usedBefore }: PhotoContext,
): PhotoMark[] => {
  const metres = photo.place === null || place === null ? 0 : Math.round(distanceMetres(photo.place, place))
  const isOld = photo.takenAt !== null && openedAt !== null && Date.parse(photo.takenAt) < Date.parse(openedAt)
  return [
    ...(metres > nearMetres ? [{ kind: 'farFromPoint', metres } as const] : []),
    ...(isOld ? [{ kind: 'takenBeforeOpening' } as const] : []),
    ...(usedBefore ? [{ kind: 'usedBefore' } as const] : []),
  ]
}

const distanceText = (metres: number): Text =>
  metres < 1000
    ? text(`${metres}米`, `${metres} m`)
    : text(`${(metres / 1000).toFixed(1)}公里`, `${(metres / 1000).toFixed(1)} km`)

export const photoMarkText = (mark: PhotoMark): Text => {
  switch (mark.kind) {
    case 'farFromPoint': {
      const distance = distanceText(mark.metres)
      return text(`拍摄位置距点位${distance.zh}`, `Taken ${distance.en} from the point`)
    }
    case 'takenBeforeOpening':
      return text('拍摄时间早于立案', 'Taken before the issue was opened')
    case 'usedBefore':
      return text('以前用过的照片', 'Used before')
    default:
      return mark satisfies never
  }
}
