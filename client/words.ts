/**
 * The interface's own words, each once. What the domain names (statuses, stages, roles, actions) is named in the domain's
 * tables and not repeated here.
 */
import { rateText } from '../domain/city/rate'
import { type Text, text } from '../domain/text'

const monthsInEnglish = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const words = {
  product: text('巡城', 'Xuncheng'),
  productLine: text('创建文明城市督导平台', 'Supervision of a civilised-city campaign'),
  skipToContent: text('跳到主要内容', 'Skip to the content'),

  signIn: text('登录', 'Sign in'),
  signOut: text('退出登录', 'Sign out'),
  access: text('外部软件访问', 'Access from other software'),
  username: text('用户名', 'Username'),
  password: text('密码', 'Password'),
  showPassword: text('显示密码', 'Show the password'),
  fillBoth: text('请填写用户名和密码。', 'Fill in both username and password.'),
  signInFailed: text(
    '没有连上服务器，没有登录。请检查网络后重试。',
    'The server could not be reached, so you are not signed in. Check the network and try again.',
  ),
  noPost: text('今天没有岗位', 'No post held today'),

  map: text('地图', 'Map'),
  points: text('点位', 'Points'),
  roadSections: text('包路段', 'Roads'),
  whichPlaces: text('点位或包路段', 'Points or road sections'),
  issues: text('问题', 'Issues'),
  desk: text('任务', 'Tasks'),
  papers: text('文书', 'Papers'),
  instructions: text('批示', 'Orders'),
  group: text('分队', 'Squads'),
  activities: text('活动', 'Activities'),
  inbox: text('消息', 'Inbox'),
  audit: text('日志', 'Log'),
  administration: text('管理', 'Admin'),
  campaign: text('方案', 'Plan'),
  mine: text('我的', 'Mine'),
  mainNavigation: text('主要栏目', 'Main sections'),
  pointList: text('点位列表', 'List of points'),
  sectionList: text('包路段列表', 'List of road sections'),
  issueList: text('问题列表', 'List of issues'),
  campaignPlan: text('督导方案', 'The campaign plan'),
  details: text('详情', 'Details'),
  close: text('关闭', 'Close'),
  closeList: text('收起列表', 'Collapse the list'),

  search: text('查找点位', 'Find a point'),
  exportList: text('导出', 'Export'),
  searchHint: text('点位名称或编号', 'Name or code of a point'),
  clearSearch: text('清空查找', 'Clear the search'),
  filter: text('筛选', 'Filter'),
  clearFilter: text('清除筛选', 'Clear the filter'),
  status: text('状态', 'Status'),
  scope: text('督导范围', 'Scope'),
  squad: text('督导分队', 'Squad'),
  kind: text('点位类型', 'Kind of point'),
  unit: text('责任单位', 'Unit'),
  mark: text('标注', 'Mark'),
  /** Beside a name, where there is little room. */
  markShort: { key: text('重点', 'Key'), hard: text('难点', 'Hard'), tracked: text('跟踪', 'Tracked') },
  urbanOnly: text('只看市区点位', 'Urban points only'),
  all: text('全部', 'All'),
  allPoints: text('全部点位', 'All points'),
  allSections: text('全部包路段', 'All road sections'),
  allIssues: text('全部问题', 'All issues'),
  nothingFound: text('没有符合的选项', 'Nothing matches'),

  code: text('编号', 'Code'),
  name: text('名称', 'Name'),
  due: text('期限', 'Due'),
  length: text('长度', 'Length'),
  sponsor: text('包路领导', 'Sponsor'),
  addPoint: text('新增点位', 'Add a point'),
  editSeveral: text('批量修改', 'Change several'),
  drawSection: text('画包路段', 'Draw a road section'),
  openIssues: text('未办结问题', 'Open issues'),
  outsideScopes: text('不在督导范围内', 'Outside every scope'),
  stage: text('阶段', 'Stage'),
  what: text('问题', 'Issue'),
  place: text('地点', 'Place'),
  severity: text('程度', 'Severity'),
  foundOn: text('发现日期', 'Found on'),
  notYetAssigned: text('尚未交办', 'Not yet assigned'),
  open: text('未办结', 'Open'),
  closed: text('已办结', 'Closed'),
  openOrClosed: text('办结情况', 'Open or closed'),
  onlyNewest: text(
    '问题较多，只列出最近变动的部分。请用筛选缩小范围。',
    'Only the newest are listed; filter to narrow down.',
  ),

  noPointsMatch: text('没有符合条件的点位。', 'No point matches.'),
  noPoints: text(
    '还没有登记点位。请指挥部办公室导入点位。',
    'No points are registered yet. The headquarters office imports them.',
  ),
  noSectionsMatch: text('没有符合条件的包路段。', 'No road section matches.'),
  noSections: text(
    '还没有包路段。请指挥部办公室在地图上画出。',
    'There are no road sections yet. The headquarters office draws them on the map.',
  ),
  noIssuesMatch: text('没有符合条件的问题。', 'No issue matches.'),
  noOpenIssues: text('没有未办结的问题。', 'There are no open issues.'),
  noClosedIssues: text('还没有办结的问题。', 'No issue has been closed yet.'),

  loading: text('正在读取', 'Loading'),
  loadingMap: text('正在打开地图', 'Opening the map'),
  retry: text('重试', 'Try again'),
  loadFailed: text('没有读到数据。请检查网络后重试。', 'The data could not be read. Check the network and try again.'),
  partFailed: text(
    '这一部分没有打开。请检查网络后重试；如果刚更新过系统，请刷新页面。',
    'This part could not be opened. Check the network and try again; after an update of the system, reload the page.',
  ),
  mapUnavailable: text(
    '这个浏览器不能显示地图（缺少 WebGL）。点位和问题仍可在列表中查看和办理。',
    'This browser cannot draw the map (WebGL is missing). Points and issues are all in the lists.',
  ),
  online: text('实时更新中', 'Live'),
  reconnecting: text('正在重新连接', 'Reconnecting'),
  reconnectingHint: text(
    '与服务器的连接中断，显示的可能不是最新情况。连上后会自动更新。',
    'The connection to the server is lost; what is shown may be out of date. It updates by itself once connected.',
  ),

  showOverdue: text('只看超期点位', 'Show overdue points only'),
  sampleData: text('示例数据', 'Sample data'),
  sampleTime: text('示例时间', 'Sample time'),
  sampleHint: text(
    '本系统现在使用示例数据，时间也是示例时间，不代表真实情况。',
    'The data and the time are samples; they do not show what is really so.',
  ),

  switchLanguage: text('切换到英文', '切换到中文 (switch to Chinese)'),
  darkTheme: text('深色显示', 'Dark theme'),
  lightTheme: text('浅色显示', 'Light theme'),
  print: text('打印', 'Print'),
  printMap: text('打印当前地图', 'Print the present map'),
  paper: text('纸张', 'Paper'),
  a4: text('A4 横向', 'A4 landscape'),
  a3: text('A3 横向', 'A3 landscape'),
  preparingPrint: text('正在准备打印', 'Preparing to print'),
  printFailed: text('没有画出打印的地图。请稍后重试。', 'The map for paper could not be drawn. Try again in a moment.'),
  cancel: text('取消', 'Cancel'),
  person: text('个人', 'Person'),
  posts: text('岗位', 'Posts'),

  sheetUp: text('展开面板', 'Raise the panel'),
  sheetDown: text('收起面板', 'Lower the panel'),

  phases: text('阶段安排', 'Phases'),
  now: text('当前', 'Now'),
  goal: text('目标', 'Goal'),
  document: text('文件', 'Document'),
  period: text('时间', 'Period'),
  reportDay: text('督查报告', 'Monthly report'),
  terms: text('办理期限（工作日）', 'Terms (working days)'),
  termNotify: text('发现后交办', 'To notify after finding'),
  termRecheck: text('报整改后复查', 'To re-check once rectified'),
  claim: text('认领', 'Claim'),
  rectify: text('整改', 'Rectify'),
  supervisedUnits: text('督导单位', 'Supervised units'),
  showOnMap: text('在地图上看', 'Show on the map'),
  daysOff: text('放假与调休', 'Holidays and worked weekends'),
  dayOff: text('放假', 'Off'),
  dayWorked: text('上班', 'Worked'),

  /** The monthly report is due on this day of each month. */
  reportDue: (day: number): Text => text(`每月${day}日前报送`, `Due on day ${day} of each month`),
  monthName: (month: number): Text => text(`${month}月`, monthsInEnglish[month - 1] ?? String(month)),
} as const satisfies Record<string, Text | Record<string, Text> | ((number: number) => Text)>

/** 共12个, in lists. */
export const countText = (count: number): Text => text(`共${count}个`, count === 1 ? '1 in all' : `${count} in all`)

/** 第一督导组. */
export const groupName = (group: number): Text =>
  text(`第${'零一二三四五六七八九'[group] ?? group}督导组`, `Group ${group}`)

/** The compliance of a set of points with its denominator: a rate is never shown without what it is of. */
export const complianceText = (compliant: number, urban: number): Text => {
  if (urban === 0) return text('没有登记市区点位', 'No urban points are registered')
  return rateText({ of: urban, compliant }, text('市区点位', 'urban points'))
}
