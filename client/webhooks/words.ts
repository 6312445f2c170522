/** The words of webhooks. */
import { type Text, text } from '../../domain/text'

export const words = {
  explained: text(
    '12345、数字城管等系统可以在事情发生时收到消息：JSON 正文，附 Standard Webhooks 签名。送不到的会重试三天，不影响其他系统。',
    'Other systems of the city can be told as things happen: JSON, signed after Standard Webhooks. What cannot be delivered is tried again for three days, and holds up no other system.',
  ),
  none: text('还没有对接的系统。', 'No other system is connected yet.'),
  noneNext: text('请新增一个对接地址，并把签名密钥交给对方。', 'Add a destination, and hand its signing secret over.'),
  add: text('新增对接地址', 'Add a destination'),
  change: text('修改', 'Change'),
  changeTitle: text('修改对接地址', 'Change the destination'),
  name: text('对方系统', 'Which system'),
  nameHint: text('如“市 12345 热线平台”', 'Such as “the city’s 12345 hotline”'),
  url: text('接收地址', 'Address'),
  urlHint: text(
    'https 地址；内网地址须管理员在 WEBHOOK_NETWORKS 中放行',
    'An https address; networks inside have to be allowed by WEBHOOK_NETWORKS',
  ),
  hears: text('发送什么', 'What it hears of'),
  secret: text('签名密钥', 'Signing secret'),
  shownOnce: text(
    '密钥只显示这一次。请交给对方系统，用来验证消息确由本系统发出。',
    'The secret is shown this once. Hand it to the other system, which checks by it that messages are ours.',
  ),
  noted: text('我已记下', 'I have noted it'),
  copy: text('复制密钥', 'Copy the secret'),
  copied: text('已复制', 'Copied'),
  pause: text('暂停', 'Pause'),
  resume: text('恢复', 'Resume'),
  paused: text('已暂停', 'Paused'),
  works: text('正常', 'Works'),
  fails: text('送不到', 'Cannot be reached'),
  fresh: text('未发送过', 'Nothing sent yet'),
  test: text('试发', 'Try it'),
  deliveries: text('送达记录', 'Deliveries'),
  noDeliveries: text('还没有消息。', 'No message yet.'),
  remove: text('删除', 'Remove'),
  removeEffect: text(
    '删除后不再发送，没有送达的消息一并丢弃，不能恢复。',
    'Nothing more is sent; messages that were not delivered are dropped. This cannot be undone.',
  ),
  backToList: text('返回', 'Back'),
  sendAgain: text('重新发送', 'Send again'),
  sendAllAgain: text('全部重新发送', 'Send all again'),
} as const satisfies Record<string, Text>

export const countsText = (delivered: number, waiting: number, failed: number): Text =>
  text(
    `已送达 ${delivered} · 待送 ${waiting} · 未送达 ${failed}`,
    `${delivered} delivered · ${waiting} waiting · ${failed} not delivered`,
  )

const faults: Readonly<Record<string, Text>> = {
  TIMEOUT: text('超过十秒没有应答', 'no answer within ten seconds'),
  ECONNREFUSED: text('对方拒绝连接', 'the connection was refused'),
  ECONNRESET: text('连接中断', 'the connection broke off'),
  ENOTFOUND: text('找不到这个域名', 'the name is not known'),
  EAI_AGAIN: text('域名解析失败', 'the name could not be resolved'),
  EINSIDE: text('地址在未放行的内网', 'the address lies in a network that is not allowed'),
  FAULT: text('本系统未能生成消息，请联系管理员', 'the message could not be made; ask the administrator'),
  WRONGKEY: text('签名密钥无法读取，请联系管理员', 'the signing secret cannot be read; ask the administrator'),
}

/** What the destination said, or why it did not. */
export const answerText = (status: number | null, fault: string | null): Text =>
  status !== null
    ? text(`应答 ${status}`, `answered ${status}`)
    : (faults[fault ?? ''] ?? text(`没有应答（${fault ?? ''}）`, `no answer (${fault ?? ''})`))

export const triedText = (when: string, answer: Text): Text =>
  text(`最近 ${when}：${answer.zh}`, `Last on ${when}: ${answer.en}`)
export const attemptsText = (attempts: number): Text =>
  text(`已失败 ${attempts} 次`, `failed ${attempts} ${attempts === 1 ? 'time' : 'times'}`)
export const nextText = (when: string): Text => text(`${when} 再试`, `next at ${when}`)
export const testedText = (status: number | null, fault: string | null): Text => {
  const { zh, en } = answerText(status, fault)
  return status !== null && status >= 200 && status < 300
    ? text(`试发成功：${zh}`, `It arrived: ${en}`)
    : text(`试发没有成功：${zh}`, `It did not arrive: ${en}`)
}
export const sentAgainText = (count: number): Text =>
  text(`已重新排队 ${count} 条`, `${count} ${count === 1 ? 'message is' : 'messages are'} on the way again`)
