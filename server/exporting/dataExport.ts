/** Points, issues, scopes and road sections taken away as files, with the filter that was on: `/api/export/points.xlsx`. */
import { may } from '../../domain/permissions'
import type { Server } from '../context'
import { fileName, streamResponse } from '../http/download'
import type { Exchange } from '../http/exchange'
import { malformed, notSignedIn, refusalResponse } from '../http/refusals'
import { collections } from '../ogc/collections'
import { exportInThread } from './exportInThread'
import { exportQuerySchema } from './exportQuery'
import { type ExportFormat, formats } from './writers'

const asked = /^\/api\/export\/([a-z-]+)\.([a-z]+)$/

export const dataExport =
  ({ database: { url }, clock }: Pick<Server, 'database' | 'clock'>) =>
  async ({ request, language, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const { viewer } = signedIn
    const { pathname, searchParams } = new URL(request.url)
    const [, id = '', ending = ''] = asked.exec(pathname) ?? []
    const query = exportQuerySchema.safeParse(Object.fromEntries(searchParams))
    const collection = Object.hasOwn(collections, id) ? collections[id] : undefined
    if (collection === undefined || !Object.hasOwn(formats, ending) || !query.success) return refusalResponse(malformed)
    if (!may(viewer, collection.permission)) return refusalResponse(notSignedIn)
    const format = ending as ExportFormat
    const today = clock.today()
    const asking = { viewer, today, language }
    return streamResponse(
      exportInThread({ url, collectionId: id, format, asking, query: query.data }),
      formats[format].mediaType,
      fileName(`${collection.title[language]}${today}`, ending),
    )
  }
