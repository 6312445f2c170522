import {
  createExpression,
  latest,
  type StylePropertySpecification,
  validateStyleMin,
} from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { isTemplate, rasterParts, styleParts, tiandituParts } from '../../client/map/basemapParts'
import { groundLayers } from '../../client/map/groundLayers'
import { labelLayers } from '../../client/map/labelLayers'
import { markerLayers } from '../../client/map/markerLayers'
import { offlineLayers, offlineParts } from '../../client/map/offlineBasemap'
import { mapThemes } from '../../client/map/palette'
import { routeStopLayers } from '../../client/map/routeLayers'
import { scopeLayers } from '../../client/map/scopeLayers'
import { keepData, styleOf } from '../../client/map/style'
import { languages } from '../../domain/text'

const own = (url: string) => ({ id: 'own' as const, url, datum: null, attribution: null })
const day = { theme: 'light', language: 'zh' } as const
const basemap = rasterParts(own('https://tiles.example.cn/{z}/{x}/{y}.png'), day)

/** There is no map here to be told of a protocol. */
const register = () => undefined

const styles = mapThemes.flatMap((theme) =>
  languages.flatMap((language) => [
    { name: `${theme} ${language}`, style: styleOf({ theme, language, basemap: null }) },
    { name: `${theme} ${language} over a base map`, style: styleOf({ theme, language, basemap }) },
    {
      name: `${theme} ${language} over the offline base map`,
      style: styleOf({
        theme,
        language,
        basemap: offlineParts('http://here/x.pmtiles', {}, { theme, language }, register),
      }),
    },
  ]),
)

