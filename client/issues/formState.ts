/**
 * A form being filled in, as pure functions over the action table's fields: what is shown, what is still wrong, what is
 * sent. What was typed is kept apart from what is prefilled, so that a prefilled date follows a newly chosen severity
 * until somebody types another.
 */
import type { Field, Fields } from '../../domain/form'
import type { Prefill } from '../../domain/issueActions'
import type { Text } from '../../domain/text'
import { hasFailed, isStillSending } from '../photos/fieldPhotos'
import { words as photoWords } from '../photos/words'
import { choose, fillIn, tooLong } from './words'

export type FieldValue = string | number | readonly number[] | readonly string[]
export type Values = Readonly<Record<string, FieldValue | undefined>>

/** What each field holds: what was typed, else what is prefilled; what was emptied by hand stays empty. */
export const valuesOf = (typed: Values, prefill: Prefill): Values => ({ ...(prefill.values as Values), ...typed })

export type ShownField = { readonly name: string; readonly field: Field; readonly needed: boolean }

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
    if (field.kind === 'files' || field.kind === 'paper' || omit.includes(name)) return []
