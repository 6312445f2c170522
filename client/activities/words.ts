/** The words of activities and of the feedback meeting. What the domain names is named in its tables. */
import { type Method, methodLabel } from '../../domain/activity'
import type { MonthTerm } from '../../domain/activityDue'
import { dayText } from '../../domain/dayText'
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('督导活动', 'Supervision activities'),
  activities: text('活动', 'Activities'),
  kinds: text('督导类型', 'Type'),
  everyKind: text('全部', 'All'),
  kindOnly: text(
    '只列这一类型的活动；月度下限按全部类型合计。',
    'Activities of this type alone; the minima count all types.',
  ),
  coverage: text('单位覆盖', 'Coverage of units'),
  coverageLegend: text(
    '每格为本月次数/创建以来次数，“–”为还没有到过。',
    'In each cell: this month / in the campaign; "–" is never.',
  ),
  neverReached: text('还没有到过', 'Never reached'),
  noProof: text('没有计入的活动。', 'Nothing that counts.'),
  heldUncounted: text('开展了但不计入：', 'Held, but not counted:'),
  close: text('收起', 'Close'),
  noneOfKind: text('这个月没有这一类型的活动。', 'No activity of this type in this month.'),
  tally: text('本月完成情况', 'This month so far'),
  allSquads: text('各分队完成情况', 'All squads'),
  list: text('活动记录', 'Activities'),
  record: text('记一次活动', 'Record an activity'),
  planMeeting: text('开反馈会', 'Hold a feedback meeting'),
  noneThisMonth: text('这个月还没有活动记录。', 'Nothing is recorded for this month yet.'),
  noneNext: text('开展后随时记录，一分钟即可。', 'Record an activity once it has taken place; it takes a minute.'),
  previousMonth: text('上个月', 'Month before'),
  nextMonth: text('下个月', 'Month after'),
  continuous: text('持续', 'Continuous'),
  notCounted: text('不计入', 'Not counted'),
  counted: text('计入当月', 'Counted'),
  squads: text('参加分队', 'Squads'),
  units: text('单位', 'Units'),
  points: text('点位', 'Points'),
  places: text('包路段', 'Road sections'),
  month: text('反馈月份', 'About'),
  attendees: text('参加人员', 'Who took part'),
  summary: text('情况', 'What was done'),
  whoReported: text('汇报人', 'Who reported'),
  deputyAccepted: text('办公室已认可', 'Accepted by the office'),
  files: text('材料', 'Files'),
  photos: text('照片', 'Photos'),
  receipts: text('通知签收', 'Notices received'),
  reason: text('取消理由', 'Why it was cancelled'),
  history: text('记录经过', 'History'),
  from: text('原为', 'Was'),
  loading: text('正在读取', 'Loading'),
  enterMeeting: text('进入会议', 'Enter the meeting'),
  lookAtMeeting: text('查看会议内容', 'Look at the agenda'),
  allUnitsOf: text('全选', 'All'),

  chooseUnits: text('参加单位', 'Units'),
  noCandidates: text('没有可以列入反馈会的单位。', 'There is no unit for a meeting.'),
  otherUnits: text('其他单位（有本分队主办的问题）', 'Other units (with issues that the squad follows)'),
  beginPlanning: text('保存，准备开会', 'Save the meeting'),

  meeting: text('督导反馈会', 'Feedback meeting'),
  leave: text('离开会议', 'Leave'),
  back: text('上一页', 'Back'),
  forward: text('下一页', 'Next'),
  start: text('开始', 'Begin'),
  toEnd: text('结束会议', 'Finish'),
  keys: text('按 ← → 或空格翻页', 'Turn pages with ← → or the space bar'),
  noIssues: text('没有未办结的问题。', 'No open issues.'),
  found: text('发现', 'Found'),
  handOver: text('现场发放督办通知', 'Hand over the notice'),
  receivedBy: text('签收人（职务）', 'Received by (title)'),
  received: text('签收', 'Received'),
  takeBack: text('撤回签收', 'Take back'),
  noNotice: text('没有需要发放的督办通知。', 'There is no notice to hand over.'),
  unitSummary: text('问题汇总', 'Summary'),
  notReceived: text('未签收', 'Not received'),
  finishTitle: text('会议小结', 'Summing up'),
  leftOpen: text(
    '还有单位没有签收督办通知。可以先结束会议，签收后再补记；全部签收前不计入当月。',
    'Some units have not received their notice. The meeting may be finished; it counts once all of them have.',
  ),
  allReceived: text('督办通知已全部签收。', 'Every notice has been received.'),
  issue: text('问题', 'Issue'),
  stage: text('阶段', 'Stage'),
  due: text('期限', 'Due'),
} as const satisfies Record<string, Text>

