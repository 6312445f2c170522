/** Keeps a prepared photo: the picture in the store first, then its row, so that a row always has its picture. */
import { eq } from 'drizzle-orm'
import type { LngLat } from '../../domain/coordinates'
import { type Photo, type PhotoId, type ThumbnailWidth, thumbnailWidths } from '../../domain/photo'
import type { BlobStore } from '../blobs/blobStore'
import type { Db } from '../db/open'
import { photos } from '../db/tables/photos'
import { photoOf } from './photoFacts'
import { type PreparedPhoto, thumbnailOf } from './preparePhoto'

const keyOf = (id: PhotoId, widthPx?: ThumbnailWidth): string =>
  `photos/${id.slice(0, 2)}/${id}${widthPx === undefined ? '' : `-${widthPx}`}.jpg`

export type PhotoOrigin = {
  /** Campaign time. */
  readonly takenAt: Date | null
  readonly place: LngLat | null
  readonly uploadedBy: string
  /** Campaign time. */
  readonly uploadedAt: Date
  readonly blurredFrom: PhotoId | null
}

export const photoRow = (
  { id, bytes, widthPx, heightPx }: PreparedPhoto,
  { place, ...origin }: PhotoOrigin,
): typeof photos.$inferInsert => ({
  id,
  byteCount: bytes.length,
  widthPx,
  heightPx,
  lng: place?.[0] ?? null,
  lat: place?.[1] ?? null,
  ...origin,
})

export const keepPicture = (blobs: BlobStore, { id, bytes }: PreparedPhoto): Promise<void> =>
  blobs.put(keyOf(id), bytes)

/** The photo as it is kept: the same picture sent again is the photo that was sent first. */
export const storePhoto = async (
  db: Db,
  blobs: BlobStore,
  prepared: PreparedPhoto,
  origin: PhotoOrigin,
): Promise<Photo> => {
  await keepPicture(blobs, prepared)
  await db.insert(photos).values(photoRow(prepared, origin)).onConflictDoNothing()
  const [row] = await db.select().from(photos).where(eq(photos.id, prepared.id))
  if (!row) throw new Error(`the photo ${prepared.id} was not kept`)
  return photoOf(row)
}

export const thumbnailWidthOf = (asked: string): ThumbnailWidth | undefined =>
  thumbnailWidths.find((width) => String(width) === asked)

/** A picture that has a row; a smaller version is made when it is first asked for, and kept. */
export const readPicture = async (
  blobs: BlobStore,
  id: PhotoId,
  widthPx?: ThumbnailWidth,
): Promise<Uint8Array<ArrayBuffer>> => {
  const kept = await blobs.get(keyOf(id, widthPx))
  if (kept !== null) return kept
  if (widthPx === undefined) throw new Error(`the picture of photo ${id} is missing from the store`)
  const small = await thumbnailOf(await readPicture(blobs, id), widthPx)
  await blobs.put(keyOf(id, widthPx), small)
  return small
}
