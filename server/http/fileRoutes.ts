/** Sending and fetching files. A file is always handed out as a download, and a browser never runs what is in it. */
import { fileNameHeader, isFileId, mediaTypeOf, mostFileBytes } from '../../domain/file'
import { isRefusal, refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { readableFile } from '../files/readableFiles'
import { readFileBytes, storeFile } from '../files/storeFile'
import type { Exchange } from './exchange'
import { notSignedIn, refusalResponse } from './refusals'

export const fileBytes = mostFileBytes
export const fileTooLarge = refuse(
  'tooLarge',
  '文件超过 20 MB，没有保存。请压缩或拆分后重新上传。',
  'The file is larger than 20 MB; nothing was saved. Make it smaller or split it, and upload it again.',
)
const nameMissing = refuse(
  'invalid',
  '没有收到文件名，没有保存。请重新选择文件上传。',
  'The name of the file is missing or malformed; nothing was saved. Choose the file and upload it again.',
)
/** One answer for a file that is not there and one that the person may not read. */
const noSuchFile = refuse(
  'notFound',
  '没有这个文件，或您无权查看。请刷新后重试。',
  'There is no such file, or it is not yours to see. Reload and try again.',
)

/** Null: missing, or not percent-encoded. */
const nameOf = (request: Request): string | null => {
  const sent = request.headers.get(fileNameHeader)
  try {
    return sent === null || sent.trim() === '' ? null : decodeURIComponent(sent)
  } catch {
    return null
  }
}

export const fileRoutes = ({ database: { db }, clock, blobs }: Pick<Server, 'database' | 'clock' | 'blobs'>) => ({
  add: async ({ request, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const name = nameOf(request)
    if (name === null) return refusalResponse(nameMissing)
    const stored = await storeFile(db, blobs, new Uint8Array(await request.arrayBuffer()), {
      name,
      uploadedBy: signedIn.viewer.accountId,
      uploadedAt: clock.now(),
    })
    return isRefusal(stored)
      ? refusalResponse(stored)
      : Response.json(stored, { headers: { 'cache-control': 'no-store' } })
  },

  fetch: async ({ request, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const id = new URL(request.url).pathname.slice('/api/files/'.length)
    const file = isFileId(id) ? await readableFile(db, signedIn.viewer, id) : null
    if (file === null) return refusalResponse(noSuchFile)
    return new Response(await readFileBytes(blobs, file.id), {
      headers: {
        'content-type': mediaTypeOf[file.type],
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
