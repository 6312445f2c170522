/**
 * Where the server sends something at somebody's word: to public https addresses, and nowhere inside but where the operator
 * has said so. An address comes from outside, so it is checked when it is given, and again, resolved, whenever something is
 * sent there.
 */
import { type LookupAddress, lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An address of this machine, of a network of one's own, or of nobody. */
export const isInside = (address: string): boolean => inside.check(address, familyOf(address))

/** Which addresses may be sent to. */
export type Reach = {
  readonly allows: (address: string) => boolean
  /** A network of the operator's own, where plain http will do and names need no dot. */
  readonly isOwn: (address: string) => boolean
  readonly hasOwn: boolean
}

/** `networks`: CIDR ranges inside that the operator allows besides what is public. */
export const reachOf = (networks: readonly string[]): Reach => {
  const own = new BlockList()
  for (const range of networks) {
    const [address = '', prefix] = range.split('/')
    own.addSubnet(address, Number(prefix), familyOf(address))
  }
  const isOwn = (address: string) => own.check(address, familyOf(address))
  return { allows: (address) => !isInside(address) || isOwn(address), isOwn, hasOwn: networks.length > 0 }
}

export const outside = reachOf([])

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
const isPublicName = (host: string): boolean =>
  isIP(host) === 0 && host.includes('.') && !/(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/.test(host)

/** Whether something may be sent there, as far as the address itself tells; a name is held against it again when it is resolved. */
export const isReachable = (url: string, reach: Reach): boolean => {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  const host = bare(hostname)
  if (isIP(host) !== 0)
    return reach.isOwn(host) ? /^https?:$/.test(protocol) : protocol === 'https:' && reach.allows(host)
  return reach.hasOwn ? /^https?:$/.test(protocol) : protocol === 'https:' && isPublicName(host)
}

/**
 * Resolves as usual, and fails for a name that leads where nothing may be sent. Without TLS every address has to be the
 * operator's own.
 */
export const lookupWithin =
  (reach: Reach, isPlain: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, [])
      if (addresses.some(({ address }) => !(isPlain ? reach.isOwn(address) : reach.allows(address))))
        return callback(Object.assign(new Error('the address leads inside'), { code: 'EINSIDE' }), [])
      const [first] = addresses
      if (options.all) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family)
    })
  }
