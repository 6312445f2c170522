/**
 * A form being filled in, as pure functions over the action table's fields: what is shown, what is still wrong, what is
 * sent. What was typed is kept apart from what is prefilled, so that a prefilled date follows a newly chosen severity
 * until somebody types another.
 */
import { isFileId } from '../../domain/file'
import type { Field, FieldKind, Fields } from '../../domain/form'
import type { Prefill } from '../../domain/issueActions'
import type { Text } from '../../domain/text'
import { hasFailed, isStillSending } from '../photos/fieldPhotos'
import { words as photoWords } from '../photos/words'
import { choose, filesUnderWay, fillIn, tooLong } from './words'

export type FieldValue = string | number | readonly number[] | readonly string[]
export type Values = Readonly<Record<string, FieldValue | undefined>>

/** What each field holds: what was typed, else what is prefilled; what was emptied by hand stays empty. */
export const valuesOf = (typed: Values, prefill: Prefill): Values => ({ ...(prefill.values as Values), ...typed })

export type ShownField = { readonly name: string; readonly field: Field; readonly needed: boolean }

/** A paper fills in its own id. */
const notTakenHere: readonly FieldKind[] = ['paper', 'data']

/** The fields that have a meaning now, in the table's order. */
export const shownFields = (
  fields: Fields,
  values: Values,
  {
    omit = [],
    alsoNeeded = [],
  }: {
    readonly omit?: readonly string[]
    /** Optional fields that this person cannot do without. */
    readonly alsoNeeded?: readonly string[]
  } = {},
): ShownField[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (notTakenHere.includes(field.kind) || omit.includes(name)) return []
    if (field.when !== undefined && values[field.when.field] !== field.when.is) return []
    return [{ name, field, needed: field.required || field.when !== undefined || alsoNeeded.includes(name) }]
  })

export type Problems = Readonly<Record<string, Text>>

/** What keeps the form from being sent, by field; empty when it may be sent. */
export const problemsOf = (shown: readonly ShownField[], values: Values): Problems =>
  Object.fromEntries(
    shown.flatMap(({ name, field, needed }) => {
      const value = values[name]
      if (isEmpty(value)) return needed ? [[name, isTyped(field) ? fillIn(field.label) : choose(field.label)]] : []
      const photos = field.kind === 'photos' && Array.isArray(value) ? value : []
      if (photos.some(hasFailed)) return [[name, photoWords.photosFailed]]
      if (photos.some(isStillSending)) return [[name, photoWords.waitForPhotos]]
      if (field.kind === 'files' && Array.isArray(value) && !value.every(isFileId)) return [[name, filesUnderWay]]
      const length = typeof value === 'string' ? value.trim().length : 0
      return field.maxLength !== undefined && length > field.maxLength ? [[name, tooLong(field.maxLength, length)]] : []
    }),
  )

/** The form as it is sent: what is shown and filled in, nothing else. */
export const formOf = (shown: readonly ShownField[], values: Values): Record<string, FieldValue> =>
  Object.fromEntries(
    shown.flatMap(({ name }) => {
      const value = values[name]
      if (value === undefined || isEmpty(value)) return []
      return [[name, typeof value === 'string' ? value.trim() : value]]
    }),
  )

const isTyped = (field: Field) => field.kind === 'line' || field.kind === 'paragraph' || field.kind === 'papers'

const isEmpty = (value: FieldValue | undefined | null): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
