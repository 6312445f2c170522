/** The words of route planning. Rules of stops and reasons of proposals are named in the domain's tables. */
import { clockOfSeconds, stopRuleLabel } from '../../domain/routePlan'
import type { Fault, ReasonLeft } from '../../domain/routing/evaluate'
import { type Text, text } from '../../domain/text'

export const words = {
  routes: text('线路', 'Routes'),
  squad: text('督导分队', 'Squad'),
  chooseSquad: text('选择督导分队', 'Choose a squad'),
  chooseSquadFirst: text(
    '请先选择督导分队，这里会列出它今天要去的点位。',
    'Choose a squad first: what it should visit today is listed here.',
  ),
  proposals: text('今天的建议', 'Today’s proposals'),
  addedOnMap: text('地图上添加', 'Added on the map'),
  noProposals: text(
    '今天没有需要优先去的点位。可在地图上点选要去的点位，再规划线路。',
    'Nothing presses today. Choose points on the map, then plan the routes.',
  ),
  hintOnMap: text('点地图上的标记可加选或去掉', 'Click a marker on the map to add or remove it'),
  bestOnly: text('只选前25个', 'Best 25 only'),
  none: text('全不选', 'None'),
  showPoint: text('查看点位', 'Show the point'),
  showAll: text('显示全部', 'Show all'),
  plan: text('规划线路', 'Plan'),
  replan: text('重新规划', 'Re-plan'),
  chooseAgain: text('改选点位', 'Choose again'),
  backToPlan: text('回到线路', 'Back to the plan'),
  undo: text('撤销', 'Undo'),
  planFailed: text('没有规划成。', 'No plan was made.'),
  nothingChosen: text('还没有选点位，请先选要去的点位。', 'Nothing is chosen yet: choose the points to visit.'),

  settings: text('车辆和时间', 'Cars and times'),
  cars: text('车辆', 'Cars'),
  start: text('出发地', 'Start'),
  startAtFirst: text('从第一个点位出发', 'From the first stop'),
  startHere: text('当前位置往返', 'From here and back'),
  locating: text('正在定位', 'Finding the position'),
  noPosition: text(
    '没有取得当前位置，仍从第一个点位出发。请在浏览器里允许定位后重试。',
    'The position could not be had; cars still start at their first stop. Allow it in the browser and try again.',
  ),
  shiftFrom: text('开始时间', 'Shift from'),
  shiftUntil: text('结束时间', 'Shift until'),
  lunch: text('午餐', 'Lunch'),
  lunchHour: text('11:40至13:00之间开始，60分钟', 'One hour, begun between 11:40 and 13:00'),
  noLunch: text('不安排午餐', 'no lunch'),

  estimate: text('估算系数', 'How ways are estimated'),
  estimateHint: text(
    '没有道路数据时，路程按直线距离乘绕行系数，时间按车速再加停车。',
    'Where no road is known: the straight distance times the detour, at this speed, and the time to park.',
  ),
  detour: text('绕行系数', 'Detour factor'),
  speed: text('车速（公里/时）', 'Speed, km/h'),
  parking: text('停车（分钟）', 'Parking, minutes'),
  usualEstimate: text('恢复默认', 'As usual'),

  estimatedHint: text(
    '路程和时间按直线距离估算，不是导航结果。',
    'Ways and times are estimated from straight distances; they are not navigation.',
  ),
  back: text('返回出发地', 'Back at the start'),
  emptyCar: text('没有站点', 'No stops'),
  leftOut: text('未安排的点位', 'Left out'),
  putBack: text('放回', 'Put back'),
  takeOut: text('今天不去', 'Leave out'),
  drag: text('拖动排序；也可按上下方向键', 'Drag to reorder, or press the arrow keys'),
  up: text('上移', 'Move up'),
  down: text('下移', 'Move down'),
  more: text('更多', 'More'),
  rule: text('重新规划时', 'When planned again'),

  addStop: text('加停留点', 'Add a stop'),
  tapStop: text('请在地图上点选停留的位置', 'Choose on the map where to stop'),
  atMiddle: text('用地图中心', 'Middle of the map'),
  stopFor: text('用途', 'For'),
  stopName: text('名称', 'Name'),
  stopMinutes: text('停留分钟', 'Minutes'),
  stopNeeds: text('请填名称和停留分钟（0到600）。', 'Give it a name and its minutes (0 to 600).'),
  addToRoute: text('加入线路', 'Add to the route'),
  noPoint: text('停留点', 'Stop'),

  navigate: text('导航前往', 'Navigate there'),
  webPage: text('网页版', 'web'),
  exportPlan: text('导出', 'Export'),
  asGpx: text('GPX 轨迹文件', 'GPX file'),
  asCalendar: text('日历 .ics', 'Calendar .ics'),
  asPaper: text('打印线路单', 'Print the route sheet'),
  routeSheet: text('督导线路单', 'route sheet'),
  routeMap: text('线路图', 'Map of the route'),
  scanToDrive: text('扫码导航到第1站', 'Scan to drive to stop 1'),
  arrivesAndLeaves: text('到–离', 'Times'),
  stop: text('站点', 'Stop'),
  whyThere: text('看什么、为何去', 'What and why'),
  leg: text('路程', 'Way'),
  scan: text('扫码', 'Scan'),
  notes: text('现场记录', 'Notes'),
  signature: text('带队人签字', 'Signed'),
  signedOn: text('日期', 'Date'),
} as const satisfies Record<string, Text>

