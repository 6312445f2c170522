/** The words of the issue panel and of what is done there. What the domain names is named in the domain's tables. */
import type { Clock } from '../../domain/clocks'
import type { Issue } from '../../domain/issue'
import { type Text, text } from '../../domain/text'

export const words = {
  issue: text('问题', 'Issue'),
  stages: text('办理进度', 'Progress'),
  what: text('问题情况', 'What is wrong'),
  toClaim: text('单位认领', "The unit's claim"),
  request: text('待答复的申请', 'Request to be answered'),
  askedOn: text('提出日期', 'Asked on'),
  rectification: text('整改结果', 'What was done'),
  reportedOn: text('上报日期', 'Reported on'),
  overdueDays: text('累计超期', 'Days overdue so far'),
  escalation: text('通报与问责', 'Circular and accountability'),
  circular: text('通报', 'Circular'),
  accountability: text('问责', 'Accountability'),
  actions: text('可以办理', 'What you can do'),
  onBehalfActions: text('代责任单位录入', 'Recorded for the unit'),
  escalationActions: text('办理通报与问责', 'Steps of circular and accountability'),
  nothingToDo: text('现在没有需要您办理的事项', 'There is nothing for you to do now'),
  history: text('办理经过', 'History'),
  inspectionAndIssues: text('检查与办理经过', 'Inspections and issues'),
  inspection: text('实地考察', 'Inspected'),
  sectionDrawn: text('划定包路段', 'Section drawn'),
  sectionChanged: text('修改包路段', 'Section changed'),
  sectionRetired: text('停用包路段', 'Section retired'),
  name: text('名称', 'Name'),
  nameInEnglish: text('英文名称', 'Name in English'),
  length: text('长度', 'Length'),
  sponsor: text('包路领导', 'Sponsor'),
  visitedOn: text('检查日期', 'Visited on'),
  jointSquads: text('联合督导', 'Joint inspection'),
  note: text('说明', 'Note'),
  reason: text('理由', 'Reason'),
  noHistory: text('还没有记录', 'Nothing recorded yet'),
  foundOn: text('发现日期', 'Found on'),
  openedBy: text('发现人', 'Found by'),
  notifiedOn: text('交办日期', 'Notified on'),
  closedOn: text('销号日期', 'Closed on'),
  mergedInto: text('已并入', 'Merged into'),
  whyLate: text('超期原因', 'Why it is late'),
  onBehalfFor: text('代录单位', 'Recorded for'),
  onBehalfPaper: text('凭据文号', "Document no. of the unit's reply"),
  onBehalfWhy: text('代责任单位录入，须有单位的书面答复', 'Recorded for the unit on the strength of its written reply'),
  openAndNotify: text('立案并交办', 'Open and notify'),
  openAndDraft: text('立案并拟督办卡', 'Open and draft a card'),
  draftCard: text('拟督办卡（由队长审签）', 'Card, for the captain to approve'),
  openOnly: text('只立案', 'Open only'),
  datesFollowSeverity: text('选择严重程度后自动填写', 'Filled in once the severity is chosen'),
  scopeSquad: text('这里在这个分队的督导范围内', 'The place lies in the scope of this squad'),
  soleSquad: text('只有这个分队有督导权', 'The only squad that supervises the place or the unit'),
  sameIssue: text(
    '这个测评项已有未销号的问题，请先核对是否同一个问题：',
    'There is an open issue on this check item. See first whether it is the same:',
  ),
  addToIssue: text('补充到原问题', 'Add to that issue'),
} as const satisfies Record<string, Text>

/** What was, and what is now. */
export const fromTo = (from: Text, to: Text): Text => text(`${from.zh} → ${to.zh}`, `${from.en} → ${to.en}`)

/** What the running clock is for. */
export const clockLabel: Record<Clock['for'], Text> = {
  notify: text('交办期限', 'To be notified by'),
  claim: text('认领期限', 'To be claimed by'),
  rectify: text('整改期限', 'To be rectified by'),
  recheck: text('复查期限', 'To be re-checked by'),
}

export const circularState: Record<Exclude<Issue['escalation']['circular'], 'none'>, Text> = {
  drafted: text('已拟稿，待指挥长签批', 'Drafted; the commander has to sign it'),
  inForce: text('已签批生效', 'Signed and in force'),
}
export const accountabilityState: Record<Exclude<Issue['escalation']['accountability'], 'none'>, Text> = {
  drafted: text('已拟提请问责，待指挥长签批', 'Referral drafted; the commander has to sign it'),
  signed: text('指挥长已签批，待提请', 'Signed by the commander; to be referred'),
  referred: text('已提请问责，待结果', 'Referred; the outcome is awaited'),
  recorded: text('问责结果已记录', 'Outcome recorded'),
}

export const sentBack = (times: number): Text =>
  text(`退回${times}次`, times === 1 ? 'Sent back once' : `Sent back ${times} times`)
export const relapsedTimes = (times: number): Text =>
  text(`反弹${times}次`, times === 1 ? 'Relapsed once' : `Relapsed ${times} times`)
export const days = (count: number): Text => text(`${count}天`, count === 1 ? '1 day' : `${count} days`)
export const itemCount = (count: number): Text => text(`${count}项`, count === 1 ? '1 item' : `${count} items`)
export const onBehalfOf = (label: Text): Text => text(`${label.zh}（代录）`, `${label.en} (on behalf)`)

/** A unit under its name of that day, with the one it has now. */
export const nowCalled = (then: Text, now: Text): Text =>
  text(`${then.zh}（现名 ${now.zh}）`, `${then.en} (now ${now.en})`)
