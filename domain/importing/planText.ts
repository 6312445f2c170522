/**
 * Section 二 of a plan as somebody pastes it: groups, squads, their scopes and units. Who leads and whom to ring stands in
 * the text beside them and is not read: persons' names and numbers never leave the box they were pasted into.
 */
import { z } from 'zod'
import { chineseNumeral, numberOfNumeral } from '../chineseNumeral'
import { type Refusal, refuse } from '../refusal'
import { extents, scopeKinds } from '../scope'
import { storable } from '../storable'
import { type Text, text } from '../text'
import { comparable } from './cells'
import { listedNames, readScopes } from './planLists'

/** The whole document has some five thousand. */
export const mostPlanCharacters = 100_000
export const longestUnitName = 60

const name = storable.trim().min(1).max(longestUnitName)
export const readSquadSchema = z.strictObject({
  number: z.number().int().min(1).max(99),
  name,
  /** Null: no group stands above it. */
  group: z.number().int().min(1).max(99).nullable(),
  scopes: z.array(z.strictObject({ name, kind: z.enum(scopeKinds), extent: z.enum(extents) })).max(60),
  units: z.array(name).max(300),
})
export type ReadSquad = z.output<typeof readSquadSchema>
/** What is taken along to the server. */
export const readPlanSchema = z.strictObject({ squads: z.array(readSquadSchema).min(1).max(99) })

export type ReadPlan = {
  readonly groups: readonly number[]
  readonly squads: readonly ReadSquad[]
  /** What was odd about the text; it is read all the same. */
  readonly notes: readonly Text[]
}

const tooLong = refuse(
  'tooLarge',
  `粘贴的文字超过${mostPlanCharacters / 10_000}万字，没有读。请只粘贴方案的第二部分。`,
  `More than ${mostPlanCharacters} characters were pasted and were not read. Choose section 二 of the plan alone, and try again.`,
)
const noPlan = refuse(
  'invalid',
  '没有读到“第一督导分队：”这样的标题。请粘贴方案第二部分“督导分组”的全文。',
  'No heading such as 第一督导分队： was found. Check what was copied, and paste the whole of section 二 (督导分组) of the plan.',
)
const twice = ({ zh, en }: Text): Refusal =>
  refuse(
    'invalid',
    `${zh}出现了两次，没有读。请删去重复的部分。`,
    `${en} stands there twice, so nothing was read. Take the repeated part out.`,
  )

export const squadText = (number: number): Text => text(`第${chineseNumeral(number)}督导分队`, `Squad ${number}`)
export const groupText = (number: number): Text => text(`第${chineseNumeral(number)}督导组`, `Group ${number}`)

/** Word spaces out short labels: 组 长, 联 系 人. */
const spaced = (words: string): string => [...words].join('[ \\n]?')
const number = '((?:[一二三四五六七八九十\\d][ \\n]?){1,4})'
// Named in a sentence (总牵头负责第一、第二、第三督导分队督导工作) it is no heading: that one ends its line or has its colon.
const heading = new RegExp(
  `${spaced('第')}[ \\n]?${number}${spaced('督导')}[ \\n]?(组|分[ \\n]?队)(?: ?[:：]|(?<=^[^\\n]{0,24})(?= ?(?:\\n|[（(]|$)| (?=[组队])))`,
  'gmu',
)
const fields = ['督导范围', '督导单位', '组长', '队长', '成员', '联系人', '联络员', '工作人员', '电话', '备注']
const label = new RegExp(
  `(${fields.map(spaced).join('|')}) ?[:：]|^ ?(${['督导范围', '督导单位'].map(spaced).join('|')}) `,
  'gmu',
)
/** 三、督导内容: the next section. */
const nextSection = /^ ?[一二三四五六七八九十]{1,2} ?[、.．] ?(?!.*督 ?导 ?(?:组|分 ?队))[^\n:：。，,]{2,15}$/mu
const pageNumber = /^[ —–-]*\d{1,3}[ —–-]*$/gmu

type Mark =
  | { readonly is: 'group'; readonly number: number; readonly at: number; readonly end: number }
  | { readonly is: 'squad'; readonly number: number; readonly at: number; readonly end: number }
  | { readonly is: 'field'; readonly field: string; readonly at: number; readonly end: number }

const marksIn = (content: string): Mark[] => {
  const headings = [...content.matchAll(heading)].flatMap((found): Mark[] => {
    const value = numberOfNumeral((found[1] ?? '').replace(/\s/gu, ''))
    const place = { at: found.index, end: found.index + found[0].length }
    return value === null ? [] : [{ is: found[2] === '组' ? 'group' : 'squad', number: value, ...place }]
  })
  const labels = [...content.matchAll(label)].map((found): Mark => {
    const field = (found[1] ?? found[2] ?? '').replace(/\s/gu, '')
    return { is: 'field', field, at: found.index, end: found.index + found[0].length }
  })
  return [...headings, ...labels].sort((one, other) => one.at - other.at)
}

