/** The words of a route on its way, and of the days before. */
import type { LegClass } from '../../domain/routing/calibration'
import type { VisitState } from '../../domain/squadRoute'
import { type Text, text } from '../../domain/text'
import { minutesText } from './words'

export const driveWords = {
  save: text('保存线路', 'Save the plan'),
  saveAgain: text('保存并继续', 'Save and go on'),
  discard: text('不改了，回到行程', 'Leave it, back on the way'),
  next: text('下一站', 'Next stop'),
  there: text('现在在', 'Now at'),
  arrive: text('到达', 'Arrived'),
  arriveAnyway: text('仍然记录到达', 'Record it all the same'),
  done: text('完成，去下一站', 'Done, to the next'),
  doneLast: text('完成', 'Done'),
  skip: text('跳过', 'Skip'),
  skipReason: text('跳过的原因', 'Why it is skipped'),
  skipHere: text('跳过这一站', 'Skip this stop'),
  cancel: text('取消', 'Cancel'),
  openPoint: text('打开点位', 'Open the point'),
  resume: text('恢复', 'Take up again'),
  replan: text('从这里重新规划', 'Plan anew from here'),
  adjust: text('调整线路', 'Change the route'),
  ahead: text('接下来', 'Ahead'),
  behind: text('已走过', 'Behind'),
  allDone: text('今天的站点都走完了', 'Every stop of today is behind you'),
  nothingInCar: text('这辆车没有站点', 'This car has no stops'),
  noPosition: text(
    '没有取得当前位置，无法核对是否到了点位。可在浏览器里允许定位，或仍然记录到达。',
    'The position could not be had, so whether you are there cannot be checked. Allow it in the browser, or record the arrival all the same.',
  ),
  followed: text('随车', 'In which car'),
  takeUp: text('打开我的线路', 'Open my plan'),
  notThere: text('还没到', 'Not there yet'),
  seen: text('知道了', 'Seen'),
  addMore: text('可以点“调整线路”再添加站点。', 'More stops can be added by “Change the route”.'),
  seeking: text('正在定位', 'Finding the position'),
  reasons: text('常用原因', 'Usual reasons'),
  history: text('线路记录', 'Days before'),
  backToDay: text('回到今天', 'Back to today'),
  noHistory: text(
    '还没有保存过线路。保存今天的线路后，这里会对照计划和实际行程。',
    'No plan has been saved yet. Once today’s is, planned and driven stand here side by side.',
  ),
  plannedArrival: text('计划', 'Planned'),
  arrival: text('实际', 'Driven'),
  calibration: text('估算校准', 'Calibration of estimates'),
  calibrationHint: text(
    '按本分队近90天实际行驶的路段，校准直线距离估算的时间。每类满5段才生效。',
    'Estimates from straight distances are set right by the legs this squad drove in the last 90 days; each class counts from five legs on.',
  ),
  retired: text('已撤点', 'Retired'),
  nextIsRetired: text('这个点位已撤点，不用再去，请跳过。', 'This point is retired: nobody has to go there. Skip it.'),
  tooFewLegs: text('数据还不够', 'not enough driven yet'),
} as const satisfies Record<string, Text>

export const skipReasons: readonly Text[] = [
  text('关门或无人', 'Closed or nobody there'),
  text('道路不通', 'The road is blocked'),
  text('时间不够', 'No time left'),
  text('施工或停业', 'Under construction or out of business'),
  driveWords.retired,
]

export const legClassText: Record<LegClass, Text> = {
  short: text('2公里内', 'Under 2 km'),
  town: text('城区', 'In town'),
  township: text('乡镇', 'Between townships'),
  hills: text('山区', 'In the hills'),
}

