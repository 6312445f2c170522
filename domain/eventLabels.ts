/** What events are called, whatever they are about; a name that no table knows is shown as it is. */
import { campaignActions, personActions } from './administration'
import { actions } from './issueActions'
import { type SubjectKind, subjectKinds } from './subjectKind'
import { type Text, text } from './text'

export const subjectKindLabel: Record<SubjectKind, Text> = {
  issue: text('问题', 'Issue'),
  point: text('点位', 'Point'),
  roadSection: text('包路段', 'Road section'),
  paper: text('文书', 'Paper'),
  activity: text('督导活动', 'Activity'),
  material: text('申报材料', 'Material'),
  campaign: text('方案设置', 'Campaign'),
  person: text('人员岗位', 'Person'),
}

export const pointActionLabel = {
  inspect: text('实地考察', 'Inspection'),
  nameLead: text('指定牵头单位', 'Lead unit named'),
} as const satisfies Record<string, Text>

const labels: Record<SubjectKind, Readonly<Record<string, Text>>> = {
  issue: Object.fromEntries(Object.entries(actions).map(([name, { label }]) => [name, label])),
  point: pointActionLabel,
  roadSection: {},
  paper: {},
  activity: {},
  material: {},
  campaign: campaignActions,
  person: personActions,
}

export const eventLabel = (kind: SubjectKind, name: string): Text => labels[kind][name] ?? text(name, name)

/** Every kind of event that has a name in words, as a filter offers them. */
export const namedEvents: readonly { readonly kind: SubjectKind; readonly name: string; readonly label: Text }[] =
  subjectKinds.flatMap((kind) => Object.entries(labels[kind]).map(([name, label]) => ({ kind, name, label })))
