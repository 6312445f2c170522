/** One form for several issues. A claim's date is by default each issue's own: the squad's date for it. */
import { useState } from 'react'
import type { ActionName } from '../../domain/issueActions'
import { actionRow } from '../../domain/issueActions'
import type { SeveralAction } from '../../domain/issueSeveral'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { actionLabel } from '../issues/actionLabel'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'
import classes from './desk.module.css'
import type { DeskRow } from './useDesk'
import { severalTitle, words } from './words'

const nothingPrefilled = { values: {}, reasons: {} }

export const SeveralForm = ({
  name,
  issues: given,
  onDone,
  onCancel,
}: {
  readonly name: ActionName
  readonly issues: readonly DeskRow[]
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { posts } = useViewer()
  // As they were chosen: what happens meanwhile is refused by the server and told, not taken out unseen.
  const [issues] = useState(given)
  const row = actionRow(name)
  const { eachOwn = [] } = row
  const [isEachOwn, setEachOwn] = useState(eachOwn.length > 0)
  const form = useForm(row.fields, nothingPrefilled, { omit: isEachOwn ? eachOwn : [] })
  const choices = useFieldChoices()
  const { send, ...sending } = useSending({ issueIds: issues.map(({ id }) => id) })
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => {
      const action = { name, form: filledIn } as unknown as SeveralAction
      const chosen = issues.map(({ id, seq }) => ({ issueId: id, seq }))
      return send((actionId) => client.issue.actOnSeveral.mutate({ actionId, action, issues: chosen }))
    },
    onDone,
  })

  const label = actionLabel(name, false, posts)
  return (
    <FormFrame title={say(severalTitle(label, issues.length))} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <details className={classes.chosenIssues} open={issues.length <= 4}>
        <summary>
          {say(words.thesIssues)} · {issues.length}
        </summary>
        <ul>
          {issues.map((issue) => (
            <li key={issue.id}>
              {issue.what}
              <span className={classes.until}>{issue.place}</span>
            </li>
          ))}
        </ul>
      </details>
      {eachOwn.length > 0 && (
        <OneChoice
          label={say(words.deadline)}
          layout="row"
          choices={[
            { value: 'own', label: say(words.eachOwnDate) },
            { value: 'one', label: say(words.oneDate) },
          ]}
          value={isEachOwn ? 'own' : 'one'}
          onChange={(value) => setEachOwn(value === 'own')}
        />
      )}
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
