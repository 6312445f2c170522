/** What the wall screen says. */
import { type Text, text } from '../../domain/text'

export const words = {
  wall: text('大屏', 'Wall screen'),
  leave: text('退出大屏', 'Leave'),
  fullScreen: text('全屏', 'Full screen'),
  leaveFullScreen: text('退出全屏', 'Leave full screen'),
  pause: text('停止巡览', 'Stop the tour'),
  resume: text('继续巡览', 'Go on with the tour'),
  wholeCity: text('全市', 'The city'),
  urbanRate: text('市区点位达标率', 'Compliance of urban points'),
  openIssues: text('未办结问题', 'Open issues'),
  open: text('未办结', 'Open'),
  overdue: text('超期', 'Overdue'),
  overdueIssues: text('超期问题', 'Overdue issues'),
  curve: text('市区点位达标率走势', 'Compliance of urban points over time'),
  ranking: text('督导范围排名', 'Ranking of scopes'),
  goal: text('目标', 'Goal'),
  loading: text('正在读取数据', 'Reading the data'),
} as const satisfies Record<string, Text>

export const lostSince = (when: string): Text =>
  text(`连接中断，重连中；数字截至${when}`, `Connection lost; numbers as of ${when}`)
/** '243 个点位中 129 个达标'. */
export const complyOf = (compliant: number, of: number): Text =>
  of === 0
    ? text('没有点位', 'No points')
    : text(`${of} 个点位中 ${compliant} 个达标`, `${compliant} of ${of} points comply`)