describe.each(styles)('the $name style', ({ style }) => {
  it('is a valid style', () => {
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([])
  })

  it('writes its colours in lower-case hex', () => {
    const colors = JSON.stringify(style.layers).match(/#[0-9a-fA-F]+/g) ?? []
    expect(colors.length).toBeGreaterThan(10)
    for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('names every source that its layers draw from', () => {
    for (const layer of style.layers)
      if ('source' in layer && layer.source) expect(Object.keys(style.sources)).toContain(layer.source)
  })

  it('holds no data and fetches no fonts', () => {
    for (const source of Object.values(style.sources))
      if (source.type === 'geojson') expect(source.data).toEqual({ type: 'FeatureCollection', features: [] })
    expect(style.glyphs).toBeUndefined()
  })
})

const look = { theme: 'light', language: 'zh', hasBasemap: false } as const
const typesOf = (layers: readonly LayerSpecification[]) => new Set(layers.map(({ type }) => type))

describe('layers', () => {
  it('draw ground and scopes without any text', () => {
    expect(typesOf([...groundLayers(look), ...scopeLayers(look)])).toEqual(new Set(['fill', 'line']))
  })

  it('draw labels, and the lines that lead to what they name, as labels only', () => {
    const [symbols, rest] = [
      labelLayers(look).filter(({ type }) => type === 'symbol'),
      labelLayers(look).filter(({ type }) => type !== 'symbol'),
    ]
    expect(rest.map(({ id }) => id)).toEqual(['leaders', 'leader-ends'])
    for (const layer of symbols) expect(layer.layout).toHaveProperty('text-field')
  })

  it('always show every marker, above all but the stops of a route plan', () => {
    const markers = markerLayers(look)
    for (const layer of markers) expect(layer.layout).toMatchObject({ 'icon-allow-overlap': true })
    const { layers } = styleOf({ theme: 'light', language: 'zh', basemap: null })
    const above = routeStopLayers(look)
    expect(layers.slice(-markers.length - above.length).map(({ id }) => id)).toEqual(
      [...markers, ...above].map(({ id }) => id),
    )
  })

  it('show a point by the layer of its status alone, the worst status drawn last', () => {
    const ofPoints = markerLayers(look).filter((layer) => 'source' in layer && layer.source === 'points')
    expect(ofPoints.map(({ id }) => id)).toEqual([
      'points-compliant',
      'points-uninspected',
      'points-awaitingRecheck',
      'points-rectifying',
      'points-open',
      'points-overdue',
    ])
    const opacityOf = ({ paint }: LayerSpecification, state: Record<string, unknown>) => {
      const written = (paint as { 'icon-opacity': unknown })['icon-opacity']
      const expression = createExpression(
        written,
        'icon-opacity',
        latest.paint_symbol['icon-opacity'] as StylePropertySpecification,
      )
      if (expression.result === 'error') throw new Error(expression.value[0]?.message)
      return expression.value.evaluate({ zoom: 16 }, { type: 1, properties: { status: 'compliant' } }, state)
    }
    const shownWith = (state: Record<string, unknown>) =>
      ofPoints.filter((layer) => opacityOf(layer, state) === 1).map(({ id }) => id)
    expect(shownWith({})).toEqual(['points-compliant'])
    expect(shownWith({ status: 'overdue' })).toEqual(['points-overdue'])
  })

  it('let the ground shine through over a base map', () => {
    const opacityOf = (hasBasemap: boolean) =>
      groundLayers({ ...look, hasBasemap }).find(({ id }) => id === 'district')?.paint
    expect(opacityOf(false)).toMatchObject({ 'fill-opacity': 1 })
    expect(opacityOf(true)).toMatchObject({ 'fill-opacity': 0.12 })
  })
})

describe('a change of theme', () => {
  it('keeps what the sources hold', () => {
    const before = styleOf({ theme: 'light', language: 'zh', basemap: null })
    const data = { type: 'FeatureCollection' as const, features: [] }
    const held = { ...before, sources: { ...before.sources, points: { type: 'geojson' as const, data } } }
    const after = keepData(held, styleOf({ theme: 'dark', language: 'zh', basemap: null }))
    expect((after.sources.points as { data: unknown }).data).toBe(data)
  })
})

describe('the base map', () => {
  it('is tiles when its address is a template, a style otherwise', () => {
    expect(isTemplate('https://t0.example.cn/vec_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=key')).toBe(true)
    expect(isTemplate('https://w.example.cn/{TileMatrix}/{TileRow}/{TileCol}')).toBe(true)
    expect(isTemplate('https://maps.example.cn/style.json')).toBe(false)
  })

  it.each([
    ['https://w.example.cn/{TileMatrix}/{TileRow}/{TileCol}', ['https://w.example.cn/{z}/{y}/{x}']],
    [
      'https://t{0-2}.example.cn/{z}/{x}/{y}.png',
      [0, 1, 2].map((host) => `https://t${host}.example.cn/{z}/{x}/{y}.png`),
    ],
    ['https://t{s}.example.cn/{z}/{x}/{y}.png', ['https://t0.example.cn/{z}/{x}/{y}.png']],
  ])('asks %s at these addresses', (url, tiles) => {
    const source = rasterParts(own(url), day).sources['basemap-tiles']
    expect(source).toMatchObject({ tiles })
    expect(source).not.toHaveProperty('scheme')
  })

  it('whose rows count from below says so', () => {
    expect(rasterParts(own('https://w.example.cn/{z}/{x}/{-y}.png'), day).sources['basemap-tiles']).toMatchObject({
      tiles: ['https://w.example.cn/{z}/{x}/{y}.png'],
      scheme: 'tms',
    })
  })

  it('of 天地图 is two layers of our own server, said to be whose it is once', () => {
    const { sources, layers } = tiandituParts({ id: 'tiandituTer' }, 'http://here', day)
    expect(layers.map(({ id }) => id)).toEqual(['basemap-ter', 'basemap-cta'])
    expect(sources['basemap-ter']).toMatchObject({
      tiles: ['http://here/api/basemap/tianditu/ter/{z}/{x}/{y}'],
      minzoom: 1,
      maxzoom: 14,
      attribution: expect.stringContaining('审图号'),
    })
    expect(sources['basemap-cta']).not.toHaveProperty('attribution')
  })

  describe('offline', () => {
    const drawn = offlineLayers('basemap-offline', day)

    it('draws ground, water, roads, houses and names of its tiles, all of them under our prefix', () => {
      const sourceLayers = new Set(drawn.flatMap((layer) => ('source-layer' in layer ? [layer['source-layer']] : [])))
      for (const needed of ['earth', 'landuse', 'water', 'roads', 'buildings', 'boundaries', 'places', 'pois'])
        expect(sourceLayers).toContain(needed)
      for (const { id } of drawn) expect(id).toMatch(/^basemap-/)
    })

    it('leaves the borders and names of states to who may draw them', () => {
      const ids = drawn.map(({ id }) => id)
      for (const state of ['boundaries_country', 'places_country', 'places_region'])
        expect(ids).not.toContain(`basemap-${state}`)
    })

    it('needs no pictures and no letters from elsewhere', () => {
      const symbols = drawn.filter(({ type }) => type === 'symbol')
      expect(symbols.length).toBeGreaterThan(5)
      for (const { layout } of symbols) {
        expect(layout).not.toHaveProperty('icon-image')
        expect(layout).toMatchObject({ 'text-font': expect.arrayContaining(['Noto Sans CJK SC']) })
      }
    })

    it.each([
      ['zh', { name: 'Lishi', 'name:zh': '离石', 'name:en': 'Lishi' }, '离石'],
      ['zh', { name: '离石', 'name:zh-Hans': '离石区', 'name:zh': '離石' }, '离石区'],
      ['zh', { name: '离石', 'name:en': 'Lishi' }, '离石'],
      ['en', { name: '离石', 'name:en': 'Lishi' }, 'Lishi'],
      ['en', { name: '离石' }, '离石'],
    ] as const)('writes in %s of %j: %s', (language, properties, name) => {
      const places = offlineLayers('basemap-offline', { theme: 'light', language }).find(
        ({ id }) => id === 'basemap-places_locality',
      )
      const written = createExpression(
        (places?.layout as { 'text-field': unknown } | undefined)?.['text-field'],
        'text-field',
        latest.layout_symbol['text-field'] as unknown as StylePropertySpecification,
      )
      if (written.result === 'error') throw new Error(written.value[0]?.message)
      expect(String(written.value.evaluate({ zoom: 12 }, { type: 1, properties }))).toBe(name)
    })
  })

  it('lies under all our layers', () => {
    const { layers } = styleOf({ theme: 'light', language: 'zh', basemap })
    expect(layers.slice(0, 3).map(({ id }) => id)).toEqual(['background', 'basemap-tiles', 'outside'])
  })

  it('brings its own names under a prefix and its addresses made whole', () => {
    const style: StyleSpecification = {
      version: 8,
      sprite: '/sprite',
      sources: { points: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'] } },
      glyphs: 'https://fonts.example.cn/{fontstack}/{range}.pbf',
      layers: [{ id: 'points', type: 'line', source: 'points', 'source-layer': 'road' }],
    }
    expect(styleParts(style, 'https://maps.example.cn/day/style.json')).toEqual({
      sources: { 'basemap-points': { type: 'vector', tiles: ['https://maps.example.cn/day/tiles/{z}/{x}/{y}.pbf'] } },
      layers: [{ id: 'basemap-points', type: 'line', source: 'basemap-points', 'source-layer': 'road' }],
      sprite: 'https://maps.example.cn/sprite',
    })
  })
})
