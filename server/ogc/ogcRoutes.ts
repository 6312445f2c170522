/**
 * /ogc: OGC API – Features 1.0. One handler goes through the address piece by piece; what it answers is made from the
 * records in collections.ts. Nothing is sent again that the program has: the tag names the state of the data, the day, the
 * reader's rights, the language and the question.
 */
import { may, visibleTo } from '../../domain/permissions'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { sha256Hex } from '../canonicalBody'
import type { Server } from '../context'
import { type DataVersion, readDataVersion } from '../dataVersion'
import { hasVersion } from '../http/encoding'
import type { Exchange } from '../http/exchange'
import { notPermitted, notSignedIn } from '../http/refusals'
import type { Asking, Collection } from './collection'
import { collections } from './collections'
import { type Crs, crsUris } from './crs'
import {
  collectionDocument,
  collectionsDocument,
  conformance,
  landingPage,
  link,
  mediaTypes,
  queryablesDocument,
  titleOf,
} from './documents'
import { exceptionOf, noSuchCollection, noSuchFeature, noSuchResource } from './exception'
import { type Extent, extentOf, holdsAll } from './extent'
import { openApiDocument } from './openApi'
import { crsAskedFor, keyOf, type Question, questionOf, strangeParameters } from './question'
import { type Page, readFirstPage, readItem, readPage } from './readItems'

type Parts = Pick<Server, 'database' | 'clock'>

type Answer = { readonly type: string; readonly body: unknown; readonly crs?: Crs }

/** Who may see what: two readers with the same words here are answered alike. */
const audienceOf = ({ viewer }: Asking): string => {
  const visible = visibleTo(viewer)
  return visible.issues === 'all' ? 'all' : [...visible.unitIds].sort().join(' ')
}

const piecesOf = (pathname: string): string[] | null => {
  try {
    return pathname
      .split('/')
      .slice(2)
      .filter((piece) => piece !== '')
      .map(decodeURIComponent)
  } catch {
    return null
  }
}

/** What a process keeps while the data stand as they do; the next state empties it. */
const createKept = <T>(most: number) => {
  let version = ''
  let kept = new Map<string, Promise<T>>()
  return (present: string, key: string, read: () => Promise<T>): Promise<T> => {
    if (present !== version || kept.size >= most) kept = new Map()
    version = present
    const known = kept.get(key)
    if (known !== undefined) return known
    const reading = read()
    kept.set(key, reading)
    // What failed is asked for again.
    reading.catch(() => kept.delete(key))
    return reading
  }
}

