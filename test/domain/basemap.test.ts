/** The base maps to choose from, and which of them fit the points. */
import { describe, expect, it } from 'vitest'
import { basemapIds, basemapTable, datumText, tiandituLayers } from '../../domain/basemap'
import { basemapFault } from '../../domain/basemapDatum'

describe('the table of base maps', () => {
  it('begins with none, and none is in a shifted datum', () => {
    expect(basemapIds[0]).toBe('none')
    expect(Object.fromEntries(basemapIds.map((id) => [id, basemapTable[id].datum]))).toEqual({
      none: 'WGS-84',
      offline: 'WGS-84',
      tiandituVec: 'CGCS2000',
      tiandituImg: 'CGCS2000',
      tiandituTer: 'CGCS2000',
      own: 'stated',
    })
  })

  it('draws each map of 天地图 under its own names', () => {
    expect(basemapTable.tiandituVec.tianditu).toEqual(['vec', 'cva'])
    expect(basemapTable.tiandituImg.tianditu).toEqual(['img', 'cia'])
    expect(basemapTable.tiandituTer.tianditu).toEqual(['ter', 'cta'])
    expect(basemapIds.flatMap((id) => basemapTable[id].tianditu).sort()).toEqual([...tiandituLayers].sort())
  })

  it('names OpenStreetMap and the map approval number where they have to be named', () => {
    expect(basemapTable.offline.attribution?.zh).toMatch(/OpenStreetMap.*ODbL/)
    for (const id of ['tiandituVec', 'tiandituImg', 'tiandituTer'] as const)
      expect(basemapTable[id].attribution?.zh).toMatch(/天地图.*审图号 GS（\d{4}）\d+号/)
  })

  it.each([
    [{ id: 'offline', url: '/x' }, 'WGS-84'],
    [{ id: 'tiandituVec' }, 'CGCS2000，与 WGS-84 一致'],
    [{ id: 'own', url: 'https://a.cn', datum: 'CGCS2000', attribution: null }, 'CGCS2000，与 WGS-84 一致'],
    [{ id: 'own', url: 'https://a.cn', datum: 'WGS-84', attribution: null }, 'WGS-84'],
    [{ id: 'own', url: 'https://a.cn', datum: null, attribution: null }, '坐标系未注明，按 WGS-84'],
  ] as const)('says the datum of %j: %s', (offered, words) => {
    expect(datumText(offered).zh).toBe(words)
  })
})

describe('a base map that does not fit the points', () => {
  it.each([
    ['https://webrd0{1-4}.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}', '高德地图', 'GCJ-02'],
    ['https://wprd01.is.AutoNavi.com:443/appmaptile?x={x}&y={y}&z={z}', '高德地图', 'GCJ-02'],
    ['https://user:word@tile.amap.com/{z}/{x}/{y}', '高德地图', 'GCJ-02'],
    ['https://rt{s}.map.gtimg.com/tile?z={z}&x={x}&y={-y}', '腾讯地图', 'GCJ-02'],
    ['https://p1.map.qq.com/{z}/{x}/{y}', '腾讯地图', 'GCJ-02'],
    ['https://mt{0-3}.google.cn/vt/lyrs=m&x={x}&y={y}&z={z}', '谷歌中国地图', 'GCJ-02'],
    ['https://www.google.com/maps/vt?lyrs=s@189&gl=cn&x={x}&y={y}&z={z}', '谷歌地图', 'GCJ-02'],
    ['https://mt1.google.com/vt/lyrs=m&x={x}&y={y}&z={z}', '谷歌地图', 'GCJ-02'],
    ['https://dynamic.t0.tiles.ditu.live.com/comp/ch/{z}/{x}/{y}', '必应中国地图', 'GCJ-02'],
    ['https://map.geoq.cn/ArcGIS/rest/services/ChinaOnlineCommunity/MapServer/tile/{z}/{y}/{x}', '智图', 'GCJ-02'],
    ['https://maponline{0-3}.bdimg.com/tile/?x={x}&y={y}&z={z}', '百度地图', 'BD-09'],
  ])('%s is known as %s, %s, whatever is stated', (url, name, datum) => {
    for (const stated of [undefined, 'WGS-84', 'CGCS2000'] as const) {
      expect(basemapFault(url, stated)).toEqual({
        kind: 'invalid',
        refused: {
          zh: `${name}的瓦片是 ${datum} 坐标系，点位会偏出约 500 米，而瓦片无法准确纠正。请换用 WGS-84 或 CGCS2000 的底图，例如天地图。`,
          en: expect.stringMatching(/points would lie some 500 m off.*Use a base map in WGS-84 or CGCS2000/),
        },
      })
    }
  })

  it.each(['GCJ-02', 'BD-09'] as const)('is one of which %s is stated', (stated) => {
    expect(basemapFault('https://tiles.example.cn/{z}/{x}/{y}.png', stated)?.refused.zh).toContain(stated)
  })

  it.each([
    'https://t{0-7}.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=key',
    'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
    'https://mt1.google.com/vt/lyrs=s&x={x}&y={y}&z={z}',
    'https://tiles.example.cn/{z}/{x}/{y}.png?from=autonavi.com',
    'https://notamap.com/{z}/{x}/{y}.png',
    'https://amap.com.example.cn/{z}/{x}/{y}.png',
    'http://10.0.0.8:8080/style.json',
  ])('is not %s', (url) => {
    expect(basemapFault(url)).toBeNull()
    expect(basemapFault(url, 'CGCS2000')).toBeNull()
  })
})
