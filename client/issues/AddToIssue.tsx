/** Adds what was filled in for a new issue to the one that is open already, in its place. */
import { Button } from '@mantine/core'
import type { FieldValue } from '../forms/formState'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { RefusalNote } from '../ui/Note'
import classes from './issues.module.css'
import { useIssueAction } from './useIssueAction'
import type { IssueHere } from './usePlace'
import { words } from './words'

export const AddToIssue = ({
  issue,
  seen,
  onDone,
}: {
  readonly issue: IssueHere
  /** What was seen, as filled in; null while something is wrong with it, which is shown then. */
  readonly seen: () => Record<string, FieldValue> | null
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const { act, isSending, refusal } = useIssueAction(issue)
  const { submit } = useSubmit({ read: seen, send: (form) => act('supplement', form, undefined), onDone })
  return (
    <div className={classes.addToIssue}>
      <Button variant="default" size="compact-md" fw={400} loading={isSending} onClick={() => void submit()}>
        {say(words.addToIssue)}
      </Button>
      {refusal !== null && <RefusalNote>{say(refusal)}</RefusalNote>}
    </div>
  )
}
