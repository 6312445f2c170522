/**
 * A plan that was pasted beside what is there: each squad, scope and unit as new, changed, unchanged or no longer named,
 * with its sentence. What is no longer named is left as it is: nothing is taken away because a text does not say it.
 */
import { z } from 'zod'
import { type Extent, extentLabel, type ScopeKind } from '../scope'
import { type Text, text } from '../text'
import { comparable } from './cells'
import { groupText, longestUnitName, type ReadSquad, squadText } from './planText'
import { createUnitNames, type KnownUnit, type Suggested } from './unitNames'

export type PlanUnit = KnownUnit & { readonly squad: number | null; readonly isSupervised: boolean }
export type PlanScope = {
  readonly id: string
  readonly name: string
  readonly kind: ScopeKind
  readonly extent: Extent
  readonly squad: number
  readonly hasBoundary: boolean
}
/** What a plan is compared with. */
export type PlanGround = {
  readonly squads: readonly { readonly number: number; readonly name: string; readonly group: number }[]
  readonly scopes: readonly PlanScope[]
  /** Supervised ones in their order. */
  readonly units: readonly PlanUnit[]
  /** Whether a boundary of this name and extent lies at hand, drawn schematically. */
  readonly drawn: (name: string, extent: Extent) => boolean
}

/** What the person says of a name that is nearly a unit's: that unit, mistyped; that unit, also called so; another unit. */
export const nameChoiceSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('same'), unitId: z.string().min(1).max(40) }),
  z.strictObject({ is: z.literal('alias'), unitId: z.string().min(1).max(40) }),
  z.strictObject({ is: z.literal('new') }),
])
export type NameChoice = z.output<typeof nameChoiceSchema>
export const nameChoicesSchema = z.record(z.string().min(1).max(longestUnitName), nameChoiceSchema)
export type NameChoices = z.output<typeof nameChoicesSchema>

export const planOutcomes = ['asked', 'refused', 'new', 'changed', 'unnamed', 'unchanged'] as const
export type PlanOutcome = (typeof planOutcomes)[number]

type Line<Kind extends string> = {
  readonly of: Kind
  readonly name: string
  readonly is: PlanOutcome
  /** Null: there is nothing to be said beside the name and the squad. */
  readonly says: Text | null
}
export type SquadLine = Line<'squad'> & { readonly number: number; readonly group: number | null }
export type ScopeLine = Line<'scope'> & {
  readonly scopeId: string | null
  readonly squad: number
  readonly kind: ScopeKind
  readonly extent: Extent
}
export type UnitLine = Line<'unit'> & {
  /** Null: there is none yet. */
  readonly unitId: string | null
  readonly squad: number | null
  readonly suggestions: readonly Suggested[]
  /** The name to be kept as another one of the unit. */
  readonly alias: string | null
}
export type PlanLine = SquadLine | ScopeLine | UnitLine
export type PlanComparison = {
  readonly squads: readonly SquadLine[]
  readonly scopes: readonly ScopeLine[]
  readonly units: readonly UnitLine[]
}

