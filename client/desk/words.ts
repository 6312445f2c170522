/** The words of the desk. What the domain names (sections, actions, stages) is named in the domain's tables. */
import type { Issue } from '../../domain/issue'
import { type Text, text } from '../../domain/text'
import { formatDay } from '../dates'

export const words = {
  desk: text('任务', 'Tasks'),
  selectAll: text('全选本组', 'Select all here'),
  select: text('选择', 'Select'),
  clearSelection: text('取消选择', 'Clear'),
  selectedActions: text('批量办理', 'Several at once'),
  eachOwnDate: text('各按整改期限', 'Each by its own rectify-by date'),
  oneDate: text('统一日期', 'One date for all'),
  deadline: text('整改时限', 'Deadline'),
  thesIssues: text('所选问题', 'The chosen issues'),
  delay: text('超期原因', 'Why it is late'),
  waitsForPrincipal: text('待负责人确认', 'Waits for the principal'),
  requestPending: text('申请待答复', 'Request pending'),
  reportedUp: text('下属单位已上报', 'Reported by the unit below'),
  toMap: text('到地图上选点位', 'Choose a point on the map'),
} as const satisfies Record<string, Text>

export const trackedFor = (since: string): Text =>
  text(`${formatDay(since, 'zh')}起跟踪督促`, `Tracked since ${formatDay(since, 'en')}`)
export const openCount = (count: number): Text =>
  text(`未办结${count}个`, count === 1 ? '1 open issue' : `${count} open issues`)

/** 第2次退回: every attempt is counted. */
export const sentBackTime = (times: number): Text => text(`第${times}次退回`, `Sent back, time ${times}`)
export const foundDaysAgo = (days: number): Text =>
  days === 0 ? text('今天发现', 'Found today') : text(`发现${days}天`, `Found ${days} day${days === 1 ? '' : 's'} ago`)
export const closedOnDay = (day: string): Text =>
  text(`${formatDay(day, 'zh')}销号`, `Closed on ${formatDay(day, 'en')}`)
export const chosen = (count: number): Text => text(`已选${count}个`, `${count} chosen`)
/** 认领（2）. */
export const ofChosen = (label: Text, count: number): Text => text(`${label.zh}（${count}）`, `${label.en} (${count})`)
export const severalTitle = (label: Text, count: number): Text =>
  text(`${label.zh}（${count}个问题）`, `${label.en} (${count} issues)`)

export const requestText = (request: NonNullable<Issue['request']>, unitName: (id: string) => Text): Text =>
  request.kind === 'extension'
    ? text(
        `${formatDay(request.askedOn, 'zh')}申请延至${formatDay(request.newDate, 'zh')}：${request.reason}`,
        `Asked on ${formatDay(request.askedOn, 'en')} for time until ${formatDay(request.newDate, 'en')}: ${request.reason}`,
      )
    : text(
        `${formatDay(request.askedOn, 'zh')}建议转办给${unitName(request.unitId).zh}：${request.reason}`,
        `Proposed on ${formatDay(request.askedOn, 'en')} to give it to ${unitName(request.unitId).en}: ${request.reason}`,
      )

/** 拟督办卡（2）. */
export const draftOf = (kind: Text, count: number): Text =>
  text(`拟${kind.zh}（${count}）`, `Draft: ${kind.en.toLowerCase()} (${count})`)
