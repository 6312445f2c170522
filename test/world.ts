/**
 * A small world for tests of the rules: six squads in two groups, five units, four points, and somebody in every post.
 * A story is a list of steps [day, who, action, what differs from the usual form]; forms pass through the real schemas.
 * 4 July 2022 is a Monday.
 */
import { holidays2022, instantAt, type LocalDate, workingCalendar } from '../domain/calendar'
import { defaultTerms, type Issue, type Subject, unopened } from '../domain/issue'
import type { ActionName, Circumstances } from '../domain/issueActions'
import {
  type Action,
  actionSchema,
  applyEvent,
  availableActions,
  decide,
  type IssueEvent,
} from '../domain/issueLifecycle'
import type { Duty, Viewer } from '../domain/people'
import { isRefusal, type Refusal } from '../domain/refusal'
import type { SubjectFacts } from '../domain/standing'

// ── Places and units ───────────────────────────────────────────────────────────────────────────────────────────────

/** Supervised units by squad; the station's company is below transport, the property company outside the 64. */
const squadOfUnit = { transport: 5, market: 5, cityManagement: 3 }
const units: Circumstances['units'] = new Map(
  Object.entries({
    transport: { superiorId: null },
    market: { superiorId: null },
    cityManagement: { superiorId: null },
    stationCompany: { superiorId: 'transport' },
    propertyCompany: { superiorId: null },
  }),
)

const place = (facts: Partial<SubjectFacts>): SubjectFacts => ({
  scopeSquad: 1,
  responsibleUnits: ['transport'],
  leadUnit: null,
  squadOfUnit,
  jointSquads: [],
  checkItems: ['cleanliness', 'order', 'signs'],
  ...facts,
})

/** In squad 1's scope, built by a unit of squad 5: the two keys. */
export const busStation = 1
/** Three builders and a lead. */
export const farmersMarket = 2
/** Two builders, no lead. */
export const backStreet = 3
/** Outside every scope, its builder outside the 64: nobody's. */
export const hillTemple = 4

const places: Readonly<Record<number, SubjectFacts>> = {
  [busStation]: place({}),
  [farmersMarket]: place({ responsibleUnits: ['market', 'transport', 'cityManagement'], leadUnit: 'market' }),
  [backStreet]: place({ responsibleUnits: ['transport', 'cityManagement'] }),
  [hillTemple]: place({ scopeSquad: null, responsibleUnits: ['propertyCompany'] }),
}

export const factsOf = (subject: Subject): SubjectFacts =>
  subject.kind === 'point'
    ? (places[subject.pointId] as SubjectFacts)
    : place({
        scopeSquad: subject.kind === 'unit' ? null : 1,
        responsibleUnits: [subject.kind === 'unit' ? subject.unitId : 'transport'],
        checkItems: null,
      })

export const circumstances = (
  today: LocalDate,
  subject: Subject,
  more: Partial<Circumstances> & { facts?: Partial<SubjectFacts> } = {},
): Circumstances => ({
  today,
  subject: { ...factsOf(subject), ...more.facts },
  groupOfSquad: new Map([1, 2, 3, 4, 5, 6].map((squad) => [squad, squad <= 3 ? 1 : 2])),
  terms: defaultTerms,
  calendar: workingCalendar(holidays2022),
  units,
  mergeTarget: null,
  ...more,
})

// ── People ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Somebody who holds these posts; the account is called what the person is. */
export const person = (accountId: string, ...duties: Duty[]): Viewer => ({
  accountId,
  name: accountId,
  posts: duties.map((duty, index) => ({ id: `${accountId}-${index}`, duty, from: '2022-06-01', until: null })),
})
const captain = (squad: number) => person(`captain${squad}`, { role: 'squad', squad, position: 'captain' })
const principal = (unitId: string) => person(unitId, { role: 'unit', unitId, position: 'principal' })

export const office = person('office', { role: 'office' })
export const officeClerk = person('officeClerk', { role: 'office' })
export const commander = person('commander', { role: 'commander' })
export const leader1 = person('leader1', { role: 'leader', group: 1 })
export const leader2 = person('leader2', { role: 'leader', group: 2 })
export const captain1 = captain(1)
export const captain3 = captain(3)
export const captain4 = captain(4)
export const captain5 = captain(5)
export const captain6 = captain(6)
export const transport = principal('transport')
export const market = principal('market')
export const cityManagement = principal('cityManagement')
export const member1 = person('member1', { role: 'squad', squad: 1, position: 'member' })
export const transportClerk = person('transportClerk', { role: 'unit', unitId: 'transport', position: 'clerk' })
export const stationCompany = principal('stationCompany')
export const propertyCompany = principal('propertyCompany')
export const everybody = [
  office,
  officeClerk,
  commander,
  leader1,
  leader2,
  captain1,
  captain3,
  captain4,
  captain5,
  captain6,
  transport,
  market,
  cityManagement,
  propertyCompany,
]

// ── Issues ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const issueId = '01810000-0000-7000-8000-000000000001'
export const otherIssueId = '01810000-0000-7000-8000-000000000002'

