/** What the city's panel says. */
import { type Text, text } from '../../domain/text'

export const words = {
  city: text('全市', 'City'),
  title: text('全市态势', 'State of the city'),
  urbanPoints: text('市区点位', 'urban points'),
  points: text('点位', 'points'),
  whichPoints: text('统计哪些点位', 'Which points are counted'),
  all: text('全部点位', 'All points'),
  urban: text('市区', 'Urban'),
  urbanAll: text('市区范围：登记为市区的点位', 'Urban: points registered as urban'),
  changeUrban: text('设定', 'Set'),
  setUrban: text('设定市区范围', 'Set what counts as urban'),
  saveUrban: text('保存市区范围', 'Save'),
  urbanChoices: text('计入市区的督导范围', 'Scopes that count as urban'),
  urbanEffect: text(
    '保存后，所有“市区点位”的数字随即按新的范围重新统计；已签发的报告不变。',
    'Every number of urban points is counted anew at once; signed reports stay as they are.',
  ),
  allPoints: text('点位', 'Points'),
  compliant: text('达标', 'Comply'),
  open: text('未办结', 'Open'),
  overdue: text('超期', 'Overdue'),
  openIssues: text('未办结问题', 'Open issues'),
  overdueIssues: text('超期问题', 'Overdue issues'),
  by: text('分类统计', 'Counted by'),
  scope: text('范围', 'Scopes'),
  squad: text('分队', 'Squads'),
  unit: text('单位', 'Units'),
  kind: text('类型', 'Kinds'),
  issues: text('问题', 'Issues'),
  wall: text('大屏', 'Wall screen'),
  charts: text('图表', 'Charts'),
  ranking: text('红黑榜', 'Ranking'),
  worstFirst: text('黑榜在前', 'Worst first'),
  bestFirst: text('红榜在前', 'Best first'),
  rate: text('达标率', 'Rate'),
  outside: text('不在督导范围内', 'Outside every scope'),
  nobody: text('尚未交办', 'Not yet notified'),
  noSquad: text('没有主办分队', 'No squad'),
  noKind: text('其他', 'Other'),
  back: text('返回全市', 'Back to the city'),
  noRows: text('没有符合的记录', 'There are none'),
  noRowsNext: text('请返回全市，选择其他数字。', 'Go back and choose another number.'),
  nothingHere: text('这里没有点位，也没有问题', 'There are no points and no issues here'),
  rowsOfPoints: text('点位清单', 'List of points'),
  rowsOfIssues: text('问题清单', 'List of issues'),
  table: text('统计表', 'Table of counts'),
  now: text('现在', 'Now'),
  play: text('播放', 'Play'),
  pause: text('暂停', 'Pause'),
  time: text('时间轴', 'Time'),
  day: text('日期', 'Day'),
  backToNow: text('回到现在', 'Back to now'),
  found: text('发现问题', 'Found'),
  matrix: text('谁发现、谁督导（本月）', 'Found by, supervised by (this month)'),
  matrixNote: text(
    '行是发现问题的分队，列是责任单位所属的分队。',
    'Rows: the squad that found it. Columns: the squad that supervises the unit.',
  ),
  office: text('办公室', 'Office'),
  otherUnits: text('其他', 'Other'),
  heat: text('测评项（本月）', 'Check items (this month)'),
  heatNote: text('哪项标准最常不达标，在哪里。', 'Which standard fails most, and where.'),
  worstScope: text('最多', 'Most'),
  noFound: text('本月没有发现问题', 'Nothing was found this month'),
  elsewhere: text('不在范围', 'No scope'),
  noItem: text('没有对应测评项', 'No check item'),
  legendRates: text('达标率', 'Rate of compliance'),
  goal: text('目标', 'Goal'),
  rateScale: text('范围底色按达标率深浅表示', 'Scopes are shaded by rate'),
} as const satisfies Record<string, Text>

export const asOf = (when: string): Text => text(`截至${when}`, `As of ${when}`)
export const endOf = (day: string): Text => text(`${day}日终`, `End of ${day}`)
/** '12 / 15' in words for whoever hears it. */
export const ofAll = (compliant: number, of: number): Text =>
  text(`${of}个中${compliant}个达标`, `${compliant} of ${of} comply`)
export const since = (day: string): Text => text(`比${day}`, `Since ${day}`)
export const tooFew = (least: number): Text =>
  text(`点位少于${least}个的不参加排名`, `Fewer than ${least} points are not ranked`)
export const shownOf = (shown: number, all: number): Text =>
  text(`共${all}个，列出最紧要的${shown}个`, `${all} in all; the ${shown} most pressing are listed`)
export const urbanScopes = (count: number): Text => text(`市区范围：${count}个督导范围`, `Urban: ${count} scopes`)
/** Percentage points against the end of last month. */
export const movedBy = (points: number): Text => {
  const size = Math.abs(points).toFixed(1)
  return points > 0
    ? text(`上升${size}个百分点`, `up ${size} points`)
    : points < 0
      ? text(`下降${size}个百分点`, `down ${size} points`)
      : text('持平', 'unchanged')
}