/** `originOf`: where the product is reached, as links have to say it. */
export const ogcRoute = ({ database, clock }: Parts, originOf: (request: Request) => string) => {
  const keptExtent = createKept<Extent>(200)
  /** A program that goes from page to page is told the same number each time, and has it counted once. */
  const keptCount = createKept<number>(2_000)

  const collectionFor = (id: string | undefined, { viewer }: Asking): Collection | undefined => {
    const collection = collections[id ?? '']
    return collection !== undefined && Object.hasOwn(collections, id ?? '') && may(viewer, collection.permission)
      ? collection
      : undefined
  }

  const keptExtentOf = (id: string, collection: Collection, asking: Asking, version: string) =>
    keptExtent(version, `${id} ${audienceOf(asking)}`, () => extentOf(database.db, collection, asking))

  const documentOf = async (base: string, id: string, collection: Collection, asking: Asking, version: string) => {
    const extent = await keptExtentOf(id, collection, asking, version)
    return collectionDocument(base, id, collection, extent, asking.language)
  }

  const itemsOf = async (
    own: string,
    id: string,
    search: URLSearchParams,
    collection: Collection,
    asking: Asking,
    asked: Question,
    version: string,
  ): Promise<Answer> => {
    // Zoomed out, a program asks for a box in which everything lies: that is no condition.
    const isWhole = asked.box !== null && holdsAll(asked.box, await keptExtentOf(id, collection, asking, version))
    const question = isWhole ? { ...asked, box: null } : asked
    const counted = new URLSearchParams(search)
    for (const name of ['cursor', 'limit', 'crs', 'f']) counted.delete(name)
    let first: Page | null = null
    const numberMatched = await keptCount(version, `${own} ${audienceOf(asking)} ${counted}`, async () => {
      const read = await readFirstPage(database.db, collection, asking, question)
      first = read.page
      return read.matched
    })
    // Where the number was known, the page is looked for by it.
    const page =
      (question.after === null ? first : null) ??
      (await readPage(database.db, collection, asking, question, numberMatched))
    const title = `${collection.title[asking.language]} · ${titleOf('items', asking.language)}`
    const hrefOf = (given: URLSearchParams) => (given.size === 0 ? `${own}/items` : `${own}/items?${given}`)
    const next = new URLSearchParams(search)
    next.set('cursor', String(page.last))
    return {
      type: mediaTypes.geoJson,
      crs: question.crs,
      body: {
        type: 'FeatureCollection',
        timeStamp: clock.now().toISOString(),
        numberMatched,
        numberReturned: page.features.length,
        links: [
          link('self', hrefOf(search), mediaTypes.geoJson, title),
          ...(page.last === null ? [] : [link('next', hrefOf(next), mediaTypes.geoJson, title)]),
          link('collection', own, mediaTypes.json, collection.title[asking.language]),
        ],
        features: page.features,
      },
    }
  }

  const answerOf = (
    pieces: readonly string[],
    search: URLSearchParams,
    base: string,
    asking: Asking,
    { version }: DataVersion,
  ): Answer | Refusal | Promise<Answer | Refusal> => {
    const { language } = asking
    const [first, id, part, featureId] = pieces
    const isAt = (length: number) => pieces.length === length
    const plain = (type: string, body: () => unknown | Promise<unknown>) => {
      const strange = strangeParameters(search)
      return strange ?? Promise.resolve(body()).then((made) => ({ type, body: made }))
    }
    if (isAt(0)) return plain(mediaTypes.json, () => landingPage(base, language))
    if (isAt(1) && first === 'conformance') return plain(mediaTypes.json, () => conformance)
    if (isAt(1) && first === 'api') return plain(mediaTypes.openApi, () => openApiDocument(base, language))
    if (first !== 'collections') return noSuchResource
    const readable = Object.entries(collections).filter(([name]) => collectionFor(name, asking))
    if (isAt(1))
      return plain(mediaTypes.json, async () =>
        collectionsDocument(
          base,
          await Promise.all(readable.map(([name, collection]) => documentOf(base, name, collection, asking, version))),
          language,
        ),
      )
    const collection = collectionFor(id, asking)
    if (collection === undefined || id === undefined) return noSuchCollection
    const own = `${base}/collections/${id}`
    if (isAt(2)) return plain(mediaTypes.json, () => documentOf(base, id, collection, asking, version))
    if (isAt(3) && part === 'queryables')
      return plain(mediaTypes.schema, () => queryablesDocument(base, id, collection, language))
    if (part !== 'items') return noSuchResource
    if (isAt(3)) {
      const question = questionOf(search, collection)
      return isRefusal(question) ? question : itemsOf(own, id, search, collection, asking, question, version)
    }
    if (!isAt(4) || featureId === undefined) return noSuchResource
    const crs = crsAskedFor(search)
    if (isRefusal(crs)) return crs
    const key = keyOf(featureId, collection)
    if (key === undefined) return noSuchFeature
    return readItem(database.db, collection, asking, key, crs).then((feature) =>
      feature === null
        ? noSuchFeature
        : {
            type: mediaTypes.geoJson,
            crs,
            body: {
              ...feature,
              links: [
                link('self', `${own}/items/${encodeURIComponent(feature.id)}`, mediaTypes.geoJson),
                link('collection', own, mediaTypes.json, collection.title[language]),
              ],
            },
          },
    )
  }

  return async ({ request, viewer: readViewer, language }: Exchange): Promise<Response> => {
    const viewer = await readViewer()
    if (viewer === null) return exceptionOf(notSignedIn, request)
    if (!may(viewer, 'readByOtherSoftware')) return exceptionOf(notPermitted, request)
    const asking: Asking = { viewer, today: clock.today(), language }
    const { pathname, search, searchParams } = new URL(request.url)
    const pieces = piecesOf(pathname)
    if (pieces === null) return exceptionOf(noSuchResource, request)
    const base = `${originOf(request)}/ogc`
    const state = await readDataVersion(database)
    const etag = `"${sha256Hex(
      JSON.stringify([state.version, asking.today, audienceOf(asking), language, base, pathname, search]),
    ).slice(0, 20)}"`
    const headers = new Headers({
      'cache-control': 'private, no-cache',
      vary: 'accept-language, authorization, cookie, x-language',
      etag,
    })
    // A tag that was given out belongs to an answer, so what it names is not refused.
    if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
    const answer = await answerOf(pieces, searchParams, base, asking, state)
    if (isRefusal(answer)) return exceptionOf(answer, request)
    headers.set('content-type', answer.type)
    headers.set('content-language', language)
    if (answer.crs !== undefined) headers.set('content-crs', `<${crsUris[answer.crs]}>`)
    return new Response(JSON.stringify(answer.body), { headers })
  }
}
