/** The parts of the READMEs that come from the code: the diagram of an issue's life and the table of the environment. */

import { type Stage, stageLabel, stages } from '../domain/issue'
import { actionNames, actionRow } from '../domain/issueActions'
import type { Language } from '../domain/text'
import { variables } from '../server/env'

/** A Mermaid state diagram made from the action table; actions that stay in their stage are listed in notes. */
export const lifecycleDiagram = (language: Language): string => {
  const arrows = actionNames.flatMap((name) => {
    const { from, to, orTo, label } = actionRow(name)
    const targets = [...(to === 'same' ? [] : [to]), ...(orTo ? [orTo.stage] : [])]
    return from.flatMap((stage) => targets.map((target) => ({ from: stage, to: target, label: label[language] })))
  })
  const joined = new Map<string, string[]>()
  for (const { from, to, label } of arrows) {
    const start = from === 'unopened' ? '[*]' : from
    const key = `${start} --> ${to}`
    joined.set(key, [...(joined.get(key) ?? []), label])
  }
  const staying = (stage: Stage) =>
    actionNames.filter((name) => actionRow(name).to === 'same' && actionRow(name).from.includes(stage))
  const separator = language === 'zh' ? '、' : ', '
  const shown = stages.filter((stage) => stage !== 'unopened')
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...shown.map((stage) => `  ${stage} : ${stageLabel[stage][language]}`),
    ...[...joined].map(([arrow, labels]) => `  ${arrow} : ${labels.join(separator)}`),
    ...shown.flatMap((stage) => {
      const names = staying(stage).map((name) => actionRow(name).label[language])
      return names.length === 0 ? [] : [`  note right of ${stage} : ${names.join(separator)}`]
    }),
    '  closed --> [*]',
    '  void --> [*]',
    '```',
  ].join('\n')
}

export const environmentTable = (language: Language): string => {
  const head = language === 'zh' ? '| 变量 | 含义 | 不设时 |' : '| variable | meaning | when not set |'
  const rows = Object.entries(variables).map(([name, { meaning, unset }]) => {
    const without = typeof unset === 'string' ? `\`${unset}\`` : unset[language]
    return `| \`${name}\` | ${meaning[language]} | ${without} |`
  })
  return [head, '|---|---|---|', ...rows].join('\n')
}

const parts = { lifecycle: lifecycleDiagram, environment: environmentTable } as const

/** The text with every marked part made anew: `<!-- lifecycle -->` … `<!-- /lifecycle -->`. */
export const withParts = (readme: string, language: Language): string =>
  Object.entries(parts).reduce((text, [name, make]) => {
    const between = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`)
    return text.replace(between, () => `<!-- ${name} -->\n${make(language)}\n<!-- /${name} -->`)
  }, readme)
