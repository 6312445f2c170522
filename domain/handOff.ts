/**
 * A stop handed over to a navigation service by link. What each service takes stands in one table: its form of address,
 * its datum, how many places on the way. Sources: the services' own URI pages (lbs.amap.com "URI API", lbsyun.baidu.com
 * "uri/api", lbs.qq.com "uri_v1"). Nothing is sent to anybody until the user opens a link.
 */
import type { LngLat } from './coordinates'
import { fromWgs84 } from './datum'
import { type Text, text } from './text'

/** Where a link may be opened; on a desk there is no navigation app to call up. */
export type Platform = 'ios' | 'android' | 'desk'

/** iPads call themselves Macs, but no Mac has a touch screen. */
export const platformOf = (userAgent: string, touchPoints: number): Platform => {
  if (/Android|HarmonyOS/i.test(userAgent)) return 'android'
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  return /Macintosh/.test(userAgent) && touchPoints > 1 ? 'ios' : 'desk'
}

/** `at`: WGS-84, as everywhere. */
export type HandOffPlace = { readonly name: string; readonly at: LngLat }

export const mapServices = ['amap', 'baidu', 'tencent'] as const
export type MapService = (typeof mapServices)[number]
export const mapServiceLabel: Record<MapService, Text> = {
  amap: text('高德', 'AMap'),
  baidu: text('百度', 'Baidu Maps'),
  tencent: text('腾讯', 'Tencent Maps'),
}

export type HandOffLink = {
  readonly service: MapService
  readonly opens: 'app' | 'web'
  readonly href: string
  /** How many places it leads to, one after the other. */
  readonly stops: number
}

/** `from` null: where the user is. */
type Way = { readonly from: HandOffPlace | null; readonly via: readonly HandOffPlace[]; readonly to: HandOffPlace }
type Form = {
  /** The most places on the way that such a link can name. */
  readonly mostVias: number
  readonly href: (way: Way) => string
}

const ownName = 'xuncheng'
const here = '我的位置'

/** To 0.1 m, which is finer than any of the datums holds. */
const degrees = (value: number): string => value.toFixed(6)
const gcj02 = ({ at }: HandOffPlace): { readonly lng: string; readonly lat: string } => {
  const [lng, lat] = fromWgs84(at, 'GCJ-02')
  return { lng: degrees(lng), lat: degrees(lat) }
}
/** Without what parts one field from the next inside a value, and without what no address can spell. */
const plainName = ({ name }: HandOffPlace): string => name.replace(/[,|;]/g, ' ').replace(/\p{Cs}/gu, '')

