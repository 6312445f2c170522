/** The sample's good practices, June to September: some with photos of what was put right, two of them told by media. */
import { instantAt, type LocalDate } from '../../domain/calendar'
import { type GoodPractice, unrecordedPractice } from '../../domain/goodPractice'
import { applyGoodPracticeEvent, decideGoodPractice, goodPracticeActionSchema } from '../../domain/goodPracticeActions'
import type { Viewer } from '../../domain/people'
import { isRefusal } from '../../domain/refusal'
import type { Decided } from '../eventLog'
import { seededChance } from './chance'

export type GoodPracticeWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly scopeIds: readonly string[]
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** What was played of issues, photos in it. */
  readonly decided: readonly Decided[]
}

const told: readonly {
  readonly who: string
  readonly on: LocalDate
  readonly title: string
  readonly text: string
  readonly scopeId?: string
  readonly ofUnit?: number
  readonly photos?: number
  readonly published?: { readonly medium: string; readonly on: LocalDate; readonly title: string }
}[] = [
  {
    who: 'squad1',
    on: '2022-06-22',
    title: '“门前三包”公示上墙',
    text: '沿街商户门前责任区统一制牌，写明责任人和包联干部，居民可随时监督。一个月内乱堆乱放明显减少。',
    scopeId: 'fengshan',
    photos: 1,
  },
  {
    who: 'squad3',
    on: '2022-07-14',
    title: '早市“错时摆卖”',
    text: '在背街设早市疏导点，六时至八时定点摆卖，散市后半小时内清扫完毕，占道经营和垃圾落地同时解决。',
    scopeId: 'tianjiahui',
    ofUnit: 3,
    published: { medium: '市日报（示例）', on: '2022-07-20', title: '一个早市的两个钟头' },
  },
  {
    who: 'squad5',
    on: '2022-08-09',
    title: '楼道“共享充电棚”',
    text: '社区协调物业利用闲置车棚建充电位，楼道飞线充电清零，安全隐患从源头减少。',
    scopeId: 'chengbei',
    photos: 2,
  },
  {
    who: 'squad2',
    on: '2022-08-18',
    title: '志愿者路口定岗',
    text: '机关志愿者在十二个路口早晚高峰定岗劝导，非机动车越线大幅下降。',
    scopeId: 'binhe',
    ofUnit: 2,
    published: { medium: '市广播电视台（示例）', on: '2022-08-25', title: '路口的红马甲' },
  },
  {
    who: 'squad4',
    on: '2022-09-06',
    title: '小区“议事长廊”',
    text: '停车、绿化等难事先由居民在长廊里议，议定的事项公示，再由责任单位限期办理。',
    scopeId: 'lianhuachi',
    photos: 1,
  },
  {
    who: 'office',
    on: '2022-09-13',
    title: '问题照片“一图两看”',
    text: '整改前后照片并排公示，群众可以扫码评价，整改不到位的当天退回重办。',
  },
]

export const playGoodPractices = ({
  people,
  scopeIds,
  squadOfUnit,
  decided: played,
}: GoodPracticeWorld): { readonly decided: readonly Decided[]; readonly practices: readonly GoodPractice[] } => {
  const chance = seededChance(20220622)
  const decided: Decided[] = []
  /** Photos of what was put right, with the instant since when there are such. */
  const after = played.flatMap(({ subjectKind, event }) => {
    const { name, at, form } = event as { name: string; at: string; form?: { photos?: readonly string[] } }
    return subjectKind === 'issue' && (name === 'passRecheck' || name === 'rectify')
      ? (form?.photos ?? []).map((photo) => ({ at, photo }))
      : []
  })
  const practices = told.map(({ who, on, published, ofUnit, photos = 0, ...rest }) => {
    const at = instantAt(on, '16:40')
    const squad = Number(/\d+/.exec(who)?.[0] ?? 0)
    const unitId = ofUnit === undefined ? undefined : Object.keys(squadOfUnit).find((id) => squadOfUnit[id] === ofUnit)
    const until = after.filter((one) => one.at < at.toISOString())
    const pictures = Array.from(
      { length: Math.min(photos, until.length) },
      (_, index) => until[(squad * 3 + index) % until.length]?.photo,
    )
    const happen = (practice: GoodPractice, action: unknown, username: string, when: Date): GoodPractice => {
      const viewer = people.get(username)
      if (!viewer) throw new Error(`the sample has no ${username}`)
      const circumstances = {
        today: when.toISOString().slice(0, 10),
        startsOn: '2022-06-01',
        squads: new Set([1, 2, 3, 4, 5, 6]),
        units: new Set(Object.keys(squadOfUnit)),
        scopes: new Set(scopeIds),
      }
      const event = decideGoodPractice(practice, goodPracticeActionSchema.parse(action), viewer, circumstances, when)
      if (isRefusal(event)) throw new Error(event.refused.en)
      decided.push({ subjectKind: 'goodPractice', subjectId: practice.id, event })
      return applyGoodPracticeEvent(practice, event)
    }
    const form = {
      ...rest,
      on,
      ...(unitId !== undefined && { unitId }),
      ...(pictures.length > 0 && { photos: pictures }),
    }
    const recorded = happen(unrecordedPractice(chance.uuid(at)), { name: 'record', form }, who, at)
    return published === undefined
      ? recorded
      : happen(recorded, { name: 'publish', form: published }, 'office', instantAt(published.on, '10:30'))
  })
  return { decided, practices }
}
