/** Where a photo can be had: in full, or in one of the smaller widths. */
import type { PhotoId, ThumbnailWidth } from '../../domain/photo'

export const photoUrl = (id: PhotoId, widthPx?: ThumbnailWidth): string =>
  `/api/photos/${id}.jpg${widthPx === undefined ? '' : `?width=${widthPx}`}`
