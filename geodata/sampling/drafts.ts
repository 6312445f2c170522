/**
 * Which sample points there are, before they have a place on the map: kind, name, address and whose they are.
 * Community and village names are real (source/villages.csv); streets, shops and house numbers are made up to be likely.
 */
import { type Responsibility, responsibleFor } from './responsible'

/** How a point is placed within its scope or gap. */
export type Placing = 'centre' | 'road' | 'spread' | 'border' | 'station' | 'runway'

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

/** One of a kind, or a few: area, kind, name, placing. Units follow from the kind unless they are given. */
const singles: readonly (readonly [area: string, kind: string, name: string, placing: Placing, units?: string])[] = [
  ['chengbei', 'station', '吕梁火车站', 'station'],
  ['binhe', 'station', '离石汽车客运站', 'centre'],
  ['fengshan', 'hospital', '凤山妇幼保健院', 'centre'],
  ['binhe', 'hospital', '滨河综合医院', 'centre'],
  ['lianhuachi', 'hospital', '莲花池中医院', 'centre'],
  ['chengbei', 'hospital', '城北医院', 'centre'],
  ['lianhuachi', 'government_hall', '离石区政务大厅', 'centre', '离石区行政审批局'],
  ['chengbei', 'government_hall', '市政务大厅', 'centre', '市行政审批局'],
  ['fengshan', 'library_culture', '市图书馆', 'centre'],
  ['binhe', 'library_culture', '市群众文化馆', 'centre'],
  ['lianhuachi', 'library_culture', '离石区图书馆', 'centre', '离石区文旅局'],
  ['binhe', 'sports_venue', '市体育场', 'centre'],
  ['chengbei', 'sports_venue', '市体育馆', 'centre'],
  ['fengshan', 'scenic_spot', '凤山天贞观', 'spread'],
  ['fengshan', 'service_window', '市社保经办大厅', 'centre', '市人社局'],
  ['fengshan', 'service_window', '凤山银行网点', 'centre', '市政府金融办'],
  ['binhe', 'service_window', '市邮政营业厅', 'centre', '市邮政公司'],
  ['binhe', 'service_window', '公共法律服务中心', 'centre', '市司法局'],
  ['binhe', 'service_window', '广电网络营业厅', 'centre', '山西广电信息网络(集团)有限责任公司吕梁分公司'],
  ['lianhuachi', 'service_window', '市办税服务厅', 'centre', '市税务局'],
  ['lianhuachi', 'service_window', '市医保服务大厅', 'centre', '市医保局'],
  ['lianhuachi', 'service_window', '征信查询窗口', 'centre', '人行吕梁中支'],
  ['lianhuachi', 'service_window', '消费者金融服务点', 'centre', '吕梁银保监分局'],
  ['chengbei', 'service_window', '供电营业厅', 'centre', '地电吕梁分公司'],
  ['chengbei', 'service_window', '婚姻登记处', 'centre', '市民政局'],
  ['chengbei', 'service_window', '车驾管服务大厅', 'centre', '市公安局交警支队'],
  ['xishuba', 'service_window', '不动产登记大厅', 'centre', '市规划和自然资源局'],
  ['fengshan', 'government_office', '市发展改革委办公区', 'centre', '市发展改革委'],
  ['fengshan', 'government_office', '市财政局办公区', 'centre', '市财政局'],
  ['fengshan', 'government_office', '市应急管理局办公区', 'centre', '市应急管理局'],
  ['fengshan', 'government_office', '市统计局办公区', 'centre', '市统计局'],
  ['binhe', 'government_office', '市委党校', 'spread', '市委党校'],
  ['binhe', 'government_office', '市法院办公区', 'centre', '市法院'],
  ['binhe', 'government_office', '吕梁日报社办公区', 'centre', '吕梁日报社'],
  ['lianhuachi', 'government_office', '团市委办公区', 'centre', '团市委'],
  ['lianhuachi', 'government_office', '市消防支队营区', 'spread', '市消防支队'],
  ['lianhuachi', 'government_office', '市残联办公区', 'centre', '市残联'],
  ['chengbei', 'government_office', '市工信局办公区', 'centre', '市工信局'],
  ['chengbei', 'government_office', '市能源局办公区', 'centre', '市能源局'],
  ['chengbei', 'government_office', '市总工会办公区', 'centre', '市总工会'],
  ['xishuba', 'government_office', '市新区建设管理中心办公区', 'centre', '市新区建设管理中心'],
  ['xishuba', 'government_office', '市科技局办公区', 'centre', '市科技局'],
  // 机场周边
  ['airport', 'airport', '大武机场航站楼', 'runway'],
  ['airport', 'main_road', '机场路', 'centre', '市交通局；市公安局交警支队；大武机场'],
  ['airport', 'bus_stop', '机场公交站', 'centre'],
  ['airport', 'crossing', '机场路入口', 'centre', '市交通局；大武机场'],
  ['airport', 'hotel', '机场宾馆', 'centre'],
  ['airport', 'service_window', '机场邮政服务点', 'centre', '市邮政公司'],
  ['airport', 'public_toilet', '机场路公厕', 'centre', '大武机场'],
  ['airport', 'village', '大武一村', 'spread', '市新区建设管理中心'],
  ['airport', 'village', '大武二村', 'spread', '市新区建设管理中心'],
  // 田家会、信义、吴城、交口、枣林、坪头
  ['tianjiahui', 'practice_station', '田家会新时代文明实践所', 'centre'],
  ['tianjiahui', 'farmers_market', '田家会农贸市场', 'centre'],
  ['tianjiahui', 'school', '田家会中心小学', 'centre'],
  ['tianjiahui', 'community_clinic', '田家会社区卫生服务中心', 'centre'],
  ['tianjiahui', 'main_road', '田家会街', 'centre'],
  ['tianjiahui', 'construction_site', '五里铺安置房工地', 'spread'],
  ['tianjiahui', 'river_bank', '东川河田家会段', 'spread'],
  ['xinyi', 'practice_station', '信义镇新时代文明实践所', 'centre'],
  ['xinyi', 'farmers_market', '信义镇集贸市场', 'centre'],
  ['xinyi', 'school', '信义镇中心校', 'centre'],
  ['xinyi', 'community_clinic', '信义镇卫生院', 'centre'],
  ['xinyi', 'scenic_spot', '白马仙洞', 'spread'],
  ['wucheng', 'practice_station', '吴城镇新时代文明实践所', 'centre'],
  ['wucheng', 'school', '吴城镇中心校', 'centre'],
  ['wucheng', 'community_clinic', '吴城镇卫生院', 'centre'],
  ['wucheng', 'restaurant', '吴城老街饭店', 'centre'],
  ['wucheng', 'scenic_spot', '吴城古驿', 'centre'],
  ['jiaokou', 'practice_station', '交口街道新时代文明实践所', 'centre'],
  ['jiaokou', 'farmers_market', '交口农贸市场', 'centre'],
  ['jiaokou', 'school', '交口中心小学', 'centre'],
  ['jiaokou', 'community_clinic', '交口社区卫生服务中心', 'centre'],
  ['jiaokou', 'crossing', '交口三川河桥头路口', 'centre'],
  ['jiaokou', 'river_bank', '三川河交口段', 'spread'],
  ['jiaokou', 'bus_stop', '石盘公交站', 'spread'],
  ['zaolin', 'practice_station', '枣林乡新时代文明实践所', 'centre'],
  ['zaolin', 'school', '枣林乡中心校', 'centre'],
  ['zaolin', 'community_clinic', '枣林乡卫生院', 'centre'],
  ['zaolin', 'scenic_spot', '安国寺', 'spread'],
  ['pingtou', 'practice_station', '坪头乡新时代文明实践所', 'centre'],
  ['pingtou', 'school', '坪头乡中心校', 'centre'],
  ['pingtou', 'community_clinic', '坪头乡卫生院', 'centre'],
  // close to a scope's border
  ['fengshan', 'back_street', '上水西后街', 'border'],
  ['lianhuachi', 'residential_compound', '城内老旧小区', 'border'],
  ['binhe', 'back_street', '东关河沿巷', 'border'],
  ['tianjiahui', 'bus_stop', '田家会西公交站', 'border'],
  // in an office, but outside its built-up area
  ['fengshan-outside', 'construction_site', '凤山绿化工程工地', 'spread'],
  ['binhe-outside', 'river_bank', '东川河支沟滨河段', 'spread'],
  ['lianhuachi-outside', 'construction_site', '大土河矿区改造工地', 'spread'],
  ['chengbei-outside', 'scenic_spot', '城北森林公园', 'spread'],
  ['xishuba-outside', 'construction_site', '西属巴物流园工地', 'spread'],
]

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