/** Seconds from midnight as 'HH:MM'. */
export const clockOf = clockOfSeconds

/** 正在查询道路路程：120/900. */
export const askingRoads = (done: number, all: number): Text =>
  text(`正在查询道路路程：${done}/${all}`, `Asking for ways by road: ${done} of ${all}`)
export const chosenCount = (count: number): Text => text(`已选${count}个`, `${count} chosen`)
export const outingsMissing = (count: number): Text =>
  text(`本月“看”还差${count}次`, count === 1 ? '1 outing short this month' : `${count} outings short this month`)
/** 3.2公里 by road, 估算3.2公里 where no road is known. */
export const wayText = (metres: number, isEstimated: boolean): Text => {
  const said = (metres / 1000).toFixed(1)
  return isEstimated ? text(`估算${said}公里`, `est. ${said} km`) : text(`${said}公里`, `${said} km`)
}
export const minutesText = (seconds: number): Text => {
  const said = Math.round(seconds / 60)
  return text(`${said}分钟`, `${said} min`)
}
/** 9小时10分. */
export const hoursText = (seconds: number): Text => {
  const all = Math.round(seconds / 60)
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  if (hours === 0) return text(`${minutes}分钟`, `${minutes} min`)
  return text(
    `${hours}小时${minutes === 0 ? '' : `${minutes}分`}`,
    `${hours} h${minutes === 0 ? '' : ` ${minutes} min`}`,
  )
}
export const carName = (car: number): Text => text(`${car + 1}号车`, `Car ${car + 1}`)
export const carsText = (cars: number): Text => text(`${cars}辆车`, cars === 1 ? '1 car' : `${cars} cars`)
export const stopsText = (count: number): Text => text(`${count}站`, count === 1 ? '1 stop' : `${count} stops`)
export const lunchText = (minutes: number): Text => text(`午餐${minutes}分钟`, `lunch ${minutes} min`)
export const visitText = (minutes: number): Text => text(`查看${minutes}分钟`, `visit ${minutes} min`)
/** At a stop that is no point there is nothing to inspect. */
export const stayText = (minutes: number): Text => text(`停留${minutes}分钟`, `stay ${minutes} min`)
export const manyInArea = (count: number): Text =>
  text(`里面有${count}个点位，一天走不完。`, `${count} points are there, more than a day holds.`)
export const navigateTo = (service: string): Text => text(`用${service}导航`, `With ${service}`)
/** 用高德连走2站. */
export const navigateOn = (service: string, stops: number): Text =>
  text(`用${service}连走${stops}站`, `With ${service}, ${stops} stops on`)
export const waitText = (seconds: number): Text => {
  const { zh, en } = minutesText(seconds)
  return text(`等候${zh}`, `wait ${en}`)
}
export const returnsAt = (clock: string): Text => text(`${clock}结束`, `done at ${clock}`)
export const leavesAt = (clock: string): Text => text(`${clock}出发`, `leaves at ${clock}`)
export const toCar = (car: number): Text => text(`改由${car + 1}号车去`, `Give to car ${car + 1}`)
/** For buttons that stand in every row. */
export const ofStop = (what: Text, name: string): Text => text(`${what.zh}：${name}`, `${what.en}: ${name}`)
export const nowAt = (name: string, car: number, number: number, clock: string): Text =>
  text(`${name}：${car + 1}号车第${number}站，${clock}到`, `${name}: stop ${number} of car ${car + 1}, at ${clock}`)

const signed = (value: number, digits: number): string => {
  const said = Math.abs(value).toFixed(digits)
  return Number(said) === 0 ? '0' : `${value < 0 ? '−' : '+'}${said}`
}
/** 与上一步相比：−12分钟，+3.1公里，+1站. */
export const comparison = ({ seconds, metres, stops }: { seconds: number; metres: number; stops: number }): Text => {
  const [minutes, km, more] = [signed(seconds / 60, 0), signed(metres / 1000, 1), signed(stops, 0)]
  return text(
    `与上一步相比：${minutes}分钟，${km}公里，${more}站`,
    `Against the step before: ${minutes} min, ${km} km, ${more} stops`,
  )
}

export const faultText = (fault: Fault): Text => {
  switch (fault.kind) {
    case 'closed': {
      const { zh, en } = minutesText(Math.max(60, fault.bySeconds))
      return text(`关门后${zh}才到`, `Arrives ${en} after closing`)
    }
    case 'unreachable':
      return text('没有路可到', 'No way leads there')
    case 'wrongCar':
      return text(`应由${fault.car + 1}号车去`, `Is car ${fault.car + 1}’s`)
    case 'outOfOrder':
      return text('先后与规则不符', 'Against its rule’s order')
    case 'lateBack': {
      const { zh, en } = minutesText(Math.max(60, fault.bySeconds))
      return text(`晚于出勤时间${zh}`, `${en} past the end of the shift`)
    }
    case 'noLunch':
      return text('排不下午餐', 'No time for lunch')
    case 'tooMuch':
      return text('超出车辆容量', 'More than the car holds')
    default:
      return fault satisfies never
  }
}

export const leftReasonText: Record<ReasonLeft | 'excluded', Text> = {
  unreachable: text('没有路可到', 'No way leads there'),
  closed: text('出勤时间内不开放', 'Not open during the shift'),
  longerThanShift: text('一个班次走不完', 'Takes longer than a shift'),
  carFull: text('所定的车已排满', 'Its car is full'),
  noTime: text('今天排不下', 'No time today'),
  excluded: stopRuleLabel.exclude,
}
