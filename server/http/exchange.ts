/** One request as a route's handler sees it, and a route as the table in server/routes.ts states it. */
import type { Viewer } from '../../domain/people'
import type { Permission } from '../../domain/permissions'
import type { Refusal } from '../../domain/refusal'
import type { Language } from '../../domain/text'
import type { Rate } from '../rateLimiter'
import type { SignedIn } from '../viewer'

export type Exchange = {
  readonly request: Request
  /** Where it comes from, as far as trusted proxies tell it; for limits only. */
  readonly address: string
  readonly language: Language
  /** Who is signed in, read once per request when first asked for. */
  readonly identify: () => Promise<SignedIn | null>
  /** Whoever asks, by what the route takes for it: the session, or on some routes an access token in its place. */
  readonly viewer: () => Promise<Viewer | null>
}

export type Route = {
  readonly method: 'GET' | 'POST'
  /** Exact, or ending in '/*'. */
  readonly path: string
  /** `statedByProcedure`: /trpc, where each procedure names its own. */
  readonly permission: Permission | 'statedByProcedure'
  readonly rate: Rate
  /** Who asks may show an access token here; without this line the session alone counts, and a token says nothing. */
  readonly identity?: 'sessionOrToken'
  /** 0: no body is read. */
  readonly bodyLimitBytes: number
  /** What a larger body is told, where there is something better to say than that it is too large. */
  readonly tooLarge?: Refusal
  /** How a refusal is told to who reads it in another form: a person before a page of its own, other software. */
  readonly refuse?: (refusal: Refusal, request: Request) => Response
  readonly handler: (exchange: Exchange) => Response | Promise<Response>
}

/** The header of the client's switch goes before the browser's preference; Chinese where neither says. */
export const languageOf = (headers: Headers): Language => {
  const wished = [headers.get('x-language'), ...(headers.get('accept-language')?.split(',') ?? [])]
  for (const wish of wished) {
    const language = wish?.trim().slice(0, 2).toLowerCase()
    if (language === 'zh' || language === 'en') return language
  }
  return 'zh'
}
