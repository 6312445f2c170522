/** Points, issues, scopes and road sections taken away as files, with the filter that was on: `/api/export/points.xlsx`. */
import { may } from '../../domain/permissions'
import type { Server } from '../context'
import { fileName, streamResponse } from '../http/download'
import type { Exchange } from '../http/exchange'
import { malformed, notSignedIn, refusalResponse } from '../http/refusals'
import { collections } from '../ogc/collections'
import { exportedFeatures } from './exportedFeatures'
import { exportQuerySchema } from './exportQuery'
import { type ExportFormat, formats } from './writers'

const asked = /^\/api\/export\/([a-z-]+)\.([a-z]+)$/

export const dataExport =
  ({ database: { db }, clock }: Pick<Server, 'database' | 'clock'>) =>
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
    const { mediaType, write } = formats[ending as ExportFormat]
    const today = clock.today()
    const features = exportedFeatures(db, id, { viewer, today, language }, query.data)
    const title = collection.title[language]
    return streamResponse(
      write({ collection, title, language, features }),
      mediaType,
      fileName(`${title}${today}`, ending),
    )
  }
