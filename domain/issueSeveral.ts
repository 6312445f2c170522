/**
 * One action on several issues in one go, with one form. What each issue has of its own (the deadline of a claim is the
 * squad's date for that issue) may be left out of the form, and is filled in issue by issue: as it was said for that issue,
 * or as its own form would start.
 */
import { z } from 'zod'
import { formSchema } from './form'
import type { Issue } from './issue'
import { type ActionName, actionNames, actionRow, type Circumstances, prefillOf } from './issueActions'
import { type Action, actionSchema, onBehalfSchema } from './issueLifecycle'
import { type Refusal, refuse } from './refusal'

/** At most so many in one go: they are all decided under one lock. */
export const mostAtOnce = 50

export const severalNames: readonly ActionName[] = actionNames.filter((name) => actionRow(name).onSeveral)

export type SeveralAction = {
  readonly name: ActionName
  readonly form: Readonly<Record<string, unknown>>
  readonly onBehalf?: { readonly paper: string } | undefined
}

const formOnSeveral = (name: ActionName) => {
  const { fields, eachOwn = [] } = actionRow(name)
  const own = Object.entries(fields).map(([field, definition]) => [
    field,
    eachOwn.includes(field) ? { ...definition, schema: definition.schema.optional() } : definition,
  ])
  return formSchema(Object.fromEntries(own))
}

/** Checks an action on several issues as it comes from outside; only rows of the table that may be taken so. */
export const severalActionSchema = z.discriminatedUnion(
  'name',
  severalNames.map((name) =>
    z.strictObject({ name: z.literal(name), form: formOnSeveral(name), onBehalf: onBehalfSchema.optional() }),
  ) as unknown as [z.ZodObject<{ name: z.ZodLiteral<ActionName> }>],
) as unknown as z.ZodType<SeveralAction>

/** What was said for one issue alone: fields of those that are each issue's own. */
export type OwnValues = Readonly<Record<string, string>>
export const ownValuesSchema: z.ZodType<OwnValues> = z.record(z.string().max(40), z.string().max(40))

const malformed = refuse(
  'invalid',
  '填写的内容有误，请改正后重新提交。',
  'Something is wrong with the form; correct it.',
)

/** The action as it is taken on this one issue. */
export const actionOn = (
  issue: Issue,
  several: SeveralAction,
  circumstances: Circumstances,
  said: OwnValues = {},
): Action | Refusal => {
  const { eachOwn = [], fields } = actionRow(several.name)
  if (!Object.keys(said).every((field) => eachOwn.includes(field))) return malformed
  const { values } = prefillOf(issue, several.name, circumstances)
  const own = Object.fromEntries(eachOwn.flatMap((field) => (field in values ? [[field, values[field]]] : [])))
  const given = Object.fromEntries(Object.entries(several.form).filter(([, value]) => value !== undefined))
  const action = { ...several, form: { ...own, ...given, ...said } }
  const checked = actionSchema.safeParse(action)
  if (checked.success) return checked.data
  const missing = eachOwn.find((field) => !(field in action.form))
  const field = missing === undefined ? undefined : fields[missing]
  if (field === undefined) return malformed
  const { label, kind } = field
  return kind === 'date'
    ? refuse(
        'invalid',
        `这个问题没有可用的${label.zh}（原定日期已过），请统一填写一个日期。`,
        `This issue has no date of its own for "${label.en}" (the squad's has passed); give one date for all.`,
      )
    : refuse(
        'invalid',
        `这个问题没有可用的“${label.zh}”，请为它选择一个。`,
        `This issue has nothing of its own for "${label.en}"; choose one for it.`,
      )
}
