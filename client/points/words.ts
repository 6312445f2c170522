/** The words of the point's panel and its forms. What the domain names is named in the domain's tables. */
import { type Text, text } from '../../domain/text'

export const words = {
  point: text('点位', 'Point'),
  backToPoint: text('返回点位', 'Back to the point'),
  about: text('基本情况', 'About the point'),
  scope: text('督导范围', 'Scope'),
  decided: text('归属由办公室确定：', 'Decided by the office: '),
  assisting: text('协办', 'assisted by'),
  outsideScopes: text(
    '不在任何督导范围内，没有分队督导这个地方',
    'Outside every scope: no squad supervises this place',
  ),
  keys: text('有督导权', 'Squads with a key'),
  noKeys: text('没有分队有督导权', 'No squad holds a key'),
  noUnits: text('还没有登记责任单位', 'No responsible unit is registered'),
  lead: text('牵头', 'Lead'),
  noLead: text('还没有指定牵头单位', 'No lead unit is named yet'),
  urban: text('市区点位', 'Urban point'),
  scopeWaits: text('待确定', 'Not decided yet'),
  retired: text('已撤点', 'Retired'),
  wasUrban: text('是', 'Yes'),
  isUrban: text('是，计入10月前全部达标的目标', 'Yes: counts towards the goal before October'),
  isNotUrban: text('否', 'No'),
  address: text('地址', 'Address'),
  openIssueHere: text('发现不符合的，可以立案。', 'If something does not comply, open an issue.'),
  edit: text('编辑点位', 'Edit the point'),
  track: text('列入跟踪督促', 'Put on the tracking list'),
  untrack: text('移出跟踪督促', 'Take off the tracking list'),
  itemPhotos: text('照片', 'Photos'),
  itemNote: text('说明（可不填）', 'Note (may be left empty)'),
  sameMayBeAdded: text(
    '这个测评项已有未办结的问题。是同一件事的，照片和说明补充到原问题；确是另一件事的，另行立案。',
    'There is an open issue on this item. If it is the same, photos and note are added to it; if another matter, open another.',
  ),
  sameIssue: text('同一件事', 'The same matter'),
  addToSame: text('补充到原问题', 'Add to that issue'),
  openAnother: text('另行立案', 'Open another issue'),
  sameOpen: text(
    '这个测评项已有未办结的问题，默认不再立案。确是另一件事的，请打开“立案”。',
    'There is an open issue on this item, so none is opened by default. If this is another matter, switch it on.',
  ),
  newHandbook: text(
    '填写期间手册有了新版。这次检查仍按开始时的版本保存。',
    'The handbook has changed meanwhile. This inspection is kept by the version it was begun with.',
  ),
  toNewHandbook: text('改按现行版填写', 'Change to the present version'),
  resumed: text('已恢复上次没有保存的填写。', 'What was filled in and not saved is back.'),
  beginAnew: text('重新填写', 'Begin anew'),
  jointInspection: text('联合督导', 'Joint inspection'),
  jointSquads: text('一起检查的分队', 'Squads that are here together'),
  orderedJoint: text('今天在此联合督导的分队', 'The squads in a joint inspection here today'),
  allPassed: text('检查已保存，全部符合，这个点位达标。', 'Saved: everything passes, and the point complies.'),
  saved: text('检查已保存。', 'The inspection is saved.'),
  toDesk: text('去交办', 'Notify the unit'),
  askCaptain: text('请分队队长审签后交办。', "The squad's captain approves and notifies."),
  supplemented: text('已补充到原问题。', 'What was seen again has been added to the issue.'),
  saveAndOpen: (count: number): Text =>
    text(`保存并立案${count}个`, `Save and open ${count} issue${count === 1 ? '' : 's'}`),
  nameLead: text('指定牵头单位', 'Name the lead unit'),
  reason: text('理由', 'Reason'),
} as const satisfies Record<string, Text | ((count: number) => Text)>

export const openedCount = (count: number): Text =>
  text(
    `检查已保存，${count}个问题已立案，待交办。`,
    `Saved; ${count === 1 ? 'one issue is' : `${count} issues are`} open and waiting to be notified.`,
  )
export const trackedSince = (day: Text): Text => text(`${day.zh}起跟踪督促`, `Tracked since ${day.en}`)
export const foundOnDay = (day: Text): Text => text(`${day.zh}发现`, `Found on ${day.en}`)

export const retiredText = (on: string): Text =>
  text(
    `${on}起不再督导，也不计入数字。以前的检查和问题仍可查看。`,
    `Since ${on} it is supervised no more and counts in no number. Its inspections and issues can still be read.`,
  )

/** `between`: the scopes that it may belong to. */
export const contestedText = (between: Text, why: Text): Text =>
  text(
    `${between.zh}之间，${why.zh}，等办公室确定归属。`,
    `Between ${between.en}: ${why.en}. The office has yet to decide whose it is.`,
  )
