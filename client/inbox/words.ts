/** The words of the inbox. */
import { type Text, text } from '../../domain/text'

export const words = {
  inbox: text('消息', 'Inbox'),
  today: text('今天', 'Today'),
  earlier: text('更早', 'Earlier'),
  digest: text('今日提要', 'Digest of the day'),
  fresh: text('新消息', 'New'),
  dueSoon: text('3天内到期', 'Due within 3 days'),
  overdue: text('超期', 'Overdue'),
  markAll: text('全部标为已读', 'Mark all as read'),
  unread: text('未读', 'Unread'),
  empty: text('没有消息。', 'No messages.'),
  emptyNext: text(
    '有新任务、期限临近或超期时，会在这里提醒您。',
    'New tasks, dates that draw near and overdue ones appear here.',
  ),
  allRead: text('没有未读消息。', 'Everything is read.'),
  onlyNewest: text(
    '只列出最近的消息，更早的请在问题中查看。',
    'Only the newest are listed; see the issues for older ones.',
  ),
  push: text('关闭页面时也提醒', 'Tell me while the page is closed'),
  pushBlocked: text(
    '浏览器不允许本网站发送通知。请在浏览器的网站设置中允许后再开启。',
    'The browser does not let this site notify you. Allow it in the site settings and switch it on again.',
  ),
  pushFailed: text(
    '没有开启。请检查网络后重试，或换用系统自带的浏览器。',
    'It could not be switched on. Check the network and try again, or use another browser.',
  ),
} as const satisfies Record<string, Text>

/** The bell's name: 消息，3条未读. */
export const bellText = (unread: number): Text =>
  unread === 0
    ? text('消息，没有未读', 'Inbox, nothing unread')
    : text(`消息，${unread}条未读`, `Inbox, ${unread} unread`)

/** Beside the word of a job: 3条未读. */
export const unreadText = (unread: number): Text => text(`${unread}条未读`, `${unread} unread`)

/** At most two digits fit on a bell. */
export const badgeText = (unread: number): string => (unread > 99 ? '99+' : String(unread))
