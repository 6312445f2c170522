/** The state of one form while it is filled in: what was typed, what is shown, what is still wrong. */
import { useId, useState } from 'react'
import type { Fields } from '../../domain/form'
import type { Prefill } from '../../domain/issueActions'
import {
  type FieldValue,
  formOf,
  type Problems,
  problemsOf,
  type ShownField,
  shownFields,
  type Values,
  valuesOf,
} from './formState'

export type FormState = {
  readonly idOf: (name: string) => string
  readonly values: Values
  readonly shown: readonly ShownField[]
  readonly problems: Problems
  readonly set: (name: string, value: FieldValue) => void
  /** The form to send, or these fields of it alone; or null: then the problems are shown and the first field that has one has the focus. */
  readonly checked: (only?: readonly string[]) => Record<string, FieldValue> | null
}

export const useForm = (
  fields: Fields,
  prefill: Prefill,
  more: { readonly omit?: readonly string[]; readonly alsoNeeded?: readonly string[] } = {},
): FormState => {
  const formId = useId()
  const [typed, setTyped] = useState<Values>({})
  const [isChecked, setChecked] = useState(false)
  const values = valuesOf(typed, prefill)
  const shown = shownFields(fields, values, {
    ...more,
    omit: [...(prefill.omit ?? []), ...(more.omit ?? [])],
  })
  const problems = problemsOf(shown, values)
  const idOf = (name: string) => `${formId}${name}`
  return {
    idOf,
    values,
    shown,
    problems: isChecked ? problems : {},
    set: (name, value) => setTyped((before) => ({ ...before, [name]: value })),
    checked: (only) => {
      setChecked(true)
      const asked = only === undefined ? shown : shown.filter(({ name }) => only.includes(name))
      const first = asked.find(({ name }) => problems[name] !== undefined)
      if (first === undefined) return formOf(asked, values)
      document.getElementById(idOf(first.name))?.focus()
      return null
    },
  }
}
