/** What events are called, whatever they are about; a name that no table knows is shown as it is. */
import { campaignActions, personActions } from './administration'
import { boundaryActions } from './boundaries/boundaryActions'
import { contactActions } from './contact'
import { handbookActions } from './handbook/handbookActions'
import { actions } from './issueActions'
import type { PointEvent } from './point'
import { registerActions } from './pointRegister'
import type { RoadSectionEvent } from './roadSection'
import { subjectActions } from './subjectActions'
import { type SubjectKind, subjectKinds } from './subjectKind'
import { type Text, text } from './text'
import { webhookActions } from './webhook'

export const subjectKindLabel: Record<SubjectKind, Text> = {
  issue: text('问题', 'Issue'),
  point: text('点位', 'Point'),
  roadSection: text('包路段', 'Road section'),
  paper: text('文书', 'Paper'),
  activity: text('督导活动', 'Activity'),
  material: text('申报材料', 'Material'),
  squadRoute: text('督导线路', 'Squad’s route'),
  instruction: text('批示', 'Instruction'),
  questionnaire: text('调查问卷', 'Questionnaire'),
  monthlyPlan: text('督导计划', 'Monthly plan'),
  goodPractice: text('经验做法', 'Good practice'),
  report: text('督查报告', 'Report'),
  contestation: text('档案异议', 'Contestation'),
  campaign: text('方案设置', 'Campaign'),
  unit: text('单位', 'Unit'),
  pointRegister: text('点位登记', 'Register of points'),
  boundaries: text('督导范围边界', 'Boundaries of scopes'),
  handbook: text('手册', 'Handbook'),
  person: text('人员岗位', 'Person'),
  contact: text('联系人', 'Contact'),
  webhook: text('系统对接', 'Webhooks'),
}

export const pointActionLabel: Record<PointEvent['name'], Text> = {
  inspect: text('实地考察', 'Inspection'),
  nameLead: text('指定牵头单位', 'Lead unit named'),
  flag: text('标注重点难点', 'Marked key or hard'),
  track: text('跟踪督促名单', 'Tracking list'),
}
const sectionActionLabel: Record<RoadSectionEvent['name'], Text> = {
  draw: text('划定包路段', 'Section drawn'),
  edit: text('修改包路段', 'Section changed'),
  retire: text('停用包路段', 'Section retired'),
  inspect: pointActionLabel.inspect,
}
/** The labels of an action table, by name. */
const labelsOf = (table: Readonly<Record<string, { readonly label: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(table).map(([name, { label }]) => [name, label]))

const labelsOfEach = <K extends string>(
  tables: Readonly<Record<K, Readonly<Record<string, { readonly label: Text }>>>>,
): Record<K, Readonly<Record<string, Text>>> =>
  Object.fromEntries(Object.keys(tables).map((kind) => [kind, labelsOf(tables[kind as K])])) as Record<
    K,
    Readonly<Record<string, Text>>
  >

const labels: Record<SubjectKind, Readonly<Record<string, Text>>> = {
  issue: labelsOf(actions),
  point: pointActionLabel,
  roadSection: sectionActionLabel,
  ...labelsOfEach(subjectActions),
  campaign: campaignActions,
  person: personActions,
  pointRegister: registerActions,
  boundaries: boundaryActions,
  handbook: handbookActions,
  contact: contactActions,
  webhook: webhookActions,
}

export const eventLabel = (kind: SubjectKind, name: string): Text => labels[kind][name] ?? text(name, name)

/** Every kind of event that has a name in words, as a filter offers them. */
export const namedEvents: readonly { readonly kind: SubjectKind; readonly name: string; readonly label: Text }[] =
  subjectKinds.flatMap((kind) => Object.entries(labels[kind]).map(([name, label]) => ({ kind, name, label })))
