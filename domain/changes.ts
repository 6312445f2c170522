/** From what to what: one event's changes, field by field, in words. Pure; names of units, squads and days come from the caller. */
import { actorText } from './actorText'
import type { Issue } from './issue'
import { indicatorLabel, severityLabel, sourceLabel, stageLabel } from './issue'
import { actions } from './issueActions'
import { listed, type Names } from './readForm'
import { type Text, text } from './text'

/** Null: nothing stood there. */
export type Change = {
  readonly key: string
  readonly label: Text
  readonly from: Text | null
  readonly to: Text | null
}

type FieldInWords<V> = { readonly label: Text; readonly read: (value: V, names: Names) => Text | null }

const asItIs = (value: unknown): Text => text(String(value), String(value))
const { open, notify, claim, ask, rectify, dispatchDown } = actions

const field = <V>(label: Text, read: (value: NonNullable<V>, names: Names) => Text | null): FieldInWords<V> => ({
  label,
  read: (value, names) => (value === null || value === undefined ? null : read(value as NonNullable<V>, names)),
})
const times = (count: number): Text | null =>
  count === 0 ? null : text(`${count}次`, count === 1 ? 'once' : `${count} times`)

export const circularState: Record<Issue['escalation']['circular'], Text | null> = {
  none: null,
  drafted: text('已拟稿，待指挥长签批', 'drafted; the commander has to sign it'),
  inForce: text('已签批生效', 'signed and in force'),
}
export const accountabilityState: Record<Issue['escalation']['accountability'], Text | null> = {
  none: null,
  drafted: text('已拟提请问责，待指挥长签批', 'referral drafted; the commander has to sign it'),
  signed: text('指挥长已签批，待提请', 'signed by the commander; to be referred'),
  referred: text('已提请问责，待结果', 'referred; the outcome is awaited'),
  recorded: text('问责结果已记录', 'outcome recorded'),
}

const requestText = (request: NonNullable<Issue['request']>, names: Names): Text => {
  const what = request.kind === 'extension' ? names.day(request.newDate) : names.unit(request.unitId)
  const label = ask.fields.request.options?.[request.kind] ?? asItIs(request.kind)
  return text(`${label.zh}：${what.zh}`, `${label.en}: ${what.en}`)
}

/** Every field of an issue that a person reads; null: said by the others, or by nobody's wish. */
const issueFields: { readonly [K in keyof Issue]: FieldInWords<Issue[K]> | null } = {
  id: null,
  seq: null,
  stage: field(text('阶段', 'Stage'), (stage) => (stage === 'unopened' ? null : stageLabel[stage])),
  subject: null,
  checkItem: field(open.fields.checkItem.label, (key, names) => names.checkItem(key)),
  what: field(open.fields.what.label, (what) => (what === '' ? null : asItIs(what))),
  severity: field(open.fields.severity.label, (severity) => severityLabel[severity]),
  source: field(open.fields.source.label, (source) => sourceLabel[source]),
  sourceDocument: field(open.fields.sourceDocument.label, asItIs),
  openedBy: field(text('发现人', 'Found by'), (actor, names) => actorText(actor, names)),
  foundOn: field(text('发现日期', 'Found on'), (day, names) => names.day(day)),
  followingSquad: field(open.fields.followingSquad.label, (squad, names) => names.squad(squad)),
  jointSquads: field(open.fields.jointSquads.label, (squads, names) =>
    squads.length === 0 ? null : listed(squads.map(names.squad)),
  ),
  unitId: field(notify.fields.unitId.label, (unitId, names) => names.unit(unitId)),
  unitsEver: null,
  subordinateUnitId: field(dispatchDown.fields.subordinateUnitId.label, (unitId, names) => names.unit(unitId)),
  subordinateReport: field(text('下属单位上报', 'Reported by the subordinate unit'), ({ what }) => asItIs(what)),
  paperId: null,
  instrument: field(
    notify.fields.instrument.label,
    (instrument) => notify.fields.instrument.options?.[instrument] ?? asItIs(instrument),
  ),
  notifiedOn: field(text('交办日期', 'Notified on'), (day, names) => names.day(day)),
  claimBy: field(notify.fields.claimBy.label, (day, names) => names.day(day)),
  rectifyBy: field(notify.fields.rectifyBy.label, (day, names) => names.day(day)),
  claim: null,
  request: field(text('待答复的申请', 'Request to be answered'), requestText),
  delay: field(text('超期原因', 'Why it is late'), ({ reason }) => asItIs(reason)),
  rectification: field(rectify.fields.what.label, ({ what }) => asItIs(what)),
  rectifiedTimes: field(text('报整改', 'Reported rectified'), times),
  sentBackTimes: field(text('退回', 'Sent back'), times),
  firstSentBackOn: null,
  relapses: field(text('反弹', 'Relapsed'), times),
  closedOn: field(text('销号日期', 'Closed on'), (day, names) => names.day(day)),
  voidedOn: null,
  mergedInto: field(text('并入', 'Merged into'), (issueId, names) => names.issue(issueId) ?? asItIs(issueId)),
  escalation: null,
  overdue: null,
}

const claimFields: { readonly [K in keyof NonNullable<Issue['claim']>]: FieldInWords<string> } = {
  responsible: field(claim.fields.responsible.label, asItIs),
  deadline: field(claim.fields.deadline.label, (day, names) => names.day(day)),
  measures: field(claim.fields.measures.label, asItIs),
  target: field(claim.fields.target.label, asItIs),
}
const escalationFields: { readonly [K in keyof Issue['escalation']]: FieldInWords<Issue['escalation'][K]> } = {
  circular: field(text('通报', 'Circular'), (state) => circularState[state]),
  circulars: field(text('生效的通报', 'Circulars in force'), times),
  accountability: field(text('问责', 'Accountability'), (state) => accountabilityState[state]),
}

const isSame = (one: Text | null, other: Text | null): boolean => one?.zh === other?.zh && one?.en === other?.en

const compared = <T extends object>(
  prefix: string,
  fields: { readonly [K in keyof T]: FieldInWords<T[K]> | null },
  before: T | null,
  after: T | null,
  names: Names,
): Change[] =>
  (Object.keys(fields) as (keyof T & string)[]).flatMap((key) => {
    const known = fields[key]
    if (known === null) return []
    const from = before === null ? null : known.read(before[key], names)
    const to = after === null ? null : known.read(after[key], names)
    return isSame(from, to) ? [] : [{ key: `${prefix}${key}`, label: known.label, from, to }]
  })

/** What one event changed in an issue; `before` is null for its opening. */
export const changesOf = (before: Issue | null, after: Issue, names: Names): Change[] => [
  ...compared('', issueFields, before, after, names),
  ...compared('claim.', claimFields, before?.claim ?? null, after.claim, names),
  ...compared('escalation.', escalationFields, before?.escalation ?? null, after.escalation, names),
]

/** Where an issue is, when that is no point: a unit's issue names the unit and the indicator. */
export const unitSubjectText = (subject: Extract<Issue['subject'], { kind: 'unit' }>, names: Names): Text => {
  const unit = names.unit(subject.unitId)
  const indicator = indicatorLabel[subject.indicator]
  return text(`${unit.zh} · ${indicator.zh}`, `${unit.en} · ${indicator.en}`)
}
