/**
 * The page on which a resident answers: one small document of its own, without a script, so that any phone shows it at once.
 * Chinese unless the browser or the link asks for English.
 */
import { randomBytes } from 'node:crypto'
import { escapedMarkup } from '../../domain/markup'
import {
  answerPath,
  type Questionnaire,
  questionsOf,
  remarkLimit,
  satisfactionLabel,
  satisfactions,
} from '../../domain/questionnaire'
import type { Language, Text } from '../../domain/text'
import { text } from '../../domain/text'
import { contentSecurityPolicy } from './securityHeaders'

const words = {
  title: text('创建文明城市调查问卷', 'Civilised-city questionnaire'),
  intro: text(
    '不用登录，不记录您是谁。请按您的真实感受选择，大约一分钟。',
    'No sign-in, and nobody is told who you are. Choose what you really think; it takes a minute.',
  ),
  until: text('截止日期', 'Open until'),
  remark: text('您还想说的（选填）', 'Anything else (optional)'),
  remarkHint: text(
    `请不要填写姓名、电话等个人信息，最多${remarkLimit}字。`,
    `Leave out names and phone numbers; at most ${remarkLimit} characters.`,
  ),
  send: text('提交', 'Send'),
  thanks: text('已收到，谢谢您！', 'Received. Thank you!'),
  thanksNext: text(
    '您的意见只用于统计，帮助改进这一带的工作。',
    'Your answers are counted only, and help to improve this area.',
  ),
  wrong: text(
    '还有题目没有选，或内容太长。请补齐后再提交。',
    'A question is left, or the text is too long. Complete it and send again.',
  ),
  other: text('English', '中文'),
} as const satisfies Record<string, Text>

const style = `
:root { color-scheme: light dark; --text: #1d2129; --quiet: #5b6472; --line: #d5dae1; --back: #fff; --soft: #eef3fb; --accent: #1f5fbf; --alarm: #b3261e }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ee; --quiet: #a3adba; --line: #3a424d; --back: #16191e; --soft: #1f2a3a; --accent: #8ab4f8; --alarm: #f2a19a } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 34rem; padding: 16px 16px 40px; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 12px }
h1 { margin: 0; font-size: 20px } h2 { margin: 0 0 4px; font-size: 17px; font-weight: 600 }
p { margin: 6px 0 } .quiet { color: var(--quiet); font-size: 14px } .alarm { color: var(--alarm); font-weight: 600 }
fieldset { margin: 20px 0 0; padding: 0; border: 0; min-width: 0 } legend { padding: 0; font-weight: 600 }
.choices { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; margin-top: 8px }
.choices label { display: flex; align-items: center; justify-content: center; min-height: 48px; padding: 4px 6px; border: 1px solid var(--line); border-radius: 8px; text-align: center; cursor: pointer }
.choices input { position: absolute; opacity: 0 }
.choices label:has(input:checked) { border-color: var(--accent); background: var(--soft); color: var(--accent); font-weight: 600 }
.choices label:has(input:focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px }
textarea { width: 100%; min-height: 88px; margin-top: 8px; padding: 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--back); color: var(--text); font: inherit }
button { width: 100%; min-height: 52px; margin-top: 20px; border: 0; border-radius: 8px; background: #1f5fbf; color: #fff; font: inherit; font-weight: 600; cursor: pointer }
a { color: var(--accent) }`

type Page = { readonly language: Language; readonly status: number; readonly body: string; readonly title: Text }

const page = ({ language, status, body, title }: Page): Response => {
  const styleNonce = randomBytes(16).toString('base64')
  const html = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapedMarkup(title[language])}</title>
<style nonce="${styleNonce}">${style}</style>
</head>
<body>
${body}
</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy({ basemapOrigins: [], styleNonce }),
    },
  })
}

/** A sentence alone: there is no such questionnaire, it has closed, or too many come from one address. */
export const sentencePage = (sentence: Text, status: number, language: Language): Response =>
  page({
    language,
    status,
    title: words.title,
    body: `<main><h1>${escapedMarkup(words.title[language])}</h1><p role="alert">${escapedMarkup(sentence[language])}</p></main>`,
  })

export const thanksPage = (language: Language): Response =>
  page({
    language,
    status: 200,
    title: words.thanks,
    body: `<main><h1>${words.thanks[language]}</h1><p>${words.thanksNext[language]}</p></main>`,
  })

export const formPage = ({
  questionnaire: { version, token, closesOn },
  scope,
  language,
  given,
}: {
  readonly questionnaire: Pick<Questionnaire, 'version' | 'token' | 'closesOn'>
  readonly scope: Text
  readonly language: Language
  /** What was sent and could not be taken, so that nobody chooses everything again. */
  readonly given?: URLSearchParams
}): Response => {
  const say = (words: Text) => escapedMarkup(words[language])
  const other: Language = language === 'zh' ? 'en' : 'zh'
  const questions = questionsOf(version).map(
    ({ key, asks }, index) => `<fieldset>
<legend>${index + 1}. ${say(asks)}</legend>
<div class="choices">${satisfactions
      .map(
        (value) =>
          `<label><input type="radio" name="${key}" value="${value}" required${given?.get(key) === value ? ' checked' : ''}>${say(satisfactionLabel[value])}</label>`,
      )
      .join('')}</div>
</fieldset>`,
  )
  return page({
    language,
    status: given === undefined ? 200 : 400,
    title: words.title,
    body: `<header><h1>${say(words.title)}</h1><a href="${answerPath(token)}?lang=${other}" lang="${other}">${say(words.other)}</a></header>
<main>
<p>${say(scope)}</p>
<p class="quiet">${say(words.intro)} ${say(words.until)} ${closesOn}</p>
${given === undefined ? '' : `<p class="alarm" role="alert">${say(words.wrong)}</p>`}
<form method="post" action="${answerPath(token)}?lang=${language}">
${questions.join('\n')}
<fieldset>
<legend><label for="remark">${say(words.remark)}</label></legend>
<span class="quiet" id="hint">${say(words.remarkHint)}</span>
<textarea id="remark" name="remark" maxlength="${remarkLimit}" aria-describedby="hint">${escapedMarkup(given?.get('remark') ?? '')}</textarea>
</fieldset>
<button type="submit">${say(words.send)}</button>
</form>
</main>`,
  })
}
