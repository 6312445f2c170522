/** The words of questionnaires. What the domain names is named in its tables. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('调查问卷', 'Questionnaires'),
  open: text('发起问卷', 'Open a questionnaire'),
  list: text('问卷', 'Questionnaires'),
  none: text('还没有问卷。', 'No questionnaire yet.'),
  noneNext: text(
    '发起后把二维码贴出或出示，居民扫码即可作答，不用登录。',
    'Show its QR code: residents scan it and answer, without signing in.',
  ),
  byScope: text('按督导范围的结果', 'Results by scope'),
  result: text('结果', 'Results'),
  noAnswers: text('还没有答卷。', 'No answers yet.'),
  scan: text('扫码作答', 'Scan to answer'),
  copy: text('复制链接', 'Copy the link'),
  copied: text('已复制', 'Copied'),
  look: text('打开作答页', 'Open the page'),
  print: text('打印二维码', 'Print the code'),
  remarks: text('群众留言', 'Remarks'),
  history: text('办理经过', 'History'),
  collecting: text('收集中', 'Open'),
  closed: text('已截止', 'Closed'),
  question: text('题目', 'Question'),
  satisfied: text('满意及以上', 'Satisfied'),
  unknown: text('说不清', 'Cannot say'),
  ofActivity: text('走访活动', 'Canvassing'),
  anonymous: text(
    '答卷不记姓名和地址，同一人多次作答无法排除。',
    'Answers carry no name and no address, so that several by one person cannot be told.',
  ),
} as const satisfies Record<string, Text>

export const answerCount = (count: number): Text =>
  count === 0
    ? text('暂无答卷', 'No answers yet')
    : text(`${count}份答卷`, count === 1 ? '1 answer' : `${count} answers`)
export const untilText = (day: Text): Text => text(`${day.zh}截止`, `until ${day.en}`)
/** 12人中9人满意，75.0% */
export const rateText = (satisfied: number, answered: number, rate: number | null): Text =>
  rate === null
    ? text('无人作答', 'nobody answered')
    : text(
        `${answered}人中${satisfied}人，${(rate * 100).toFixed(1)}%`,
        `${satisfied} of ${answered}, ${(rate * 100).toFixed(1)} %`,
      )
