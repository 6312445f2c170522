/**
 * A unit's dossier 单位档案 for the year-end assessment: one table of facts, each with what it is of and the rows behind
 * it. Facts only: nothing here is a score.
 */
import { type Activity, type Method, methodLabel, methodMeaning, methods } from '../activity'
import { type Text, text } from '../text'
import type { Holding } from './holdings'

/** What a dossier is made from, of one unit and one period. */
export type DossierGround = {
  /** Of the issues that the unit was notified of in the period. */
  readonly holdings: readonly Holding[]
  /** Rows of issues that were referred for accountability 问责, or whose outcome is recorded. */
  readonly accountable: ReadonlySet<number>
  /** Points that it is responsible for today, and those of them that comply. */
  readonly pointIds: readonly number[]
  readonly compliantPointIds: readonly number[]
  /** Activities of the period that count towards the minima and name the unit. */
  readonly activities: readonly Pick<Activity, 'id' | 'method'>[]
  readonly materialIds: readonly string[]
  readonly acceptedMaterialIds: readonly string[]
  /** Good practice 经验做法 by id; null while none is registered anywhere. */
  readonly goodPracticeIds: readonly string[] | null
}

export type FactRows =
  | { readonly of: 'issues'; readonly rows: readonly number[] }
  | { readonly of: 'points'; readonly ids: readonly number[] }
  | { readonly of: 'activities' | 'materials' | 'goodPractice'; readonly ids: readonly string[] }

type FactRow = {
  /** By which a formula names it. */
  readonly name: string
  readonly label: Text
  readonly measure: Text
  /** Null: there is nothing to count or to take the middle of. */
  readonly value: (ground: DossierGround) => number | null
  /** The denominator in words. */
  readonly of: ((ground: DossierGround) => Text) | null
  readonly rows: (ground: DossierGround) => FactRows
}

