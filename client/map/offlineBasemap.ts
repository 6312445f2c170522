/**
 * The offline base map: tiles of a PMTiles archive in the layers of the Protomaps basemap, drawn by that project's own layers
 * in our colours, its names from the browser's fonts. Loaded once it is chosen.
 */
import { type Flavor, layers } from '@protomaps/basemaps'
import type { ExpressionSpecification, LayerSpecification, addProtocol as MapLibreAddProtocol } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { Language } from '../../domain/text'
import { type BasemapParts, basemapPrefix } from './basemap'
import { type BasemapColors, basemapColors } from './basemapColors'
import type { BasemapLook } from './basemapParts'
import { boldFont, regularFont } from './fonts'

export type AddArchiveProtocol = typeof MapLibreAddProtocol

/** The flavour of the Protomaps layers, of our few colours. */
const flavorOf = (colors: BasemapColors): Flavor => ({
  background: colors.ground,
  earth: colors.ground,
  park_a: colors.green,
  park_b: colors.green,
  hospital: colors.built,
  industrial: colors.built,
  school: colors.built,
  wood_a: colors.green,
  wood_b: colors.green,
  pedestrian: colors.built,
  scrub_a: colors.green,
  scrub_b: colors.green,
  glacier: colors.ground,
  sand: colors.built,
  beach: colors.built,
  aerodrome: colors.built,
  runway: colors.path,
  water: colors.water,
  zoo: colors.green,
  military: colors.built,
  tunnel_other_casing: colors.streetEdge,
  tunnel_minor_casing: colors.streetEdge,
  tunnel_link_casing: colors.streetEdge,
  tunnel_major_casing: colors.mainRoadEdge,
  tunnel_highway_casing: colors.expresswayEdge,
  tunnel_other: colors.tunnel,
  tunnel_minor: colors.tunnel,
  tunnel_link: colors.tunnel,
  tunnel_major: colors.tunnel,
  tunnel_highway: colors.tunnel,
  pier: colors.built,
  buildings: colors.building,
  minor_service_casing: colors.streetEdge,
  minor_casing: colors.streetEdge,
  link_casing: colors.mainRoadEdge,
  major_casing_late: colors.mainRoadEdge,
  highway_casing_late: colors.expresswayEdge,
  other: colors.path,
  minor_service: colors.street,
  minor_a: colors.street,
  minor_b: colors.street,
  link: colors.mainRoad,
  major_casing_early: colors.mainRoadEdge,
  major: colors.mainRoad,
  highway_casing_early: colors.expresswayEdge,
  highway: colors.expressway,
  railway: colors.railway,
  boundaries: colors.boundary,
  bridges_other_casing: colors.streetEdge,
  bridges_minor_casing: colors.streetEdge,
  bridges_link_casing: colors.mainRoadEdge,
  bridges_major_casing: colors.mainRoadEdge,
  bridges_highway_casing: colors.expresswayEdge,
  bridges_other: colors.path,
  bridges_minor: colors.street,
  bridges_link: colors.mainRoad,
  bridges_major: colors.mainRoad,
  bridges_highway: colors.expressway,
  roads_label_minor: colors.name,
  roads_label_minor_halo: colors.halo,
  roads_label_major: colors.name,
  roads_label_major_halo: colors.halo,
  ocean_label: colors.waterName,
  subplace_label: colors.nameOfPlace,
  subplace_label_halo: colors.halo,
  city_label: colors.nameOfPlace,
  city_label_halo: colors.halo,
  state_label: colors.nameOfPlace,
  state_label_halo: colors.halo,
  country_label: colors.nameOfPlace,
  address_label: colors.name,
  address_label_halo: colors.halo,
})

/**
 * Left out: the borders and names of states, which the law wants otherwise than OpenStreetMap has them; what is drawn with
 * pictures from elsewhere; house numbers.
 */
const leftOut = new Set([
  'boundaries_country',
  'places_country',
  'places_region',
  'roads_oneway',
  'roads_shields',
  'address_label',
])

/** 'name:zh' as OpenStreetMap writes it; the archives of Protomaps tell simplified from traditional. */
const nameIn: Readonly<Record<Language, ExpressionSpecification>> = {
  zh: ['coalesce', ['get', 'name:zh-Hans'], ['get', 'name:zh'], ['get', 'name']],
  en: ['coalesce', ['get', 'name:en'], ['get', 'name']],
}

/** Public places that one finds the way by. */
const publicPlaces = [
  'townhall',
  'hospital',
  'university',
  'college',
  'school',
  'library',
  'museum',
  'theatre',
  'stadium',
  'station',
  'bus_station',
  'aerodrome',
  'park',
  'marketplace',
  'square',
  'police',
  'peak',
]

const publicPlaceNames = (source: string, language: Language, colors: BasemapColors): LayerSpecification => ({
  id: 'pois',
  type: 'symbol',
  source,
  'source-layer': 'pois',
  minzoom: 13,
  filter: [
    'all',
    ['in', ['get', 'kind'], ['literal', publicPlaces]],
    ['>=', ['zoom'], ['coalesce', ['get', 'min_zoom'], 15]],
  ],
  layout: {
    'text-field': nameIn[language],
    'text-font': regularFont,
    'text-size': 11,
    'text-max-width': 8,
    'text-padding': 6,
  },
  paint: { 'text-color': colors.name, 'text-halo-color': colors.halo, 'text-halo-width': 1 },
})

/** Names as this product draws them: in the page's language, from the browser's fonts, without any picture. */
const named = (layer: LayerSpecification, language: Language): LayerSpecification => {
  if (layer.type !== 'symbol' || layer.layout === undefined) return layer
  const { 'icon-image': _, 'icon-size': _size, 'icon-padding': _padding, ...layout } = layer.layout
  const font = layer.id === 'places_locality' ? boldFont : regularFont
  return { ...layer, layout: { ...layout, 'text-field': nameIn[language], 'text-font': font } }
}

const prefixed = (layer: LayerSpecification): LayerSpecification => ({ ...layer, id: basemapPrefix + layer.id })

export const offlineLayers = (source: string, { theme, language }: BasemapLook): LayerSpecification[] => {
  const colors = basemapColors[theme === 'dark' ? 'dark' : 'light']
  const drawn = layers(source, flavorOf(colors), { lang: 'zh-Hans' }) as LayerSpecification[]
  const places = drawn.findIndex(({ id }) => id === 'places_subplace')
  return [...drawn.slice(0, places), publicPlaceNames(source, language, colors), ...drawn.slice(places)]
    .filter(({ id }) => !leftOut.has(id))
    .map((layer) => prefixed(named(layer, language)))
}

/** One for the page: MapLibre's protocols are for all its maps. */
let protocol: Protocol | null = null

export const offlineParts = (
  url: string,
  attribution: { readonly attribution?: string },
  look: BasemapLook,
  addProtocol: AddArchiveProtocol,
): BasemapParts => {
  if (protocol === null) {
    protocol = new Protocol()
    addProtocol('pmtiles', protocol.tile)
  }
  const source = `${basemapPrefix}offline`
  return {
    sources: { [source]: { type: 'vector', url: `pmtiles://${url}`, ...attribution } },
    layers: offlineLayers(source, look),
  }
}
