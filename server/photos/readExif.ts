/** When and where a photo was taken, as its file says; most say nothing of the place, and that is normal. */
import exifr from 'exifr'
import type { LngLat } from '../../domain/coordinates'
import { exifInstant, exifPlace } from '../../domain/photo'

export type ExifFacts = {
  /** The machine's instant, ISO 8601 UTC. */
  readonly takenAt: string | null
  readonly place: LngLat | null
}

const unknown: ExifFacts = { takenAt: null, place: null }

export const readExif = async (bytes: Uint8Array): Promise<ExifFacts> => {
  try {
    const tags = await exifr.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      pick: [
        'DateTimeOriginal',
        'OffsetTimeOriginal',
        'GPSLatitude',
        'GPSLatitudeRef',
        'GPSLongitude',
        'GPSLongitudeRef',
      ],
      reviveValues: false,
    })
    if (!tags) return unknown
    return {
      takenAt: exifInstant(tags.DateTimeOriginal, tags.OffsetTimeOriginal),
      place: exifPlace(tags.longitude, tags.latitude),
    }
  } catch {
    // Metadata that cannot be read is no fault of the picture.
    return unknown
  }
}