const query = (fields: Readonly<Record<string, string | null>>): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (value === null ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&')

/** 'lng,lat,name'. */
const amapPlace = (place: HandOffPlace): string => {
  const { lng, lat } = gcj02(place)
  return `${lng},${lat},${plainName(place)}`
}
/** 'lng,lat': its places on the way have no name. */
const amapVia = (place: HandOffPlace): string => {
  const { lng, lat } = gcj02(place)
  return `${lng},${lat}`
}
const amapWeb: Form = {
  mostVias: 1,
  href: ({ from, via: [via], to }) =>
    `https://uri.amap.com/navigation?${query({
      from: from && amapPlace(from),
      to: amapPlace(to),
      via: via ? amapVia(via) : null,
      mode: 'car',
      coordinate: 'gaode',
      src: ownName,
      // On a phone the app is called up where it is installed.
      callnative: '1',
    })}`,
}
/** Begins to navigate from where the phone is. `dev=0`: the position is GCJ-02 already. */
const amapApp = (scheme: 'iosamap' | 'androidamap'): Form => ({
  mostVias: 0,
  href: ({ to }) => {
    const { lng, lat } = gcj02(to)
    return `${scheme}://navi?${query({
      sourceApplication: ownName,
      poiname: plainName(to),
      lat,
      lon: lng,
      dev: '0',
      style: '0',
    })}`
  },
})

/** 'latlng:lat,lng|name:name'. */
const baiduPlace = (place: HandOffPlace): string => {
  const { lng, lat } = gcj02(place)
  return `latlng:${lat},${lng}|name:${plainName(place)}`
}
/** Baidu's own datum is BD-09: that these are GCJ-02 has to be said. */
const baiduFields = ({ from, to }: Way) => ({
  origin: from === null ? here : baiduPlace(from),
  destination: baiduPlace(to),
  mode: 'driving',
  coord_type: 'gcj02',
})
const baiduWeb: Form = {
  mostVias: 0,
  href: (way) =>
    `https://api.map.baidu.com/direction?${query({
      ...baiduFields(way),
      // Read only where a place is given by name alone, yet refused without.
      region: '吕梁市',
      output: 'html',
      src: `webapp.${ownName}.${ownName}`,
    })}`,
}
/** Its Android app listens to web pages by a scheme of its own. */
const baiduApp = (scheme: 'baidumap' | 'bdapp', source: string): Form => ({
  mostVias: 3,
  href: (way) =>
    `${scheme}://map/direction?${query({
      ...baiduFields(way),
      viaPoints:
        way.via.length === 0
          ? null
          : JSON.stringify({
              viaPoints: way.via.map((place) => {
                const { lng, lat } = gcj02(place)
                return { name: plainName(place), lat: Number(lat), lng: Number(lng) }
              }),
            }),
      src: `${source}.${ownName}.${ownName}`,
    })}`,
})

const tencentFields = ({ from, to }: Way) => {
  const [start, end] = [from && gcj02(from), gcj02(to)]
  return {
    type: 'drive',
    from: from === null ? here : plainName(from),
    fromcoord: start === null ? 'CurrentLocation' : `${start.lat},${start.lng}`,
    to: plainName(to),
    tocoord: `${end.lat},${end.lng}`,
    referer: ownName,
  }
}
const tencent = (address: string): Form => ({ mostVias: 0, href: (way) => `${address}?${query(tencentFields(way))}` })
const tencentApp = tencent('qqmap://map/routeplan')

const forms: Readonly<
  Record<MapService, { readonly web: Form; readonly app: Readonly<Record<'ios' | 'android', Form>> }>
> = {
  amap: { web: amapWeb, app: { ios: amapApp('iosamap'), android: amapApp('androidamap') } },
  baidu: { web: baiduWeb, app: { ios: baiduApp('baidumap', 'ios'), android: baiduApp('bdapp', 'andr') } },
  tencent: {
    web: tencent('https://apis.map.qq.com/uri/v1/routeplan'),
    app: { ios: tencentApp, android: tencentApp },
  },
}

/**
 * Links to the first of these places; and, where a service takes places on the way, one that leads by as many of the
 * following as it takes. On a desk they are web pages, and the way begins at `before`, the place left last, since nobody
 * drives there. On a phone they are apps, every way beginning where the phone is, and last AMap's page for who has none.
 */
export const handOffLinks = (
  places: readonly HandOffPlace[],
  before: HandOffPlace | null,
  platform: Platform,
): readonly HandOffLink[] => {
  const [first] = places
  if (first === undefined) return []
  const linksBy = (service: MapService, opens: HandOffLink['opens'], { mostVias, href }: Form): HandOffLink[] => {
    const from = platform === 'desk' ? before : null
    const led = places.slice(0, mostVias + 1)
    const to = led.at(-1) ?? first
    const alone = { service, opens, href: href({ from, via: [], to: first }), stops: 1 }
    return led.length < 2
      ? [alone]
      : [alone, { service, opens, href: href({ from, via: led.slice(0, -1), to }), stops: led.length }]
  }
  return platform === 'desk'
    ? mapServices.flatMap((service) => linksBy(service, 'web', forms[service].web))
    : [
        ...mapServices.flatMap((service) => linksBy(service, 'app', forms[service].app[platform])),
        ...linksBy('amap', 'web', amapWeb),
      ]
}

/** What a code on paper opens: a web address, since any phone may read it; AMap's calls up its app where there is one. */
export const paperLink = (place: HandOffPlace): string => amapWeb.href({ from: null, via: [], to: place })
