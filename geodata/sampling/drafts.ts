/**
 * Which sample points there are, before they have a place on the map: kind, name, address and whose they are.
 * Community and village names are real (source/villages.csv); streets, shops and house numbers are made up to be likely.
 */
import { type Responsibility, responsibleFor } from './responsible'
import { type Placing, singles } from './singles'

export type Draft = Responsibility & {
  readonly name: string
  readonly kind: string
  /** id of a scope, or of a gap for a point that belongs to no squad. */
  readonly area: string
  readonly placing: Placing
  readonly address: string
  readonly urban: boolean
  readonly note: string
}

type Town = {
  readonly id: string
  readonly name: string
  readonly communities: readonly string[]
  readonly roads: readonly string[]
}

const sampleNote = '示例数据，位置为示意'
const noLeadNote = '示例数据，几个单位共同负责，尚未确定牵头单位'
const outsideNote = '示例数据，在建成区以外，不属任何分队'
const borderNote = '示例数据，靠近督导范围边界'

const roadsOf: Readonly<Record<string, readonly string[]>> = {
  fengshan: ['滨河西路', '久安路', '文昌路', '新华街', '凤山路'],
  binhe: ['滨河东路', '永宁东路', '交通路', '八一街', '龙山路'],
  lianhuachi: ['兴南路', '丽景街', '六一街', '昌宁路', '莲花池路'],
  chengbei: ['吕梁大道', '站前路', '尉汾路', '河东路'],
  xishuba: ['吕梁大道', '盛地路', '霜雾路'],
}

/** How many of each kind in 凤山, 滨河, 莲花池, 城北, 西属巴. Their names follow in `namesOf`. */
const townCounts: readonly (readonly [kind: string, counts: readonly [number, number, number, number, number]])[] = [
  ['community', [6, 6, 6, 5, 4]],
  ['residential_compound', [4, 4, 4, 3, 2]],
  ['main_road', [3, 3, 3, 3, 2]],
  ['back_street', [3, 3, 3, 2, 1]],
  ['farmers_market', [2, 2, 2, 1, 1]],
  ['shopping_centre', [2, 2, 2, 1, 1]],
  ['park_square', [2, 2, 2, 2, 1]],
  ['community_clinic', [1, 1, 1, 1, 1]],
  ['school', [3, 3, 3, 2, 2]],
  ['public_toilet', [2, 2, 2, 2, 1]],
  ['construction_site', [1, 1, 1, 2, 2]],
  ['hotel', [1, 2, 2, 1, 1]],
  ['restaurant', [2, 2, 2, 1, 1]],
  ['crossing', [3, 3, 3, 2, 1]],
  ['bus_stop', [2, 2, 2, 2, 1]],
  ['river_bank', [1, 1, 1, 1, 1]],
  ['internet_cafe', [1, 1, 1, 1, 0]],
  ['practice_station', [1, 1, 1, 1, 1]],
]

const stemOf = (community: string): string => community.replace(/(社区|村)$/, '')

const namesOf: Readonly<Record<string, (town: Town, index: number) => string>> = {
  community: ({ communities }, index) => pick(communities, index),
  residential_compound: ({ communities }, index) =>
    `${stemOf(pick(communities, index))}${pick(['小区', '花园', '家园', '苑小区'], index)}`,
  main_road: ({ roads, name }, index) => `${pick(roads, index)}${name}段`,
  back_street: ({ communities }, index) => `${stemOf(pick(communities, index + 1))}巷`,
  farmers_market: ({ communities }, index) => `${stemOf(pick(communities, index * 3))}农贸市场`,
  shopping_centre: ({ communities, name }, index) =>
    index === 0 ? `${name}购物中心` : `${stemOf(pick(communities, index * 2))}超市`,
  park_square: ({ communities, name }, index) =>
    index === 0 ? `${name}公园` : `${stemOf(pick(communities, index + 3))}广场`,
  community_clinic: ({ name }) => `${name}社区卫生服务中心`,
  school: ({ communities, name }, index) =>
    pick([`${name}中心小学`, `${name}初级中学`, `${stemOf(pick(communities, 4))}小学`], index),
  public_toilet: ({ roads, name }, index) => `${pick(roads, index)}${name}公厕`,
  construction_site: ({ communities, name }, index) =>
    index === 0 ? `${stemOf(pick(communities, 5))}改造项目工地` : `${name}新区道路工地`,
  hotel: ({ communities }, index) => `${stemOf(pick(communities, index + 2))}宾馆`,
  restaurant: ({ communities }, index) => `${stemOf(pick(communities, index * 2 + 1))}饭店`,
  crossing: ({ roads, name }, index) =>
    `${pick(roads, index)}与${pick(roads, index + 1)}路口${roads.length < 4 ? `（${name}）` : ''}`,
  bus_stop: ({ communities }, index) => `${stemOf(pick(communities, index * 2))}公交站`,
  river_bank: ({ id, name }) => `${{ binhe: '东川河', lianhuachi: '三川河' }[id] ?? '北川河'}${name}段`,
  internet_cafe: ({ communities }) => `${stemOf(pick(communities, 3))}网吧`,
  practice_station: ({ communities }) => `${stemOf(pick(communities, 1))}新时代文明实践站`,
}

