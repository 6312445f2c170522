/** The words and dates of one paper, each filled in as usual and to be changed. */
import { Textarea, TextInput } from '@mantine/core'
import type { LocalDate } from '../../domain/calendar'
import { isEscalating, isInstrument } from '../../domain/paper'
import { paperActions } from '../../domain/paperActions'
import { useLanguage } from '../language'
import classes from './papers.module.css'
import type { Draft } from './useDraft'
import { words } from './words'

const { title, organ, opening, demands } = paperActions.draft.fields

export const DraftTexts = ({ draft, today }: { readonly draft: Draft; readonly today: LocalDate }) => {
  const { say } = useLanguage()
  const { kind, chosen, isWithdrawal, textOf, termsOf, type, setTerm } = draft
  return (
    <>
      <TextInput
        label={say(title.label)}
        required
        maxLength={100}
        value={textOf('title')}
        onChange={(event) => type('title', event.currentTarget.value)}
      />
      {kind === 'referral' && (
        <TextInput
          label={say(organ.label)}
          required
          maxLength={100}
          value={textOf('organ')}
          onChange={(event) => type('organ', event.currentTarget.value)}
        />
      )}
      {isEscalating(kind) && !isWithdrawal && (
        <TextInput
          type="date"
          label={say(words.evidenceOn)}
          required
          max={today}
          value={textOf('evidenceOn') || today}
          onChange={(event) => type('evidenceOn', event.currentTarget.value)}
        />
      )}
      {(
        [
          ['opening', opening],
          ['demands', demands],
        ] as const
      ).map(([name, field]) => (
        <Textarea
          key={name}
          label={say(field.label)}
          placeholder={say(words.optionalText)}
          autosize
          minRows={2}
          maxLength={500}
          value={textOf(name)}
          onChange={(event) => type(name, event.currentTarget.value)}
        />
      ))}
      {isInstrument(kind) &&
        !isWithdrawal &&
        chosen.map((issueId, index) => {
          const terms = termsOf(issueId)
          const nth = chosen.length > 1 ? `（${index + 1}）` : ''
          return (
            <div key={issueId} className={classes.dates}>
              {(['claimBy', 'rectifyBy'] as const).map((name) => (
                <TextInput
                  key={name}
                  type="date"
                  label={`${say(words[name])}${nth}`}
                  required
                  value={terms[name] ?? ''}
                  onChange={(event) => setTerm(issueId, name, event.currentTarget.value)}
                />
              ))}
            </div>
          )
        })}
    </>
  )
}