const compareSquads = (read: readonly ReadSquad[], { squads: known }: PlanGround): SquadLine[] => {
  const named = read.map(({ number, name, group }): SquadLine => {
    const line = { of: 'squad', number, name, group } as const
    const before = known.find((squad) => squad.number === number)
    if (before === undefined)
      return group === null
        ? {
            ...line,
            is: 'refused',
            says: text(
              '没有写在哪个督导组之下。请补上督导组的标题。',
              'It stands under no group; add the group’s heading.',
            ),
          }
        : { ...line, is: 'new', says: text(`属于${groupText(group).zh}。`, `It belongs to ${groupText(group).en}.`) }
    // Half a section says nothing of the group above it.
    if (group === null || group === before.group) return { ...line, group: before.group, is: 'unchanged', says: null }
    const [one, other] = [groupText(before.group), groupText(group)]
    return { ...line, is: 'changed', says: text(`由${one.zh}改为${other.zh}。`, `From ${one.en} to ${other.en}.`) }
  })
  const unnamed = known
    .filter(({ number }) => !read.some((squad) => squad.number === number))
    .map(({ number, name, group }): SquadLine => ({ of: 'squad', number, name, group, is: 'unnamed', says: leftSquad }))
  return [...named, ...unnamed]
}
const leftSquad = text('粘贴的文字没有提到，保持原样。', 'The text does not name it; it is left as it is.')
const leftScope = text(
  '粘贴的文字没有提到，保持原样；点位仍归原分队。',
  'The text does not name it; it is left as it is, and its points stay with its squad.',
)
const leftUnit = text(
  '粘贴的文字没有提到，保持原样。不再督导的，请在“单位”中停用。',
  'The text does not name it; it is left as it is. Retire it under Units if it is no longer supervised.',
)

const boundaryText = (isDrawn: boolean): Text =>
  isDrawn
    ? text('先用示意边界，请导入正式边界。', 'A schematic boundary is taken for now; import the official one.')
    : text('还没有边界，请导入边界。', 'It has no boundary yet; import one.')

const compareScopes = (read: readonly ReadSquad[], ground: PlanGround): ScopeLine[] => {
  const knownBy = new Map(ground.scopes.map((scope) => [comparable(scope.name), scope]))
  const named = read.flatMap(({ number: squad, scopes }) =>
    scopes.map(({ name, kind, extent }): ScopeLine => {
      const before = knownBy.get(comparable(name))
      const line = { of: 'scope', name, kind, extent, squad, scopeId: before?.id ?? null } as const
      const said = extentLabel[extent]
      if (before === undefined) {
        const boundary = boundaryText(ground.drawn(name, extent))
        return { ...line, is: 'new', says: text(`${said.zh}。${boundary.zh}`, `${said.en}. ${boundary.en}`) }
      }
      knownBy.delete(comparable(name))
      const changes: Text[] = []
      if (before.squad !== squad) changes.push(movedText(before.squad, squad))
      if (before.extent !== extent) {
        const was = extentLabel[before.extent]
        changes.push(
          text(
            `范围由${was.zh}改为${said.zh}，边界还是原来的，请重新导入边界。`,
            `From ${was.en.toLowerCase()} to ${said.en.toLowerCase()}; its boundary is still the former one, so import another.`,
          ),
        )
      }
      if (changes.length > 0) return { ...line, is: 'changed', says: sentences(changes) }
      return { ...line, is: 'unchanged', says: before.hasBoundary ? null : boundaryText(false) }
    }),
  )
  const unnamed = [...knownBy.values()].map(
    ({ id, name, kind, extent, squad }): ScopeLine => ({
      ...{ of: 'scope', name, kind, extent, squad, scopeId: id },
      ...{ is: 'unnamed', says: leftScope },
    }),
  )
  return [...named, ...unnamed]
}

const sentences = (all: readonly Text[]): Text =>
  text(all.map(({ zh }) => zh).join(''), all.map(({ en }) => en).join(' '))
const movedText = (from: number, to: number): Text => {
  const [one, other] = [squadText(from), squadText(to)]
  return text(`由${one.zh}改为${other.zh}督导。`, `From ${one.en} to ${other.en}.`)
}

