/** Which compression a browser takes, best first. */
export type Encoding = 'br' | 'gzip'

export const accepts = (headers: Headers, encoding: Encoding): boolean =>
  new RegExp(`(^|[\\s,])${encoding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))|,|$)`).test(headers.get('accept-encoding') ?? '')

export const acceptedEncoding = (headers: Headers): Encoding | null =>
  (['br', 'gzip'] as const).find((encoding) => accepts(headers, encoding)) ?? null

/** Whether the browser has this very version; a proxy's compression may have made the tag a weak one. */
export const hasVersion = (headers: Headers, etag: string): boolean =>
  (headers.get('if-none-match') ?? '').split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === etag)
