/** 出处、版本、执行日期、说明: what is said of a version when it is made. */
import { TextInput } from '@mantine/core'
import type { LocalDate } from '../../domain/calendar'
import {
  type HandbookVersion,
  longestSource,
  longestVersion,
  type VersionFacts,
  versionFactsSchema,
} from '../../domain/handbook/handbook'
import { ReasonInput } from '../forms/ReasonInput'
import { fillIn } from '../forms/words'
import { useLanguage } from '../language'
import classes from './handbook.module.css'
import { words } from './words'

/** A new version begins today, or with the one before it where that is still to come. */
export const factsAfter = (newest: HandbookVersion | undefined, today: LocalDate): VersionFacts => ({
  source: newest?.source ?? '',
  version: newest?.version ?? '',
  from: newest !== undefined && newest.from > today ? newest.from : today,
  reason: '',
})

export const areFilledIn = (facts: VersionFacts): boolean => versionFactsSchema.safeParse(facts).success

export const VersionFields = ({
  facts,
  isChecked,
  onChange,
}: {
  readonly facts: VersionFacts
  /** What is missing is said from now on. */
  readonly isChecked: boolean
  readonly onChange: (facts: VersionFacts) => void
}) => {
  const { say } = useLanguage()
  const field = (
    name: 'source' | 'version' | 'from',
    more: { readonly type?: 'date'; readonly maxLength?: number },
  ) => (
    <TextInput
      label={say(words[name])}
      withAsterisk
      aria-required
      {...more}
      value={facts[name]}
      onChange={(event) => onChange({ ...facts, [name]: event.currentTarget.value })}
      error={isChecked && facts[name].trim() === '' ? say(fillIn(words[name])) : undefined}
    />
  )
  return (
    <div className={classes.facts}>
      {field('source', { maxLength: longestSource })}
      <div className={classes.pair}>
        {field('version', { maxLength: longestVersion })}
        {field('from', { type: 'date' })}
      </div>
      <ReasonInput
        label={words.reason}
        value={facts.reason}
        isChecked={isChecked}
        onChange={(reason) => onChange({ ...facts, reason })}
      />
    </div>
  )
}