const compareUnits = (read: readonly ReadSquad[], { units: known }: PlanGround, choices: NameChoices): UnitLine[] => {
  const { named, near } = createUnitNames(known)
  const knownById = new Map(known.map((unit) => [unit.id, unit]))
  const taken = new Map<string, string>()
  const lines = read.flatMap(({ number: squad, units }) =>
    units.map((name): UnitLine => {
      const line = { of: 'unit', name, squad, unitId: null, alias: null, suggestions: [] } as const
      const choice = Object.hasOwn(choices, name) ? choices[name] : undefined
      const exact = named(name)
      const chosen = choice === undefined || choice.is === 'new' ? undefined : knownById.get(choice.unitId)
      // Who answers to the name needs no question; what was chosen for another state of the roster is asked anew.
      const before = exact ?? chosen
      if (before === undefined) {
        if (choice?.is === 'new') return { ...line, is: 'new', says: null }
        const suggestions = near(name)
        return suggestions.length === 0
          ? { ...line, is: 'new', says: null }
          : { ...line, is: 'asked', suggestions, says: askedText(suggestions) }
      }
      const found = { ...line, unitId: before.id, alias: exact === undefined && choice?.is === 'alias' ? name : null }
      if (before.retiredOn !== null) return { ...found, is: 'refused', says: isRetired }
      const other = taken.get(before.id)
      if (other !== undefined) return { ...found, is: 'refused', says: sameUnitTwice(other, before.name) }
      taken.set(before.id, name)
      const changes: Text[] = []
      if (!before.isSupervised || before.squad === null) changes.push(becomesSupervised)
      else if (before.squad !== squad) changes.push(movedText(before.squad, squad))
      if (comparable(name) !== comparable(before.name)) changes.push(calledText(before.name, found.alias !== null))
      const isChanged = before.squad !== squad || !before.isSupervised || found.alias !== null
      return {
        ...found,
        is: isChanged ? 'changed' : 'unchanged',
        says: changes.length === 0 ? null : sentences(changes),
      }
    }),
  )
  const unnamed = known
    .filter(({ id, isSupervised, retiredOn }) => isSupervised && retiredOn === null && !taken.has(id))
    .map(
      ({ id, name, squad }): UnitLine => ({
        ...{ of: 'unit', name, squad, unitId: id, alias: null, suggestions: [] },
        ...{ is: 'unnamed', says: leftUnit },
      }),
    )
  return [...lines, ...unnamed]
}

const askedText = (suggestions: readonly Suggested[]): Text => {
  const names = suggestions.map(({ name }) => `“${name}”`)
  return text(`是不是${names.join('或')}？请选择。`, `Is it ${names.join(' or ')}? Choose.`)
}
const isRetired = text(
  '这个单位已停用，不能再列为督导单位。请改用承接单位的名称。',
  'This unit is retired and is not supervised any more; write its successor’s name.',
)
const sameUnitTwice = (other: string, unit: string): Text =>
  text(
    `“${other}”也指${unit}，一个单位只能写一次。请改正。`,
    `"${other}" also means ${unit}, and a unit stands there once; correct it.`,
  )
const becomesSupervised = text('已在名册，改列为督导单位。', 'It is in the roster and becomes a supervised unit.')
const calledText = (name: string, isKept: boolean): Text =>
  isKept
    ? text(`记为“${name}”的别名。`, `Kept as another name of "${name}".`)
    : text(`即“${name}”。`, `This is "${name}".`)

/** The same plan, choices and ground give the same lines in the same order. */
export const comparePlan = (
  read: readonly ReadSquad[],
  ground: PlanGround,
  choices: NameChoices = {},
): PlanComparison => ({
  squads: compareSquads(read, ground),
  scopes: compareScopes(read, ground),
  units: compareUnits(read, ground, choices),
})

export const linesOf = ({ squads, scopes, units }: PlanComparison): PlanLine[] => [...squads, ...scopes, ...units]

/** What would be written, in words that two can compare: what was looked at is what is done. */
export const planMark = (comparison: PlanComparison): string =>
  linesOf(comparison)
    .filter(({ is }) => is !== 'unchanged' && is !== 'unnamed')
    .map((line) => {
      const where = line.of === 'squad' ? line.group : line.squad
      const more =
        line.of === 'unit' ? `${line.unitId ?? ''} ${line.alias ?? ''}` : line.of === 'scope' ? line.extent : ''
      return `${line.of} ${line.is} ${line.name} ${where ?? ''} ${more}`
    })
    .join('\n')