/** The middle one of these, or the middle between the two middle ones; null of none. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length / 2
  if (sorted.length === 0) return null
  const upper = sorted[Math.floor(half)] as number
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + upper) / 2 : upper
}
const longestOf = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values))

const items = text('个', '')
const days = text('天', 'days')
const times = text('次', 'times')

type Picked = (ground: DossierGround) => readonly Holding[]
const held: Picked = ({ holdings }) => holdings
const claimed: Picked = ({ holdings }) => holdings.filter(({ claimedOn }) => claimedOn !== null)
const closed: Picked = ({ holdings }) => holdings.filter(({ closedOn }) => closedOn !== null)
const overdue: Picked = ({ holdings }) => holdings.filter(({ overdueDays }) => overdueDays > 0)
const issuesOf =
  (picked: Picked) =>
  (ground: DossierGround): FactRows => ({ of: 'issues', rows: picked(ground).map(({ row }) => row) })

const claimDays = (ground: DossierGround) =>
  claimed(ground).map(({ claimedOn, notifiedOn }) => (claimedOn ?? notifiedOn) - notifiedOn)
const closeDays = (ground: DossierGround) =>
  closed(ground).map(({ closedOn, notifiedOn }) => (closedOn ?? notifiedOn) - notifiedOn)

const ofHeld = ({ holdings }: DossierGround): Text => text(`承办 ${holdings.length} 个中`, `of ${holdings.length} held`)
const ofClaimed = (ground: DossierGround): Text =>
  text(`已认领 ${claimed(ground).length} 个`, `${claimed(ground).length} claimed`)
const ofClosed = (ground: DossierGround): Text =>
  text(`已销号 ${closed(ground).length} 个`, `${closed(ground).length} closed`)

const fact = (row: FactRow): FactRow => row
const issueCount = (name: string, label: Text, picked: Picked, of: FactRow['of'] = ofHeld) =>
  fact({ name, label, measure: items, of, value: (ground) => picked(ground).length, rows: issuesOf(picked) })
const issueTimes = (name: string, label: Text, counter: 'sentBack' | 'relapses' | 'circulars') =>
  fact({
    name,
    label,
    measure: times,
    of: ofHeld,
    value: ({ holdings }) => holdings.reduce((sum, holding) => sum + holding[counter], 0),
    rows: issuesOf(({ holdings }) => holdings.filter((holding) => holding[counter] > 0)),
  })
const duration = (name: string, label: Text, value: FactRow['value'], of: NonNullable<FactRow['of']>, picked: Picked) =>
  fact({ name, label, measure: days, of, value, rows: issuesOf(picked) })

const byMethod = (method: Method, { activities }: DossierGround): string[] =>
  activities.flatMap((activity) => (activity.method === method ? [activity.id] : []))
const methodFact = (method: Method) =>
  fact({
    name: methodLabel[method].zh,
    label: methodMeaning[method],
    measure: times,
    of: null,
    value: (ground) => byMethod(method, ground).length,
    rows: (ground) => ({ of: 'activities', ids: byMethod(method, ground) }),
  })

export const dossierFacts = {
  held: issueCount('承办', text('承办问题', 'Issues held'), held, null),
  claimed: issueCount('认领', text('认领问题', 'Issues claimed'), claimed),
  claimMedian: duration(
    '认领中位天数',
    text('认领用时中位数', 'Days to claim, median'),
    (ground) => medianOf(claimDays(ground)),
    ofClaimed,
    claimed,
  ),
  claimLongest: duration(
    '认领最长天数',
    text('认领用时最长', 'Days to claim, longest'),
    (ground) => longestOf(claimDays(ground)),
    ofClaimed,
    claimed,
  ),
  closed: issueCount('销号', text('销号问题', 'Issues closed'), closed),
  closeMedian: duration(
    '销号中位天数',
    text('销号用时中位数', 'Days to close, median'),
    (ground) => medianOf(closeDays(ground)),
    ofClosed,
    closed,
  ),
  closeLongest: duration(
    '销号最长天数',
    text('销号用时最长', 'Days to close, longest'),
    (ground) => longestOf(closeDays(ground)),
    ofClosed,
    closed,
  ),
  overdue: issueCount('超期', text('超期问题', 'Issues overdue at any time'), overdue),
  overdueDays: duration(
    '超期天数',
    text('超期天数合计', 'Overdue days in all'),
    ({ holdings }) => holdings.reduce((sum, { overdueDays }) => sum + overdueDays, 0),
    (ground) => text(`超期 ${overdue(ground).length} 个`, `${overdue(ground).length} overdue`),
    overdue,
  ),
  sentBack: issueTimes('退回', text('退回整改', 'Sent back'), 'sentBack'),
  relapses: issueTimes('反弹', text('反弹', 'Relapses'), 'relapses'),
  circulars: issueTimes('通报', text('通报', 'Circulars'), 'circulars'),
  accountability: issueCount('问责', text('问责', 'Accountability'), ({ holdings, accountable }) =>
    // Held twice, it answers for it once.
    holdings.filter(
      ({ row }, index) => accountable.has(row) && !holdings.slice(index + 1).some((later) => later.row === row),
    ),
  ),
  methods: fact({
    name: '督导方式',
    label: text('接受过的督导方式', 'Methods that reached the unit'),
    measure: text('种', 'methods'),
    of: () => text(`六种方式中`, 'of the six'),
    value: (ground) => methods.filter((method) => byMethod(method, ground).length > 0).length,
    rows: ({ activities }) => ({ of: 'activities', ids: activities.map(({ id }) => id) }),
  }),
  hear: methodFact('hear'),
  reviewRecords: methodFact('reviewRecords'),
  observe: methodFact('observe'),
  canvass: methodFact('canvass'),
  feedbackMeeting: methodFact('feedbackMeeting'),
  followUp: methodFact('followUp'),
  points: fact({
    name: '点位',
    label: text('负责的点位', 'Points in its charge'),
    measure: items,
    of: null,
    value: ({ pointIds }) => pointIds.length,
    rows: ({ pointIds }) => ({ of: 'points', ids: pointIds }),
  }),
  compliantPoints: fact({
    name: '达标点位',
    label: text('达标点位', 'Points that comply'),
    measure: items,
    of: ({ pointIds }) => text(`点位 ${pointIds.length} 个中`, `of ${pointIds.length} points`),
    value: ({ compliantPointIds }) => compliantPointIds.length,
    rows: ({ compliantPointIds }) => ({ of: 'points', ids: compliantPointIds }),
  }),
  materials: fact({
    name: '材料',
    label: text('应报材料', 'Materials asked for'),
    measure: items,
    of: null,
    value: ({ materialIds }) => materialIds.length,
    rows: ({ materialIds }) => ({ of: 'materials', ids: materialIds }),
  }),
  acceptedMaterials: fact({
    name: '合格材料',
    label: text('合格材料', 'Materials accepted'),
    measure: items,
    of: ({ materialIds }) => text(`应报 ${materialIds.length} 个中`, `of ${materialIds.length} asked for`),
    value: ({ acceptedMaterialIds }) => acceptedMaterialIds.length,
    rows: ({ acceptedMaterialIds }) => ({ of: 'materials', ids: acceptedMaterialIds }),
  }),
  goodPractice: fact({
    name: '经验做法',
    label: text('经验做法', 'Good practice'),
    measure: items,
    of: null,
    value: ({ goodPracticeIds }) => goodPracticeIds?.length ?? null,
    rows: ({ goodPracticeIds }) => ({ of: 'goodPractice', ids: goodPracticeIds ?? [] }),
  }),
} as const satisfies Record<string, FactRow>

export type DossierFact = keyof typeof dossierFacts
export const dossierFactNames = Object.keys(dossierFacts) as [DossierFact, ...DossierFact[]]
export const dossierFact = (name: DossierFact): FactRow => dossierFacts[name]

export type DossierValue = { readonly fact: DossierFact; readonly value: number | null; readonly of: Text | null }

/** Every fact of a unit, in the table's order. */
export const dossierValues = (ground: DossierGround): DossierValue[] =>
  dossierFactNames.map((name) => {
    const { value, of } = dossierFact(name)
    return { fact: name, value: value(ground), of: of?.(ground) ?? null }
  })

/** '12 天'; '—' where there is nothing to tell. */
export const valueText = ({ fact: name, value }: Pick<DossierValue, 'fact' | 'value'>): Text => {
  if (value === null) return text('—', '—')
  const { zh, en } = dossierFact(name).measure
  return text(`${value} ${zh}`, en === '' ? String(value) : `${value} ${en}`)
}
