/** The words of a group's panel. What the domain names is named in the domain's tables. */
import { type Text, text } from '../../domain/text'
import { formatDay } from '../dates'

export const words = {
  ownGroup: text('本组', 'My group'),
  groups: text('各督导组', 'The groups'),
  inspections: text('联合督导', 'Joint inspections'),
  noInspections: text('没有正在进行的联合督导。', 'No joint inspection is running.'),
  order: text('安排联合督导', 'Order a joint inspection'),
  openIssues: text('未办结问题', 'Open issues'),
  nobody: text('今天没有在岗人员', 'Nobody holds a post here today'),
  lend: text('借调', 'Lend'),
  lendTitle: text('借调到本组其他分队', 'Lend to another squad of the group'),
  endEarly: text('提前结束', 'End early'),
  endTitle: text('提前结束借调', 'End the lending early'),
  toSquad: text('借到', 'To squad'),
  from: text('自', 'From'),
  until: text('至', 'Until'),
  lastDay: text('最后一天', 'Last day'),
  lendings: text('借调', 'Lendings'),
  noLendings: text('没有借调。', 'Nobody is lent.'),
  keepsPost: text('借调期间保留原岗位。', 'The own post is kept meanwhile.'),
  notYet: text('未开始', 'Not begun'),
  running: text('进行中', 'Running'),
} as const satisfies Record<string, Text>

export const lentBy = (squad: Text): Text => text(`${squad.zh}借调`, `Lent by ${squad.en}`)
export const lentTo = (squad: Text): Text => text(`借到${squad.zh}`, `Lent to ${squad.en}`)
export const peopleCount = (count: number): Text => text(`${count}人在岗`, count === 1 ? '1 person' : `${count} people`)
export const openCount = (count: number): Text =>
  text(`未办结问题${count}个`, count === 1 ? '1 open issue' : `${count} open issues`)
/** 9月16日至9月20日. */
export const span = (from: string, until: string | null): Text =>
  until === null
    ? text(`${formatDay(from, 'zh')}起`, `from ${formatDay(from, 'en')}`)
    : text(
        `${formatDay(from, 'zh')}至${formatDay(until, 'zh')}`,
        `${formatDay(from, 'en')} to ${formatDay(until, 'en')}`,
      )
