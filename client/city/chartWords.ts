/** What the city's charts say. */
import { type Text, text } from '../../domain/text'

export const chartWords = {
  curve: text('市区点位达标率', 'Compliance of urban points'),
  scopes: text('各督导范围达标率', 'Compliance by scope'),
  scopesNote: text(
    '同一坐标：纵轴0到100%，虚线为目标日期。',
    'The same axes: 0 to 100 %; dashed, the day of the goal.',
  ),
  ranking: text('督导范围排名', 'Ranking of scopes'),
  rankingNote: text('达标点位占该范围全部点位的比例。', 'Points that comply, of all points of the scope.'),
  calendar: text('每日督导活动', 'Activity by day'),
  calendarNote: text(
    '检查点位、路段的次数加上已开展的督导活动；每列一周，周一在上。',
    'Inspections of points and sections, and activities held; a column is a week, Monday on top.',
  ),
  allSquads: text('全部分队', 'All squads'),
  squad: text('督导分队', 'Squad'),
  day: text('日期', 'Day'),
  points: text('点位', 'Points'),
  compliant: text('达标', 'Comply'),
  rate: text('达标率', 'Rate'),
  overdue: text('超期点位', 'Overdue'),
  scope: text('督导范围', 'Scope'),
  inspections: text('检查', 'Inspections'),
  activities: text('活动', 'Activities'),
  fewer: text('少', 'fewer'),
  more: text('多', 'more'),
  goal: text('目标', 'Goal'),
} as const satisfies Record<string, Text>

export const untilDay = (from: string, until: string): Text => text(`${from}至${until}`, `${from} to ${until}`)
/** A curve in a sentence. */
export const curveSays = (title: Text, first: string, last: string, when: Text): Text =>
  text(`${title.zh}，${when.zh}，从${first}到${last}`, `${title.en}, ${when.en}: from ${first} to ${last}`)
/** Best and worst in a sentence. */
export const bestAndWorst = (title: Text, best: string, worst: string): Text =>
  text(`${title.zh}：最高${best}，最低${worst}`, `${title.en}: highest ${best}, lowest ${worst}`)
export const busiest = (title: Text, total: number, day: string, most: number): Text =>
  text(
    `${title.zh}：共${total}次，最多的一天是${day}，${most}次`,
    `${title.en}: ${total} in all, most on ${day} (${most})`,
  )
