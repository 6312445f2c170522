/**
 * Whose a sample point is: its responsible units, and the lead unit where there are several.
 * A few have several and no lead, so that the refusal of rule 4 (several units, ask for the lead) can be met.
 */

export type Responsibility = { readonly units: readonly string[]; readonly lead: string | null }

export type Circumstances = {
  /** The street office or township, e.g. 凤山街道; null beyond the district. */
  readonly office: string | null
  readonly community: string | null
  /** The how-manieth point of its kind, from 0: spreads the cases over the points. */
  readonly index: number
  /** Units written out for this very point, joined by ；, none of them leading. */
  readonly given?: string | undefined
}

/** Community committees among the sample's units. */
const committees = new Set(
  '凤山底社区 文昌路社区 久安社区 东关社区 永宁社区 七里滩社区 马茂庄社区 六一街社区 丽景街社区 站前社区 尉汾路社区 盛地社区'.split(
    ' ',
  ),
)

export const responsibleFor = (kind: string, { office, community, index, given }: Circumstances): Responsibility => {
  if (given !== undefined) return { units: given.split('；'), lead: null }
  const local =
    office === null ? '市新区建设管理中心' : office.endsWith('街道') ? `${office}办事处` : `${office}人民政府`
  const rule = rules[kind]
  if (rule === undefined) throw new Error(`nobody is responsible for ${kind}`)
  return rule(local, index, community !== null && committees.has(community) ? `${community}居委会` : null)
}

type Rule = (local: string, index: number, committee: string | null) => Responsibility

const alone = (unit: string): Responsibility => ({ units: [unit], lead: null })
/** The first named leads. */
const led = (lead: string, ...others: string[]): Responsibility => ({ units: [lead, ...others], lead })
const unled = (...units: string[]): Responsibility => ({ units, lead: null })
/** Every n-th point is the rarer case. */
const every = (n: number, index: number): boolean => index % n === n - 1

const rules: Readonly<Record<string, Rule>> = {
  community: (local, index, committee) =>
    committee
      ? index % 2
        ? led(local, committee)
        : alone(committee)
      : every(4, index)
        ? led(local, '市民政局')
        : alone(local),
  residential_compound: (local, index) =>
    every(4, index)
      ? unled(local, '物业服务企业', '市住建局')
      : index % 2
        ? led(local, '物业服务企业')
        : alone('物业服务企业'),
  main_road: (local, index) =>
    index % 3 === 0
      ? led('市城市管理局', '市住建局', '市公安局交警支队')
      : index % 3 === 1
        ? led('市城市管理局', local)
        : alone('市城市管理局'),
  back_street: (local, index) =>
    every(5, index) ? unled(local, '离石区城市管理局') : index % 2 ? led(local, '环卫服务中心') : alone(local),
  farmers_market: (local, index) =>
    every(4, index)
      ? unled('市区农贸市场运营单位', '离石区市场监管局')
      : index % 2
        ? alone('市区农贸市场运营单位')
        : led('市市场监管局', '市区农贸市场运营单位', local),
  shopping_centre: (_local, index) =>
    index % 2 ? alone('市区商场运营单位') : led('市市场监管局', '市区商场运营单位', '市消防支队'),
  park_square: (local, index) =>
    index % 3 === 1 ? led('市城市管理局', '园林绿化服务中心', local) : alone('园林绿化服务中心'),
  hospital: (_local, index) => (index % 2 ? led('市卫健委', '市级公立医院') : alone('市级公立医院')),
  community_clinic: (_local, index) => (every(3, index) ? led('市卫健委', '离石区卫体局') : alone('离石区卫体局')),
  school: (local, index) =>
    index % 3 === 0
      ? led('市教育局', '市区公立学校')
      : every(6, index)
        ? led('离石区教科局', local)
        : alone('离石区教科局'),
  station: (_local, index) => (index === 0 ? alone('吕梁火车站') : led('市交通局', '汽车客运站运营单位')),
  airport: () => alone('大武机场'),
  government_hall: () => alone('市行政审批局'),
  service_window: () => alone('市行政审批局'),
  government_office: () => alone('机关事务服务中心'),
  public_toilet: (_local, index) => (every(3, index) ? led('离石区城市管理局', '环卫服务中心') : alone('环卫服务中心')),
  construction_site: (_local, index) =>
    index % 3 === 0
      ? led('市住建局', '建筑施工企业')
      : index % 3 === 1
        ? alone('建筑施工企业')
        : led('市新区建设管理中心', '建筑施工企业'),
  library_culture: () => alone('市文旅局'),
  hotel: (_local, index) => (index % 3 === 2 ? led('市文旅局', '市公安局') : alone('市文旅局')),
  restaurant: (_local, index) => (index % 2 ? alone('离石区市场监管局') : alone('市市场监管局')),
  crossing: (_local, index) =>
    every(5, index)
      ? unled('市公安局交警支队', '市城市管理局')
      : index % 3 === 1
        ? led('市公安局交警支队', '市住建局')
        : alone('市公安局交警支队'),
  bus_stop: (_local, index) => (index % 2 ? alone('市区公交公司') : led('市交通局', '市区公交公司')),
  river_bank: (local, index) =>
    every(4, index) ? unled('市水利局', '市生态环境局', local) : index % 2 ? led('市水利局', local) : alone('市水利局'),
  internet_cafe: (_local, index) => (index % 2 ? led('市文旅局', '离石公安分局') : alone('市文旅局')),
  scenic_spot: (local, index) => (index % 2 ? led('市文旅局', local) : alone('市文旅局')),
  practice_station: (local, index) => (every(3, index) ? led('市委宣传部', local) : alone(local)),
  sports_venue: () => alone('市体育局'),
  village: (local, index) =>
    every(5, index)
      ? led(local, '市乡村振兴局', '市农业农村局')
      : every(7, index)
        ? led(local, '离石区农业农村局')
        : alone(local),
}
