/** The words of monthly reports. What the domain names is named in its tables. */
import type { ReportTask, Timeliness } from '../../domain/report/tasks'
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('督查报告', 'Reports'),
  report: text('督查报告', 'Report'),
  /** Under its mark on the rail, where four characters do not fit. */
  job: text('报告', 'Reports'),
  waiting: text('待我办理', 'Waiting for me'),
  nothingWaits: text('没有待您办理的报告。', 'No report waits for you.'),
  city: text('全市', 'The city'),
  draftFrom: text('按数据起草', 'Draft from the data'),
  notDrafted: text(
    '还没有起草。下面是按最新数据自动生成的内容。',
    'Not drafted yet. Below is what the data say so far.',
  ),
  notDraftedByOthers: text('还没有报送。', 'Not handed in yet.'),
  edit: text('修改正文', 'Edit'),
  save: text('保存', 'Save'),
  editing: text('修改正文', 'Edit the text'),
  figuresHint: text(
    '【】中是数据，显示时自动换成数字。可从“插入数据”中添加。',
    'What stands in 【】 is a figure and becomes its number. Add others by "Insert a figure".',
  ),
  insert: text('插入数据', 'Insert a figure'),
  again: text('恢复自动起草的文字', 'Take the drafted text again'),
  way: text('办理过程', 'The way so far'),
  history: text('办理记录', 'History'),
  basis: text('统计口径', 'How it is counted'),
  worst: text('问题突出点位照片', 'Photos of the worst points'),
  before: text('整改前', 'Before'),
  after: text('整改后', 'After'),
  noAfter: text('尚无整改后照片', 'No photo after'),
  docx: text('下载文档', 'Download .docx'),
  pdf: text('下载PDF', 'Download PDF'),
  changedSince: text('签发后有变化的数据', 'Figures that have changed since'),
  onMap: text('在地图上看', 'See them on the map'),
  rowsOf: text('数据明细', 'Rows'),
  noRows: text('没有记录。', 'There are no rows.'),
  came: text('签发后新增', 'Came since'),
  went: text('签发后减少', 'Gone since'),
  onlyFirst: text('只列出前300条。', 'The first 300 are listed.'),
  empty: text('（无）', '(none)'),
  due: text('应报日期', 'Due'),
  remind: text('提醒日期', 'Reminder'),
  returned: text('退回理由', 'Why it was sent back'),
  comment: text('批注意见', 'Comment'),
  missing: text('逾期未报', 'Overdue'),
  noneMissing: text('没有逾期未报的报告。', 'No report is overdue.'),
} as const satisfies Record<string, Text>

export const taskLabel: Record<ReportTask, Text> = {
  sign: text('待签批', 'To sign'),
  accept: text('待接收', 'To accept'),
  read: text('待阅', 'To read'),
  sendUp: text('待上报', 'To send up'),
  submit: text('待报送', 'To submit'),
  draft: text('待起草', 'To draft'),
}

export const timelinessText = ({ is, days }: { readonly is: Timeliness; readonly days: number }): Text =>
  ({
    notYet: text('未到期', 'Not yet due'),
    due: days === 0 ? text('今天到期', 'Due today') : text(`还剩${days}天`, `${days} days left`),
    overdue: text(`逾期${days}天`, days === 1 ? '1 day overdue' : `${days} days overdue`),
    inTime: text('按时报送', 'In time'),
    none: text('', ''),
    late: text(`迟报${days}天`, days === 1 ? '1 day late' : `${days} days late`),
  })[is]

/** 签发时12，现为13. */
export const signedAndNow = (signed: string, now: string): Text =>
  text(`签发时${signed}，现为${now}`, `${signed} when signed, ${now} now`)
export const nowIs = (now: string): Text => text(`现为${now}`, `now ${now}`)
export const times = (count: number): Text => text(`${count}次`, count === 1 ? 'once' : `${count} times`)
export const handedIn = (count: number, of: number): Text => text(`已接收${count}/${of}`, `${count} of ${of} accepted`)
