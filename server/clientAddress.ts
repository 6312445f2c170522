/**
 * Where a request comes from, for limits only. X-Forwarded-For is anybody's to write, so it is read from its end, and only
 * as far as each hop is a proxy that the office named in TRUSTED_PROXIES.
 */
import { BlockList, isIP } from 'node:net'

export type ClientAddress = (socketAddress: string | undefined, forwardedFor: string | null) => string

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** An IPv4 address as a dual-stack socket writes it, '::ffff:10.0.0.1', is that IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/**
 * A household or an office is given a whole /64 of IPv6 addresses and may change among them at will, so its first four
 * groups are the address.
 */
const asOne = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = before === '' ? [] : before.split(':')
  if (after !== undefined) {
    const behind = after === '' ? 0 : after.split(':').length
    groups.push(...Array.from({ length: 8 - groups.length - behind }, () => '0'))
  }
  return `${[...groups, ...(after ?? '').split(':')].slice(0, 4).join(':')}::/64`
}

/** `trustedProxies` are CIDR ranges such as '10.0.0.0/8'. */
export const clientAddressOf = (trustedProxies: readonly string[]): ClientAddress => {
  const trusted = new BlockList()
  for (const range of trustedProxies) {
    const [address = '', prefix] = range.split('/')
    trusted.addSubnet(address, Number(prefix), familyOf(address))
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, familyOf(address))

  return (socketAddress, forwardedFor) => {
    let address = plain(socketAddress ?? '')
    const hops = forwardedFor?.split(',').map((hop) => plain(hop.trim())) ?? []
    while (isTrusted(address)) {
      const before = hops.pop()
      if (before === undefined || isIP(before) === 0) break
      address = before
    }
    return asOne(address)
  }
}
