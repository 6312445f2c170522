/** The base maps that may lie under the city: one table. Each says in which datum its tiles are drawn. */
import type { Datum } from './datum'
import { type Text, text } from './text'

export const basemapIds = ['none', 'offline', 'tiandituVec', 'tiandituImg', 'tiandituTer', 'own'] as const
export type BasemapId = (typeof basemapIds)[number]

/** What 天地图 has, as its addresses name it: three maps, and the names on each as a layer of their own. */
export const tiandituLayers = ['vec', 'cva', 'img', 'cia', 'ter', 'cta'] as const
export type TiandituLayer = (typeof tiandituLayers)[number]

/** 天地图 has no whole-world tile, and its relief ends early. */
export const tiandituZooms: Readonly<Record<TiandituLayer, { readonly least: number; readonly most: number }>> = {
  vec: { least: 1, most: 18 },
  cva: { least: 1, most: 18 },
  img: { least: 1, most: 18 },
  cia: { least: 1, most: 18 },
  ter: { least: 1, most: 14 },
  cta: { least: 1, most: 14 },
}

/** CGCS2000 and WGS-84 differ by centimetres to decimetres: for a map they are one. */
export const basemapDatums = ['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09'] as const satisfies readonly (
  | Datum
  | 'CGCS2000'
)[]
export type BasemapDatum = (typeof basemapDatums)[number]
export type FittingDatum = Exclude<BasemapDatum, 'GCJ-02' | 'BD-09'>

const tianditu = {
  datum: 'CGCS2000',
  attribution: text('天地图 · 审图号 GS（2024）0568号 · 甲测资字1100471', 'Tianditu · GS(2024)0568 · 1100471'),
  attributionUrl: 'https://www.tianditu.gov.cn/',
} as const

export type BasemapRow = {
  readonly label: Text
  /** `stated`: whoever configures it says so. */
  readonly datum: FittingDatum | 'stated'
  /** Drawn one over the other. */
  readonly tianditu: readonly TiandituLayer[]
  /** Who has to be named on the map; `stated` as above. */
  readonly attribution: Text | null
  readonly attributionUrl: string | null
}

export const basemapTable: Readonly<Record<BasemapId, BasemapRow>> = {
  none: {
    label: text('无底图', 'None'),
    datum: 'WGS-84',
    tianditu: [],
    attribution: null,
    attributionUrl: null,
  },
  offline: {
    label: text('离线底图', 'Offline map'),
    datum: 'WGS-84',
    tianditu: [],
    attribution: text('© OpenStreetMap 贡献者（ODbL）', '© OpenStreetMap contributors (ODbL)'),
    attributionUrl: 'https://www.openstreetmap.org/copyright',
  },
  tiandituVec: { label: text('天地图矢量', 'Tianditu map'), ...tianditu, tianditu: ['vec', 'cva'] },
  tiandituImg: { label: text('天地图影像', 'Tianditu imagery'), ...tianditu, tianditu: ['img', 'cia'] },
  tiandituTer: { label: text('天地图地形', 'Tianditu relief'), ...tianditu, tianditu: ['ter', 'cta'] },
  own: {
    label: text('本单位底图', 'Own base map'),
    datum: 'stated',
    tianditu: [],
    attribution: null,
    attributionUrl: null,
  },
}

/** What a server offers beside `none`. */
export type OfferedBasemap =
  /** `url`: of a PMTiles archive; from this server a path. */
  | { readonly id: 'offline'; readonly url: string }
  | { readonly id: 'tiandituVec' | 'tiandituImg' | 'tiandituTer' }
  /** `url`: a MapLibre style or a tile template. `datum` null: nobody has said, so it is taken as WGS-84. */
  | {
      readonly id: 'own'
      readonly url: string
      readonly datum: FittingDatum | null
      readonly attribution: string | null
    }

/** As the map's menu says it. */
export const datumText = (offered: OfferedBasemap | { readonly id: 'none' }): Text => {
  const { datum } = basemapTable[offered.id]
  const stated = datum !== 'stated' ? datum : offered.id === 'own' ? offered.datum : null
  if (stated === null) return text('坐标系未注明，按 WGS-84', 'datum not stated, taken as WGS-84')
  return stated === 'WGS-84' ? text('WGS-84', 'WGS-84') : text('CGCS2000，与 WGS-84 一致', 'CGCS2000, fits WGS-84')
}
