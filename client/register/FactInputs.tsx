/** The inputs for what a point is: name, kind, code, address, urban or not. */
import { Select, Switch, TextInput } from '@mantine/core'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { Draft, Problems, Typed } from './draft'
import { words } from './words'

export const FactInputs = ({
  plan,
  draft,
  problems,
  isNew,
  countsByScope,
  onType,
}: {
  readonly plan: Plan
  readonly draft: Draft
  /** Those to be shown. */
  readonly problems: Problems
  readonly isNew: boolean
  /** Only those marked urban in certain scopes count as such. */
  readonly countsByScope: boolean
  readonly onType: (typed: Typed) => void
}) => {
  const { say } = useLanguage()
  const errorOf = (fact: keyof Draft) => problems[fact] && say(problems[fact])
  return (
    <>
      <TextInput
        label={say(words.name)}
        withAsterisk
        aria-required
        value={draft.name}
        onChange={(event) => onType({ name: event.currentTarget.value })}
        error={errorOf('name')}
      />
      <Select
        label={say(words.kind)}
        withAsterisk
        aria-required
        allowDeselect={false}
        data={plan.pointKinds.map(({ key, nameZh, nameEn }) => ({
          value: key,
          label: say({ zh: nameZh, en: nameEn }),
        }))}
        value={draft.kind}
        onChange={(kind) => onType({ kind })}
        searchable
        maxDropdownHeight={280}
        error={errorOf('kind')}
      />
      <TextInput
        label={say(words.code)}
        {...(isNew ? { placeholder: say(words.codeHint) } : { withAsterisk: true, 'aria-required': true })}
        value={draft.code}
        onChange={(event) => onType({ code: event.currentTarget.value })}
        error={errorOf('code')}
      />
      <TextInput
        label={say(words.address)}
        value={draft.address}
        onChange={(event) => onType({ address: event.currentTarget.value })}
        error={errorOf('address')}
      />
      <Switch
        label={say(words.urban)}
        {...(countsByScope && { description: say(words.urbanHint) })}
        checked={draft.urban}
        onChange={(event) => onType({ urban: event.currentTarget.checked })}
      />
    </>
  )
}
