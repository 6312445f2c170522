/** What the log is filtered by: days, person, kind and action, a place or issue, and words. */
import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { namedEvents, subjectKindLabel } from '../../domain/eventLabels'
import { type SubjectKind, subjectKinds } from '../../domain/subjectKind'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { words as shared } from '../words'
import classes from './audit.module.css'
import type { AuditForm } from './auditFilter'
import { words } from './words'

export const AuditFilterForm = ({
  form,
  onChange,
}: {
  readonly form: AuditForm
  readonly onChange: (change: Partial<AuditForm>) => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const people = useQuery(trpc.audit.people.queryOptions(undefined, { staleTime: 300_000 }))
  const typed = (
    key: 'from' | 'until' | 'subject' | 'text',
    label: Text,
    more: { type?: string; hint?: Text } = {},
  ) => (
    <TextInput
      size="sm"
      label={say(label)}
      type={more.type ?? 'text'}
      placeholder={more.hint && say(more.hint)}
      maxLength={60}
      value={form[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  )
  const chosen = (
    key: 'accountId' | 'kind' | 'name',
    label: Text,
    data: { value: string; label: string }[],
    change: (value: string | null) => Partial<AuditForm>,
  ) => (
    <Select
      size="sm"
      label={say(label)}
      data={data}
      value={form[key]}
      onChange={(value) => onChange(change(value))}
      placeholder={say(shared.all)}
      clearable
      clearButtonProps={{ 'aria-label': `${say(words.clear)}：${say(label)}` }}
      searchable={data.length > 12}
      nothingFoundMessage={say(shared.nothingFound)}
      maxDropdownHeight={320}
    />
  )
  // The same action may be about several kinds; without a kind each name is offered once.
  const actions = namedEvents.filter(
    ({ kind, name }, at) =>
      (form.kind === null || kind === form.kind) &&
      (form.kind !== null || namedEvents.findIndex((other) => other.name === name) === at),
  )
  return (
    <form className={classes.filter} aria-label={say(words.filter)} onSubmit={(event) => event.preventDefault()}>
      {typed('from', words.from, { type: 'date' })}
      {typed('until', words.until, { type: 'date' })}
      {typed('subject', words.subject, { hint: words.subjectHint })}
      {typed('text', words.text)}
      {chosen(
        'accountId',
        words.person,
        people.data?.map(({ accountId, name }) => ({ value: accountId, label: name })) ?? [],
        (accountId) => ({ accountId }),
      )}
      {chosen(
        'kind',
        words.kind,
        subjectKinds.map((kind) => ({ value: kind, label: say(subjectKindLabel[kind]) })),
        (kind) => ({ kind: kind as SubjectKind | null, name: null }),
      )}
      {chosen(
        'name',
        words.action,
        actions.map(({ name, label }) => ({ value: name, label: say(label) })),
        (name) => ({ name }),
      )}
    </form>
  )
}
