/**
 * Where a browser may ask to be reached: at a public https address, and nowhere inside. The address comes from outside, so
 * it is checked when it is given, and again, resolved, whenever something is sent there.
 */
import { type LookupAddress, lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { type Refusal, refuse } from '../../domain/refusal'

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

/** An address of this machine, of a network of one's own, or of nobody. */
export const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

const notOutside = refuse(
  'invalid',
  '浏览器给出的推送地址不能使用，没有开启。请换用系统自带的或最新的浏览器。',
  'The push address that the browser gave cannot be used, so it was not switched on. Use another or a newer browser.',
)

/** `anywhere`: a test's own push service on this machine. */
export const endpointIsWrong = (endpoint: string, anywhere: boolean): Refusal | undefined => {
  if (!URL.canParse(endpoint)) return notOutside
  const { protocol, hostname, username, password } = new URL(endpoint)
  if (anywhere) return undefined
  const host = bare(hostname)
  const isNamed =
    isIP(host) === 0 && host.includes('.') && !/(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/.test(host)
  return protocol === 'https:' &&
    username === '' &&
    password === '' &&
    (isNamed || (isIP(host) !== 0 && !isInside(host)))
    ? undefined
    : notOutside
}

/** Resolves as usual, and fails for a name that leads inside. */
export const outsideOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, [])
    if (addresses.some(({ address }) => isInside(address)))
      return callback(Object.assign(new Error('the push address leads inside'), { code: 'EINSIDE' }), [])
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  })
}
