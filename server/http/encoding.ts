/** Which compression a browser takes, best first. */
export type Encoding = 'br' | 'gzip'

export const acceptedEncoding = (headers: Headers): Encoding | null => {
  const accepts = headers.get('accept-encoding') ?? ''
  const takes = (name: string) => new RegExp(`(^|[\\s,])${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))|,|$)`).test(accepts)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}

/** Whether the browser has this very version; a proxy's compression may have made the tag a weak one. */
export const hasVersion = (headers: Headers, etag: string): boolean =>
  (headers.get('if-none-match') ?? '').split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === etag)
