/** A small form within another one or within the facts: a group with a button of its own, since a form may hold no form. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Sending } from '../forms/useSending'
import { useLanguage } from '../language'
import { CancelButton } from '../ui/CancelButton'
import { RefusalNote } from '../ui/Note'
import classes from './points.module.css'

export const GroupForm = ({
  title,
  sending: { isSending, refusal },
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  readonly sending: Pick<Sending, 'isSending' | 'refusal'>
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <fieldset className={classes.group} aria-label={title}>
      {children}
      {refusal !== null && <RefusalNote>{say(refusal)}</RefusalNote>}
      <div className={classes.buttons}>
        <Button className={classes.target} loading={isSending} onClick={onSubmit}>
          {title}
        </Button>
        <CancelButton className={classes.target} onClick={onCancel} />
      </div>
    </fieldset>
  )
}
