/** A form that was handed in, as lines to read: each field's label and its value in words. */
import type { PlaceNames } from './actorText'
import type { LocalDate } from './calendar'
import type { Field, Fields } from './form'
import { type Text, text } from './text'

/** What ids and days are called. */
export type Names = PlaceNames & {
  readonly day: (day: LocalDate) => Text
  /** Where forms name scopes. */
  readonly scope?: (scopeId: string) => Text
  /** Where kinds of point are named. */
  readonly kind?: (key: string) => Text
  /** In the words of a version of the handbook, or else of the present one. */
  readonly checkItem: (key: string, version?: number) => Text
  /** What an issue is about, where the reader may know it. */
  readonly issue: (issueId: string) => Text | undefined
}

/** The same names, check items in the words of one version of the handbook. */
export const inVersion = <N extends Names>(names: N, version: number): N => ({
  ...names,
  checkItem: (key) => names.checkItem(key, version),
})

const fileCount = (count: number): Text => text(`${count}份`, count === 1 ? '1 file' : `${count} files`)
const itemCount = (count: number): Text => text(`${count}项`, `${count}`)

/** Photos are counted: 3张. */
export const attached = (count: number): Text => text(`${count}张`, `${count}`)

export type Line = { readonly key: string; readonly label: Text; readonly value: Text }

/** In the table's order; what was left empty is left out. */
export const readForm = (fields: Fields, form: Readonly<Record<string, unknown>>, names: Names): Line[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    const value = form[key]
    // A paper is opened by its own link; its id tells nobody anything, and neither does what a screen says of itself.
    if (field.kind === 'paper' || field.kind === 'data') return []
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return []
    return [{ key, label: field.label, value: readValue(field, value, names) }]
  })

/** Several names in one line. */
export const listed = (names: readonly Text[]): Text =>
  text(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '))

/** Several clauses in one line; some of them contain a 、 of their own. */
export const listedClauses = (clauses: readonly Text[]): Text =>
  text(clauses.map(({ zh }) => zh).join('；'), clauses.map(({ en }) => en).join('; '))

const asItIs = (value: unknown): Text => text(String(value), String(value))

const readValue = (field: Field, value: unknown, names: Names): Text => {
  switch (field.kind) {
    case 'line':
    case 'paragraph':
    case 'papers':
      return asItIs(value)
    case 'date':
      return names.day(String(value))
    case 'unit':
    case 'subordinateUnit':
      return names.unit(String(value))
    case 'squad':
      return names.squad(Number(value))
    case 'squads':
      return listed((value as readonly number[]).map(names.squad))
    case 'scope':
      return names.scope?.(String(value)) ?? asItIs(value)
    case 'issue':
      return names.issue(String(value)) ?? asItIs(value)
    case 'checkItem':
      return names.checkItem(String(value))
    case 'choice':
      return field.options?.[String(value)] ?? asItIs(value)
    case 'units':
      return listed((value as readonly string[]).map(names.unit))
    case 'files':
      return fileCount((value as readonly unknown[]).length)
    case 'points':
    case 'roadSections':
      return itemCount((value as readonly unknown[]).length)
    case 'photos':
      return attached((value as readonly unknown[]).length)
    case 'paper':
    case 'data':
      return asItIs('')
    default:
      return field.kind satisfies never
  }
}
