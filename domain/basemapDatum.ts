/**
 * Which base maps fit the points. A tile cannot be moved: one in GCJ-02 or BD-09 lies some 500 m beside the points, by
 * another amount at every place, and is refused.
 */
import type { BasemapDatum } from './basemap'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

type Provider = {
  readonly name: Text
  readonly datum: 'GCJ-02' | 'BD-09'
  readonly host: RegExp
  /** Where the host alone does not say it. */
  readonly address?: RegExp
}

/** Who draws tiles in a shifted datum, told by the address whatever has been stated. */
const shiftedProviders: readonly Provider[] = [
  { name: text('高德地图', 'AMap'), datum: 'GCJ-02', host: /(^|\.)(autonavi|amap|mapabc)\.com$/ },
  { name: text('腾讯地图', 'Tencent Maps'), datum: 'GCJ-02', host: /(^|\.)(map\.)?(gtimg|qq)\.(com|cn)$/ },
  { name: text('谷歌中国地图', 'Google Maps China'), datum: 'GCJ-02', host: /(^|\.)google(apis)?\.cn$/ },
  // Abroad Google's pictures alone are unshifted, and those only without `gl=cn`; its streets over China never are.
  {
    name: text('谷歌地图', 'Google Maps'),
    datum: 'GCJ-02',
    host: /(^|\.)google(apis)?\.com(\.\w\w)?$/,
    address: /[?&,/]gl=cn|[?&,/]lyrs=(?!s([@&,]|$))/i,
  },
  { name: text('必应中国地图', 'Bing Maps China'), datum: 'GCJ-02', host: /(^|\.)ditu\.live\.com$/ },
  { name: text('智图', 'GeoQ'), datum: 'GCJ-02', host: /(^|\.)geoq\.cn$/ },
  { name: text('搜狗地图', 'Sogou Maps'), datum: 'GCJ-02', host: /(^|\.)(sogou|sogoucdn|go2map)\.com$/ },
  {
    name: text('百度地图', 'Baidu Maps'),
    datum: 'BD-09',
    host: /(^|\.)(baidu|bdimg|bdstatic|baidubce|bcebos)\.com$/,
  },
]

/** The host of an address or template, as 'webrd0{1-4}.is.autonavi.com'; lower case, without a port. */
const hostOf = (url: string): string => {
  const [, host = ''] = /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url) ?? []
  return host.toLowerCase().replace(/\.$/, '')
}

const shifted = (name: Text, datum: 'GCJ-02' | 'BD-09'): Refusal =>
  refuse(
    'invalid',
    `${name.zh}的瓦片是 ${datum} 坐标系，点位会偏出约 500 米，而瓦片无法准确纠正。请换用 WGS-84 或 CGCS2000 的底图，例如天地图。`,
    `The tiles of ${name.en} are in ${datum}: points would lie some 500 m off, and tiles cannot be moved exactly. Use a base map in WGS-84 or CGCS2000, such as Tianditu.`,
  )

/** Why a base map at this address, in this stated datum, cannot lie under the points; null: it fits. */
export const basemapFault = (url: string, stated?: BasemapDatum): Refusal | null => {
  const host = hostOf(url)
  const provider = shiftedProviders.find((one) => one.host.test(host) && (one.address?.test(url) ?? true))
  if (provider) return shifted(provider.name, provider.datum)
  return stated === 'GCJ-02' || stated === 'BD-09' ? shifted(text('这个底图', 'this base map'), stated) : null
}