export const atLeast = (times: number): Text => text(`至少${times}`, `At least ${times}`)

/** Titles, never names. */
export const usualReceivers: readonly Text[] = [
  text('主要负责同志', 'The principal'),
  text('分管负责同志', 'The deputy in charge'),
  text('办公室负责同志', 'The head of the office'),
]

export const missingText = (count: number): Text => text(`缺${count}`, `${count} missing`)
export const covered = (count: number, of: number): Text => text(`覆盖${count}/${of}个单位`, `${count} of ${of} units`)
export const unitCount = (count: number): Text => text(`${count}个单位`, count === 1 ? '1 unit' : `${count} units`)
export const andMore = (first: string, count: number): Text =>
  count <= 1 ? text(first, first) : text(`${first}等${count}个单位`, `${first} and ${count - 1} more`)
export const issueCount = (count: number): Text => text(`${count}个问题`, count === 1 ? '1 issue' : `${count} issues`)
export const openAndNew = (open: number, found: number): Text =>
  text(`未办结${open}，本月发现${found}`, `${open} open, ${found} found this month`)
export const daysSince = (days: number): Text =>
  days === 0 ? text('今天', 'Today') : text(`已${days}天`, days === 1 ? '1 day ago' : `${days} days ago`)
export const pageOf = (page: number, of: number): Text => text(`${page}/${of}`, `${page}/${of}`)
export const receiptCount = (count: number, of: number): Text =>
  text(`已签收 ${count}/${of}`, `${count} of ${of} received`)
export const monthTitle = (month: string): Text => {
  const [year = '', number = ''] = month.split('-')
  return text(`${year}年${Number(number)}月`, month)
}
export const photoOf = (number: number, of: number): Text =>
  of === 1 ? text('问题照片', 'Photo of the issue') : text(`问题照片 ${number}/${of}`, `Photo ${number} of ${of}`)

/** By when the month's minima are due. */
export const termText = ({ standing, dueBy, workingDaysLeft }: MonthTerm): Text => {
  const day = dayText(dueBy)
  if (standing === 'over') return text(`已于${day.zh}截止`, `Was due by ${day.en}`)
  return standing === 'ahead'
    ? text(`还没有到这个月，${day.zh}前完成`, `Still ahead; due by ${day.en}`)
    : text(
        `${day.zh}前完成，还有${workingDaysLeft}个工作日`,
        `Due by ${day.en}; ${workingDaysLeft === 1 ? '1 working day' : `${workingDaysLeft} working days`} left`,
      )
}
/** 第三分队 访 1次，缺1 */
export const countLabel = (squad: Text, method: Method, count: number, lacking: number): Text =>
  text(
    `${squad.zh} ${methodLabel[method].zh} ${count}次${lacking > 0 ? `，缺${lacking}` : ''}`,
    `${squad.en}, ${methodLabel[method].en}: ${count}${lacking > 0 ? `, ${lacking} missing` : ''}`,
  )
export const placeCount = (count: number): Text =>
  text(`实地察看${count}处`, count === 1 ? '1 place inspected' : `${count} places inspected`)
