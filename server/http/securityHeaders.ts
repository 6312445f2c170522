/** What a browser may do with an answer. Nothing is allowed but what the page needs, and no inline script or style. */

/** 'https://t{s}.example.cn/…' and 'https://t{0-7}.example.cn/…' name many hosts; a policy says so with a star. */
export const originOfTemplate = (url: string): string => {
  const [, scheme = '', host = ''] = /^(https?:\/\/)([^/?#]+)/.exec(url) ?? []
  const labels = host.split('.')
  const last = labels.findLastIndex((label) => label.includes('{'))
  return scheme + (last < 0 ? host : ['*', ...labels.slice(last + 1)].join('.'))
}

export type PolicyOptions = {
  /** Where base maps come from outside this server. */
  readonly basemapOrigins: readonly string[]
  /** Lets the styles through that carry it: those that Mantine writes for its theme. */
  readonly styleNonce?: string
}

export const contentSecurityPolicy = ({ basemapOrigins, styleNonce }: PolicyOptions): string => {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...(styleNonce === undefined ? [] : [`'nonce-${styleNonce}'`])],
    'worker-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...basemapOrigins],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...basemapOrigins],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

export const securityHeaders = (options: {
  readonly basemapOrigins: readonly string[]
  readonly https: boolean
}): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(options),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  ...(options.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})
