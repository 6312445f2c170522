/**
 * The built client. Only what was in the folder at start is ever read, so no path can lead out of it. Files with a hash in
 * their name never change; the page itself is asked for anew each time.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { bringsSession } from '../sessionCookie'
import { acceptedEncoding, hasVersion } from './encoding'
import type { Exchange } from './exchange'
import { nothingHere, refusalResponse } from './refusals'
import { contentSecurityPolicy } from './securityHeaders'

const typeOf: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Addresses of files, by the URL's path: '/assets/main-1a2b.js' → where it lies. */
const filesIn = (folder: string): Map<string, string> => {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    // Not built: a server under test or beside the development server of the client.
    names = []
  }
  return new Map(names.map((file) => [file.slice(folder.length).replaceAll(sep, '/'), file]))
}

const versionOf = (content: Buffer): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 20)}"`

export const clientFiles = (folder: string, basemapOrigins: readonly string[]) => {
  const files = filesIn(folder)
  const pageFile = files.get('/index.html')
  const page = pageFile === undefined ? null : readFileSync(pageFile, 'utf8')

  const file = async ({ request }: Exchange): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const type = typeOf[extname(pathname)]
    const found = files.get(pathname)
    if (found === undefined || type === undefined) return refusalResponse(nothingHere)
    const encoding = acceptedEncoding(request.headers) === 'br' && files.has(`${pathname}.br`) ? 'br' : null
    const headers = new Headers({ 'content-type': type, vary: 'accept-encoding' })
    // A file of a build that has been replaced while the server ran: the page has to be loaded anew.
    const content = await readFile(encoding === 'br' ? `${found}.br` : found).catch(() => null)
    if (content === null) return refusalResponse(nothingHere)
    if (pathname.startsWith('/assets/')) headers.set('cache-control', 'public, max-age=31536000, immutable')
    else {
      const etag = versionOf(content)
      headers.set('cache-control', 'no-cache')
      headers.set('etag', etag)
      if (hasVersion(request.headers, etag)) return new Response(null, { status: 304, headers })
    }
    if (encoding !== null) headers.set('content-encoding', encoding)
    return new Response(new Uint8Array(content), { headers })
  }

  /**
   * The page with a nonce of its own, which its styles carry: `<meta name="csp-nonce" content="…">`. And with whether the
   * browser holds a session's cookie, good or not, which the page itself cannot see: `<meta name="has-session">`.
   */
  const index = ({ request }: Exchange): Response => {
    if (page === null) return refusalResponse(nothingHere)
    const styleNonce = randomBytes(16).toString('base64')
    const metas = [
      `<meta name="csp-nonce" content="${styleNonce}">`,
      ...(bringsSession(request.headers) ? ['<meta name="has-session" content="">'] : []),
    ]
    const html = page.replace('<head>', ['<head>', ...metas].join('\n    '))
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': contentSecurityPolicy({ basemapOrigins, styleNonce }),
      },
    })
  }

  return {
    file,
    index,
    /** A file where there is one; else the page, whose router knows the path, if a person asked for it. */
    fileOrIndex: (exchange: Exchange): Response | Promise<Response> => {
      const { pathname } = new URL(exchange.request.url)
      if (pathname !== '/index.html' && files.has(pathname)) return file(exchange)
      const isOfApi = /^\/(api|trpc|ogc)(\/|$)/.test(pathname)
      const isForPerson = exchange.request.headers.get('accept')?.includes('text/html') ?? false
      return isForPerson && !isOfApi ? index(exchange) : refusalResponse(nothingHere)
    },
  }
}
