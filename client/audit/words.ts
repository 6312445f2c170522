/** The words of the office's log. */
import { type Text, text } from '../../domain/text'

export const words = {
  audit: text('操作日志', 'Log'),
  list: text('操作日志列表', 'Rows of the log'),
  filter: text('筛选日志', 'Filter the log'),
  from: text('自', 'From'),
  until: text('至', 'Until'),
  person: text('人员', 'Person'),
  kind: text('对象类别', 'Kind'),
  action: text('事项', 'What was done'),
  subject: text('点位编号或问题编号', 'Code of a point, or id of an issue'),
  subjectHint: text('例如 D0013', 'such as D0013'),
  text: text('内容包含', 'Contains'),
  when: text('时间', 'When'),
  who: text('人员', 'Who'),
  what: text('事项', 'What'),
  field: text('项目', 'Field'),
  before: text('原来', 'Before'),
  after: text('现在', 'After'),
  given: text('填报内容', 'What was handed in'),
  noChanges: text('没有改动字段。', 'No field was changed.'),
  openIssue: text('打开问题', 'Open the issue'),
  openPoint: text('打开点位', 'Open the point'),
  close: text('收起', 'Put away'),
  exportList: text('导出', 'Export'),
  exportFailed: text('没有导出。请检查网络后重试。', 'Nothing was exported. Check the network and try again.'),
  more: text('继续读取更早的记录', 'Read earlier rows'),
  noneMatch: text('没有符合条件的记录。', 'No row matches.'),
  clear: text('清除筛选', 'Clear the filter'),
  chain: text('校验链', 'Chain of hashes'),
  chainNow: text('现在', 'Now'),
  chainAnchor: text('最近锚点', 'Last anchor'),
  noAnchor: text('还没有锚点，下一个零点记录。', 'No anchor yet; the next midnight writes one.'),
  copy: text('复制锚点', 'Copy the anchor'),
  copied: text('已复制', 'Copied'),
  chainHint: text(
    '把锚点另行记下，以后可用 npm run audit:verify -- --anchor 核对此前的记录有没有被改过、末尾有没有被截去。',
    'Keep the anchor elsewhere: npm run audit:verify -- --anchor later tells whether anything before it was altered or cut off.',
  ),
} as const satisfies Record<string, Text>

/** 第1234条. */
export const positionText = (position: number): Text => text(`第${position}条`, `row ${position}`)
