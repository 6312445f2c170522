/** Sending and showing photos. A sent photo is its bytes alone: no name comes with it, and no type that is believed. */
import {
  isPhotoId,
  mostPhotoBytes,
  photoFactsHeader,
  type SentPhotoFacts,
  sentPhotoFactsSchema,
} from '../../domain/photo'
import { isRefusal, refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { preparePhoto } from '../photos/preparePhoto'
import { mayReadPhoto } from '../photos/readablePhotos'
import { readExif } from '../photos/readExif'
import { readPicture, storePhoto, thumbnailWidthOf } from '../photos/storePhoto'
import { hasVersion } from './encoding'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'

export const photoBytes = mostPhotoBytes
export const photoTooLarge = refuse(
  'tooLarge',
  '照片文件超过 15 MB，没有保存。请缩小后重试。',
  'The photo file is larger than 15 MB; nothing was saved. Make it smaller and try again.',
)
/** One answer for a photo that is not there and one that the person may not see. */
const noSuchPhoto = refuse(
  'notFound',
  '没有这张照片，或您无权查看。请刷新后重试。',
  'There is no such photo, or it is not yours to see. Reload and try again.',
)

/** Null: the header is malformed. Without one, nothing is said. */
const sentFactsOf = (headers: Headers): SentPhotoFacts | null => {
  const said = headers.get(photoFactsHeader)
  if (said === null) return {}
  try {
    return sentPhotoFactsSchema.parse(JSON.parse(said))
  } catch {
    return null
  }
}

/** A camera whose clock was never set says 1970 or 2000; such a time says nothing. */
const firstBelievedMs = Date.UTC(2010, 0)
const dayMs = 86_400_000

export const photoRoutes = ({ database: { db }, clock, blobs }: Pick<Server, 'database' | 'clock' | 'blobs'>) => {
  const campaignTimeOf = (machineInstant: string | null | undefined): Date | null => {
    if (machineInstant === null || machineInstant === undefined) return null
    const machine = new Date(machineInstant)
    const taken = clock.ofMachine(machine)
    const isBelieved = machine.getTime() >= firstBelievedMs && taken.getTime() <= clock.now().getTime() + dayMs
    return isBelieved ? taken : null
  }

  return {
    add: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      // All of it before any answer: whoever is still sending hears a closed connection instead.
      const sent = new Uint8Array(await request.arrayBuffer())
      const said = sentFactsOf(request.headers)
      if (said === null) return refusalResponse(malformed)
      const prepared = await preparePhoto(sent)
      if (isRefusal(prepared)) return refusalResponse(prepared)
      const exif = await readExif(sent)
      const photo = await storePhoto(db, blobs, prepared, {
        takenAt: campaignTimeOf(said.takenAt ?? exif.takenAt),
        place: said.place ?? exif.place,
        uploadedBy: signedIn.viewer.accountId,
        uploadedAt: clock.now(),
        blurredFrom: said.blurredFrom ?? null,
      })
      return Response.json(photo, { headers: { 'cache-control': 'no-store' } })
    },

    /** `/api/photos/<id>.jpg`, and with `?width=480` one of the smaller versions. */
    show: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const { pathname, searchParams } = new URL(request.url)
      const id = /^\/api\/photos\/([^/]+)\.jpg$/.exec(pathname)?.[1]
      const asked = searchParams.get('width')
      const widthPx = asked === null ? undefined : thumbnailWidthOf(asked)
      if (!isPhotoId(id) || (asked !== null && widthPx === undefined)) return refusalResponse(noSuchPhoto)
      if (!(await mayReadPhoto(db, signedIn.viewer, id))) return refusalResponse(noSuchPhoto)
      const etag = `"${id}${widthPx === undefined ? '' : `-${widthPx}`}"`
      const headers = {
        'content-type': 'image/jpeg',
        'content-disposition': 'inline',
        // A photo never changes. Another person at the same browser asks anew.
        'cache-control': 'private, max-age=31536000, immutable',
        vary: 'cookie',
        etag,
      }
      if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
      return new Response(await readPicture(blobs, id, widthPx), { headers })
    },
  }
}
