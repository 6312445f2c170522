/** What a procedure is given: plain values, so that a test can call one without a request. */
import type { Viewer } from '../domain/people'
import type { Language } from '../domain/text'
import type { Announcements } from './announcements'
import type { Basemaps } from './basemap/basemaps'
import type { BlobStore } from './blobs/blobStore'
import type { CityStore } from './city/cityStore'
import type { Clock } from './clock'
import type { Seals } from './contacts/seal'
import type { Database } from './db/open'
import type { PaperFiles } from './papers/paperFiles'
import type { RateLimiter } from './rateLimiter'
import type { PlanRoutes } from './routing/planRoutes'
import type { Solver } from './routing/solver'
import type { TravelEngine } from './routing/travel/engine'
import type { Webhooks } from './webhooks/webhooks'

export type Server = {
  readonly database: Database
  readonly clock: Clock
  readonly announcements: Announcements
  /** The city in columns, for the leaders' numbers. */
  readonly city: CityStore
  /** Where photos and papers lie. */
  readonly blobs: BlobStore
  /** The files of papers: made once of what was signed, then kept. */
  readonly paperFiles: PaperFiles
  /** Searches for routes, beside the server's own thread. */
  readonly solver: Solver
  /** Travel times and lines, by roads where the office has an engine for them. */
  readonly travel: TravelEngine
  /** Routes by the office's VROOM, or by the solver. */
  readonly planRoutes: PlanRoutes
  /** Seals and opens what is personal of contacts. */
  readonly seals: Seals
  /** What other systems are told. */
  readonly webhooks: Omit<Webhooks, 'close'>
  readonly rateLimiter: RateLimiter
  /** What may be drawn under everything; without any, nothing external is fetched. */
  readonly basemaps: Pick<Basemaps, 'offered'>
  /** Null: Web Push is not configured. `anywhere` is a test's. */
  readonly push: { readonly publicKey: string; readonly anywhere: boolean } | null
}

export type Context = Server & {
  /** Null: nobody is signed in. Posts are those held today, read anew at every request. */
  readonly viewer: Viewer | null
  readonly language: Language
  /** The client's address, as far as trusted proxies tell it; for rates only. */
  readonly address: string
}