export const ratioText = (ratio: number): Text => {
  const percent = Math.round((ratio - 1) * 100)
  if (percent === 0) return text('与估算一致', 'as estimated')
  return percent > 0
    ? text(`比估算长${percent}%`, `${percent} % longer than estimated`)
    : text(`比估算短${-percent}%`, `${-percent} % shorter than estimated`)
}
export const legsText = (legs: number): Text => text(`${legs}段`, legs === 1 ? '1 leg' : `${legs} legs`)

export const tooFar = (metres: number, most: number): Text =>
  text(
    `您距这个点位还有${metresText(metres).zh}，到${most}米以内才算到达。`,
    `You are ${metresText(metres).en} from it; within ${most} m you have arrived.`,
  )
/** 420米; 1.2公里. */
export const metresText = (metres: number): Text => {
  if (metres < 1000) return text(`${Math.round(metres / 10) * 10}米`, `${Math.round(metres / 10) * 10} m`)
  const said = (metres / 1000).toFixed(1)
  return text(`${said}公里`, `${said} km`)
}
const directions: readonly Text[] = [
  text('北', 'north'),
  text('东北', 'north-east'),
  text('东', 'east'),
  text('东南', 'south-east'),
  text('南', 'south'),
  text('西南', 'south-west'),
  text('西', 'west'),
  text('西北', 'north-west'),
]
/** `bearingDegrees`: clockwise from north. */
export const directionText = (bearingDegrees: number): Text =>
  directions[Math.round((((bearingDegrees % 360) + 360) % 360) / 45) % 8] as Text

export const stopOf = (number: number, all: number): Text =>
  text(`第${number}站，共${all}站`, `Stop ${number} of ${all}`)
export const progressText = (done: number, skipped: number, left: number): Text =>
  skipped === 0
    ? text(`已完成${done}站，还剩${left}站`, `${done} done, ${left} left`)
    : text(`已完成${done}站，跳过${skipped}站，还剩${left}站`, `${done} done, ${skipped} skipped, ${left} left`)
export const endsAt = (clock: string): Text => text(`预计${clock}结束`, `done about ${clock}`)
export const plannedAt = (clock: string): Text => text(`计划${clock}到`, `planned for ${clock}`)
export const expectedAt = (clock: string): Text => text(`预计${clock}到`, `about ${clock}`)
export const tooCoarse = (metres: number): Text =>
  text(
    `定位误差约${metresText(metres).zh}，无法核对是否到了点位。可稍等定位变准，或仍然记录到达。`,
    `The position is good to about ${metresText(metres).en} only, so whether you are there cannot be checked. Wait for a better one, or record the arrival all the same.`,
  )
export const arrivedAt = (clock: string): Text => text(`${clock}到达`, `reached at ${clock}`)
export const visitSaid = (state: VisitState, clock: string): Text =>
  state === 'skipped' ? text(`${clock}跳过`, `skipped at ${clock}`) : text(`${clock}完成`, `done at ${clock}`)
export const away = (metres: number): Text =>
  text(`记录到达时相距${metresText(metres).zh}`, `recorded ${metresText(metres).en} away`)
export const waitingText = (count: number): Text =>
  text(
    `没有网络，${count}项记录已存在本机，联网后自动发送。`,
    `No network: ${count === 1 ? '1 record is' : `${count} records are`} kept on this device and sent once there is one.`,
  )
export const notTaken = (why: Text): Text => text(`有一项记录没有保存：${why.zh}`, `A record was not saved: ${why.en}`)
/** 晚12分钟; 早5分钟. */
export const lateText = (seconds: number): Text => {
  const { zh, en } = minutesText(Math.abs(seconds))
  if (Math.abs(seconds) < 60) return text('准点', 'on time')
  return seconds > 0 ? text(`晚${zh}`, `${en} late`) : text(`早${zh}`, `${en} early`)
}
export const legsCompared = (driven: number, planned: number): Text => {
  const [one, other] = [minutesText(driven), minutesText(planned)]
  return text(`路上实际${one.zh}，计划${other.zh}`, `on the road ${one.en}, planned ${other.en}`)
}