/** Blanks of every kind as one, empty lines out; what nobody sees is taken out, and said. */
const evened = (pasted: string): { readonly content: string; readonly hadUnseen: boolean } => {
  const lines = pasted.replace(/\r\n?|[\v\f\u2028\u2029]/gu, '\n').replace(/[\t\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ')
  const seen = lines.replace(/\p{Cf}|(?!\n)\p{Cc}|\p{Cs}/gu, '')
  const content = seen
    .replace(/ +/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .replace(pageNumber, '')
    .trim()
  return { content, hadUnseen: seen.length !== lines.length }
}

/** The text up to the section behind the last squad. */
const sectionOf = (content: string, from: number): string => {
  const next = nextSection.exec(content.slice(from))
  return next === null ? content : content.slice(0, from + next.index)
}

export const readPlanText = (pasted: string): ReadPlan | Refusal => {
  if (pasted.length > mostPlanCharacters) return tooLong
  const { content: whole, hadUnseen } = evened(pasted)
  const first = marksIn(whole).find(({ is }) => is !== 'field')
  if (first === undefined) return noPlan
  const content = sectionOf(whole, first.at)
  const marks = marksIn(content).filter(({ at }) => at >= first.at)
  const notes: Text[] = hadUnseen
    ? [text('去掉了看不见的控制字符。', 'Characters that cannot be seen were taken out.')]
    : []
  const groups: number[] = []
  const squads: ReadSquad[] = []
  let group: number | null = null
  for (const [index, mark] of marks.entries()) {
    if (mark.is === 'group') {
      if (groups.includes(mark.number)) return twice(groupText(mark.number))
      groups.push(mark.number)
      group = mark.number
    } else if (mark.is === 'squad') {
      if (squads.some((squad) => squad.number === mark.number)) return twice(squadText(mark.number))
      squads.push({ number: mark.number, name: squadText(mark.number).zh, group, scopes: [], units: [] })
    } else {
      const squad = squads.at(-1)
      if (squad === undefined) continue
      const said = content.slice(mark.end, marks[index + 1]?.at ?? content.length)
      if (mark.field === '督导范围') {
        const { scopes, unread } = readScopes(said)
        squad.scopes.push(...scopes)
        notes.push(...unread.map((part) => unreadScope(squad.number, part)))
      }
      if (mark.field === '督导单位') {
        const { names, unread } = listedNames(said, longestUnitName)
        squad.units.push(...names)
        notes.push(...unread.map((part) => unreadUnit(squad.number, part)))
      }
    }
  }
  if (squads.length === 0) return noPlan
  return { groups, squads: withoutRepeats(squads, notes), notes: [...notes, ...gapsOf(squads)] }
}

const quoted = (part: string): string => `“${[...part].slice(0, 30).join('')}${[...part].length > 30 ? '…' : ''}”`
const unreadScope = (squad: number, part: string): Text =>
  text(
    `${squadText(squad).zh}的督导范围${quoted(part)}没有读懂，没有计入。请写明街道、镇、乡，以及“所辖建成区范围”“所辖范围”或“周边”。`,
    `${squadText(squad).en}: the scope ${quoted(part)} was not understood and is left out. Name the street office or town, and 所辖建成区范围, 所辖范围 or 周边.`,
  )
const unreadUnit = (squad: number, part: string): Text =>
  text(
    `${squadText(squad).zh}的督导单位${quoted(part)}不像单位名称，没有计入。请核对。`,
    `${squadText(squad).en}: ${quoted(part)} does not look like a unit’s name and is left out; check it.`,
  )

const gapsOf = (squads: readonly ReadSquad[]): Text[] =>
  squads.flatMap(({ number: squad, scopes, units }) => {
    const { zh, en } = squadText(squad)
    return [
      ...(scopes.length > 0 ? [] : [text(`${zh}没有督导范围。请核对。`, `${en} has no scope; check it.`)]),
      ...(units.length > 0 ? [] : [text(`${zh}没有督导单位。请核对。`, `${en} has no units; check it.`)]),
    ]
  })

/** A unit is in one squad, a scope too: what is named again counts where it stood first, and both places are told. */
const withoutRepeats = (squads: readonly ReadSquad[], notes: Text[]): ReadSquad[] => {
  const firstIn = new Map<string, number>()
  const isFirst = (kind: string, said: string, squad: number): boolean => {
    const key = `${kind} ${comparable(said)}`
    const before = firstIn.get(key)
    if (before === undefined) {
      firstIn.set(key, squad)
      return true
    }
    const [one, other] = [squadText(before), squadText(squad)]
    notes.push(
      before === squad
        ? text(`“${said}”在${one.zh}中写了两次，按一个计。`, `“${said}” stands twice in ${one.en} and counts once.`)
        : text(
            `“${said}”同时写在${one.zh}和${other.zh}，按${one.zh}计。请核对。`,
            `“${said}” stands in ${one.en} and in ${other.en}; it counts for ${one.en}. Check it.`,
          ),
    )
    return false
  }
  return squads.map((squad) => ({
    ...squad,
    scopes: squad.scopes.filter((scope) => isFirst('scope', scope.name, squad.number)),
    units: squad.units.filter((unit) => isFirst('unit', unit, squad.number)),
  }))
}