export const unopenedAt = (pointId: number, id = issueId): Issue => unopened(id, { kind: 'point', pointId })

/** What the form usually says; a story names only what differs. */
const usualForm = (name: ActionName, day: LocalDate): Record<string, unknown> =>
  ({
    open: { checkItem: 'cleanliness', what: '候车厅地面有垃圾', severity: 'ordinary' },
    notify: { unitId: 'transport', claimBy: '2022-07-06', rectifyBy: '2022-07-18' },
    fixOnSpot: { unitId: 'transport', what: '当场清扫干净' },
    claim: { responsible: '站务科', deadline: '2022-07-18', measures: '增加保洁班次', target: '地面无垃圾' },
    confirmClaim: {},
    explainDelay: { reason: '施工队伍因雨停工' },
    ask: { request: 'extension', newDate: '2022-07-25', reason: '需要招标采购' },
    answer: { answer: 'granted', newDate: '2022-07-25', reason: '情况属实' },
    reassign: { unitId: 'cityManagement', claimBy: '2022-07-20', rectifyBy: '2022-07-29', reason: '职责在该单位' },
    dispatchDown: { subordinateUnitId: 'stationCompany' },
    reportUp: { what: '已清扫，垃圾桶已更换' },
    rectify: { what: '已清扫并增加保洁', papers: '整改情况报告' },
    noteRecheck: { visitedOn: day, outcome: 'passed', note: '现场已干净' },
    passRecheck: { visitedOn: day, what: '现场已干净', papers: '复查记录' },
    failRecheck: { visitedOn: day, reason: '仍有垃圾', newDate: '2022-07-29' },
    supplement: { what: '再次到访，垃圾更多' },
    relapse: { visitedOn: day, what: '又有垃圾', claimBy: '2022-08-10', rectifyBy: '2022-08-22' },
    handOver: { squad: 5, reason: '由责任单位的督导分队跟踪' },
    merge: { intoIssueId: otherIssueId, reason: '同一处同一问题' },
    void: { reason: '重复立案' },
    draftCircular: { document: '吕创文办通〔2022〕1号', evidenceOn: day, reason: '超期未整改' },
    circulate: {},
    returnCircular: { reason: '证据需要补充' },
    withdrawCircular: { reason: '通报对象有误' },
    draftReferral: { reason: '通报后仍未整改' },
    signReferral: {},
    returnReferral: { reason: '先约谈再提请' },
    referForAccountability: { organ: '市纪委监委机关', document: '吕创文办函〔2022〕1号' },
    recordAccountability: { organ: '市纪委监委机关', document: '吕纪函〔2022〕1号', outcome: '约谈' },
  })[name]

export type Step = readonly [
  day: LocalDate,
  who: Viewer,
  action: ActionName,
  form?: Readonly<Record<string, unknown>>,
  /** 代录: the unit's paper. */
  paper?: string,
]
export type Given = Partial<Circumstances> & { facts?: Partial<SubjectFacts> }

export const actionOf = ([day, , name, form, paper]: Step): Action =>
  actionSchema.parse({
    name,
    form: { ...usualForm(name, day), ...form },
    ...(paper === undefined ? {} : { onBehalf: { paper } }),
  })

/** The decision on one step, at nine in the morning. */
export const attempt = (issue: Issue, step: Step, given: Given = {}): IssueEvent | Refusal =>
  decide(issue, actionOf(step), step[1], circumstances(step[0], issue.subject, given), instantAt(step[0], '09:00'))

/** The event of a step that has to be accepted. */
export const eventOf = (issue: Issue, step: Step, given: Given = {}): IssueEvent => {
  const decision = attempt(issue, step, given)
  if (isRefusal(decision)) throw new Error(`${step[0]} ${step[1].name} ${step[2]}: ${decision.refused.zh}`)
  return decision
}

/** The issue after steps that all have to be accepted. */
export const issueAfter = (issue: Issue, ...steps: Step[]): Issue =>
  steps.reduce((present, step) => applyEvent(present, eventOf(present, step)), issue)

/** The sentences of a refusal; an accepted step reads 'accepted'. */
export const refusalOf = (issue: Issue, step: Step, given: Given = {}) => {
  const decision = attempt(issue, step, given)
  return isRefusal(decision) ? decision.refused : { zh: 'accepted', en: 'accepted' }
}

/** The buttons of a person, 代录 marked. */
export const buttons = (issue: Issue, who: Viewer, today: LocalDate, given: Given = {}): string[] =>
  availableActions(issue, who, circumstances(today, issue.subject, given)).map(({ name, onBehalf }) =>
    onBehalf ? `${name} (on behalf)` : name,
  )

/** Opened on Monday 4 July by squad 1 at the bus station, and what usually follows. */
export const opened: Step = ['2022-07-04', captain1, 'open']
export const notified: Step = ['2022-07-04', captain1, 'notify']
export const claimed: Step = ['2022-07-05', transport, 'claim']
export const rectified: Step = ['2022-07-14', transport, 'rectify']
export const closed: Step = ['2022-07-15', captain1, 'passRecheck']
export const found = (): Issue => issueAfter(unopenedAt(busStation), opened)
