/** What is handed to navigation services: every link as it is opened, read back field by field. */
import { describe, expect, it } from 'vitest'
import { fromWgs84 } from '../../domain/datum'
import {
  type HandOffPlace,
  handOffLinks,
  mapServices,
  type Platform,
  paperLink,
  platformOf,
} from '../../domain/handOff'

const office: HandOffPlace = { name: '指挥部', at: [111.1, 37.5] }
const school: HandOffPlace = { name: '第一中学', at: [111.134, 37.524] }
const hall: HandOffPlace = { name: 'A,B|C;D&E', at: [111.14, 37.53] }
const village: HandOffPlace = { name: '王家坡村', at: [111.15, 37.53] }

const read = (href: string) => {
  const [address = '', query = ''] = href.split('?')
  return { address, ...Object.fromEntries(new URLSearchParams(query)) }
}
const linksOf = (platform: Platform, places = [school], before: HandOffPlace | null = office) =>
  handOffLinks(places, before, platform).map(({ href, ...link }) => ({ ...link, ...read(href) }))

describe('on a desk', () => {
  it('only web pages are offered, and the way begins at the stop before', () => {
    expect(linksOf('desk')).toEqual([
      {
        service: 'amap',
        opens: 'web',
        stops: 1,
        address: 'https://uri.amap.com/navigation',
        from: '111.106369,37.500814,指挥部',
        to: '111.140372,37.524793,第一中学',
        mode: 'car',
        coordinate: 'gaode',
        src: 'xuncheng',
        callnative: '1',
      },
      {
        service: 'baidu',
        opens: 'web',
        stops: 1,
        address: 'https://api.map.baidu.com/direction',
        origin: 'latlng:37.500814,111.106369|name:指挥部',
        destination: 'latlng:37.524793,111.140372|name:第一中学',
        mode: 'driving',
        coord_type: 'gcj02',
        region: '吕梁市',
        output: 'html',
        src: 'webapp.xuncheng.xuncheng',
      },
      {
        service: 'tencent',
        opens: 'web',
        stops: 1,
        address: 'https://apis.map.qq.com/uri/v1/routeplan',
        type: 'drive',
        from: '指挥部',
        fromcoord: '37.500814,111.106369',
        to: '第一中学',
        tocoord: '37.524793,111.140372',
        referer: 'xuncheng',
      },
    ])
  })

  it('without a stop before, the way begins where the user is', () => {
    const [amap, baidu, tencent] = linksOf('desk', [school], null)
    expect(amap).not.toHaveProperty('from')
    expect(baidu).toMatchObject({ origin: '我的位置' })
    expect(tencent).toMatchObject({ from: '我的位置', fromcoord: 'CurrentLocation' })
  })
})

describe('on a phone', () => {
  it.each([
    ['ios', 'iosamap://navi', 'baidumap://map/direction', 'ios.xuncheng.xuncheng'],
    // Its Baidu app listens to web pages by another scheme than to other apps.
    ['android', 'androidamap://navi', 'bdapp://map/direction', 'andr.xuncheng.xuncheng'],
  ] as const)('%s: the apps come first, each way beginning where the phone is', (platform, amap, baidu, source) => {
    const links = linksOf(platform)
    expect(links.map(({ service, opens }) => `${service} ${opens}`)).toEqual([
      'amap app',
      'baidu app',
      'tencent app',
      // For who has none of them.
      'amap web',
    ])
    expect(links.slice(0, 3)).toEqual([
      {
        service: 'amap',
        opens: 'app',
        stops: 1,
        address: amap,
        sourceApplication: 'xuncheng',
        poiname: '第一中学',
        lat: '37.524793',
        lon: '111.140372',
        // No further shift: it is GCJ-02.
        dev: '0',
        style: '0',
      },
      {
        service: 'baidu',
        opens: 'app',
        stops: 1,
        address: baidu,
        origin: '我的位置',
        destination: 'latlng:37.524793,111.140372|name:第一中学',
        mode: 'driving',
        coord_type: 'gcj02',
        src: source,
      },
      {
        service: 'tencent',
        opens: 'app',
        stops: 1,
        address: 'qqmap://map/routeplan',
        type: 'drive',
        from: '我的位置',
        fromcoord: 'CurrentLocation',
        to: '第一中学',
        tocoord: '37.524793,111.140372',
        referer: 'xuncheng',
      },
    ])
    expect(links[3]).not.toHaveProperty('from')
  })
})

describe('several stops', () => {
  const ahead = (platform: Platform, count: number) =>
    linksOf(platform, [school, hall, village, office, school].slice(0, count)).filter(({ stops }) => stops > 1)

  it('AMap’s web page takes one place on the way, and no other web page takes any', () => {
    expect(ahead('desk', 3)).toEqual([
      expect.objectContaining({
        service: 'amap',
        stops: 2,
        via: '111.140372,37.524793',
        to: '111.146368,37.530786,A B C D&E',
      }),
    ])
  })

  it('Baidu’s app takes up to three', () => {
    const [baidu, amap] = ahead('ios', 5)
    expect(baidu).toMatchObject({
      service: 'baidu',
      opens: 'app',
      stops: 4,
      destination: 'latlng:37.500814,111.106369|name:指挥部',
    })
    expect(JSON.parse((baidu as { viaPoints?: string }).viaPoints ?? '')).toEqual({
      viaPoints: [
        { name: '第一中学', lat: 37.524793, lng: 111.140372 },
        { name: 'A B C D&E', lat: 37.530786, lng: 111.146368 },
        { name: '王家坡村', lat: 37.53077, lng: 111.156357 },
      ],
    })
    expect(amap).toMatchObject({ service: 'amap', opens: 'web', stops: 2 })
  })

  it('the last stop of a route has none ahead, and no stop has no link', () => {
    expect(ahead('android', 1)).toEqual([])
    expect(handOffLinks([], office, 'desk')).toEqual([])
  })
})

it('positions are GCJ-02, some 500 m from where WGS-84 would put them', () => {
  const [lng, lat] = fromWgs84(school.at, 'GCJ-02')
  expect([lng.toFixed(6), lat.toFixed(6)]).toEqual(['111.140372', '37.524793'])
  for (const link of handOffLinks([school], null, 'android')) expect(link.href).not.toContain('111.134')
})

it('names are percent-encoded, and half a character is left out', () => {
  for (const { href } of handOffLinks([{ name: '东关 #1\ud800', at: [111.1, 37.5] }], null, 'android')) {
    expect(href).toMatch(/%E4%B8%9C%E5%85%B3%20%231/)
    expect(href).toMatch(/^[\x21-\x7e]+$/)
  }
})

it('what is scanned from paper is a web address that any phone can open', () => {
  expect(read(paperLink(school))).toMatchObject({
    address: 'https://uri.amap.com/navigation',
    to: '111.140372,37.524793,第一中学',
    coordinate: 'gaode',
    callnative: '1',
  })
})

it('every service has its turn', () => {
  expect(new Set(linksOf('desk').map(({ service }) => service))).toEqual(new Set(mapServices))
})

it.each([
  ['Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/120 Mobile', 5, 'android'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) HarmonyOS/5.0 ArkWeb/4.1 Mobile', 5, 'android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605', 5, 'ios'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605', 5, 'ios'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605', 0, 'desk'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120', 10, 'desk'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/120', 0, 'desk'],
] as const)('%s with %i touch points is %s', (userAgent, touchPoints, platform) => {
  expect(platformOf(userAgent, touchPoints)).toBe(platform)
})