const onRoads = new Set(['main_road', 'crossing', 'bus_stop', 'public_toilet'])
const spreadOut = new Set([
  'community',
  'residential_compound',
  'back_street',
  'school',
  'construction_site',
  'river_bank',
])

/** How many villages and communities, from the top of the township's list; the rest of the list has no point. */
const villageCounts: Readonly<Record<string, number>> = {
  tianjiahui: 14,
  xinyi: 11,
  wucheng: 11,
  jiaokou: 9,
  zaolin: 9,
  pingtou: 9,
}

/** From the end of the list, where the outlying places stand. */
const outsideVillageCounts: Readonly<Record<string, number>> = {
  fengshan: 2,
  binhe: 2,
  lianhuachi: 2,
  chengbei: 4,
  xishuba: 4,
}

type Listed = { readonly code: string; readonly name: string }

export const draftPoints = (
  offices: readonly { id: string; code: string; name: string }[],
  villages: readonly Listed[],
  urbanKinds: ReadonlySet<string>,
): Draft[] => {
  const listed = (code: string): string[] =>
    villages.filter((one) => one.code.startsWith(code)).map(({ name }) => plainName(name))
  const drafts: Draft[] = []
  const countOf = new Map<string, number>()

  const add = (area: string, kind: string, name: string, placing: Placing, community?: string, given?: string) => {
    const id = area.replace('-outside', '')
    const office = offices.find((one) => one.id === id)
    const index = countOf.get(kind) ?? 0
    countOf.set(kind, index + 1)
    const whose = responsibleFor(kind, { office: office?.name ?? null, community: community ?? null, index, given })
    const outside = area.endsWith('-outside')
    const noLead = whose.units.length > 1 && whose.lead === null
    drafts.push({
      ...whose,
      name,
      kind,
      area,
      placing,
      address: addressOf(office?.name ?? null, kind, name, roadsOf[id] ?? [], drafts.length),
      urban: urbanKinds.has(kind) && isUrban(area, placing),
      note: outside ? outsideNote : placing === 'border' ? borderNote : noLead ? noLeadNote : sampleNote,
    })
  }

  const towns = ['fengshan', 'binhe', 'lianhuachi', 'chengbei', 'xishuba']
  for (const [column, id] of towns.entries()) {
    const office = offices.find((one) => one.id === id)
    if (office === undefined) throw new Error(`no office ${id}`)
    const communities = listed(office.code).filter((name) => name.endsWith('社区'))
    const town: Town = { id, name: office.name.replace('街道', ''), communities, roads: roadsOf[id] ?? [] }
    for (const [kind, counts] of townCounts) {
      for (let index = 0; index < (counts[column] ?? 0); index++) {
        const name = namesOf[kind]?.(town, index)
        if (name === undefined) throw new Error(`no names for ${kind}`)
        const placing = onRoads.has(kind) ? 'road' : spreadOut.has(kind) ? 'spread' : 'centre'
        add(id, kind, name, placing, kind === 'community' ? name : undefined)
      }
    }
    const outlying = listed(office.code).slice(-(outsideVillageCounts[id] ?? 0))
    for (const name of outlying) add(`${id}-outside`, name.endsWith('社区') ? 'community' : 'village', name, 'spread')
  }
  for (const [id, count] of Object.entries(villageCounts)) {
    const code = offices.find((one) => one.id === id)?.code ?? ''
    for (const [index, name] of listed(code).slice(0, count).entries()) {
      add(id, name.endsWith('社区') ? 'community' : 'village', name, index === 0 ? 'centre' : 'spread')
    }
  }
  for (const [area, kind, name, placing, given] of singles) add(area, kind, name, placing, undefined, given)
  return drafts
}

/** Town is what is built up, the airport, and the middle of the two street offices that are supervised whole. */
const isUrban = (area: string, placing: Placing): boolean => {
  if (area === 'tianjiahui' || area === 'jiaokou') return placing !== 'spread'
  return area in roadsOf || area === 'airport'
}

/** 凤山底社区居委会 → 凤山底社区, 街上村委会 → 街上村. */
const plainName = (listed: string): string =>
  listed
    .replace(/居(民)?委(员)?会$/, '')
    .replace(/村(民)?委(员)?会$/, '村')
    .replace(/村村$/, '村')

const addressOf = (
  office: string | null,
  kind: string,
  name: string,
  roads: readonly string[],
  order: number,
): string => {
  if (office === null) return '方山县大武镇'
  const within = `离石区${office}`
  if (kind === 'community' || kind === 'village' || roads.length === 0) return `${within}${name}`
  if (onRoads.has(kind) || kind === 'river_bank') return `${within}${name}`
  return `${within}${pick(roads, order * 7)}${1 + ((order * 37) % 180)}号`
}

const pick = <T>(list: readonly T[], index: number): T => {
  const one = list[index % list.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
