/** Opening an issue, and every later action on it, as the forms send them. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Issue, Subject } from '../../domain/issue'
import type { ActionName } from '../../domain/issueActions'
import type { Action } from '../../domain/issueLifecycle'
import type { FieldValue } from '../forms/formState'
import { useSeen } from '../forms/useSeen'
import { useSending } from '../forms/useSending'
import { useTRPCClient } from '../trpc'

type Form = Readonly<Record<string, FieldValue>>

/** The place at which an issue changes something on the screen. */
const placeOf = (subject: Subject) => ({
  pointId: subject.kind === 'point' ? subject.pointId : null,
  roadSectionId: subject.kind === 'roadSection' ? subject.roadSectionId : null,
})

export const useIssueAction = (issue: Pick<Issue, 'id' | 'seq' | 'subject'>) => {
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(issue, useSending({ ...placeOf(issue.subject), issueId: issue.id }))
  return {
    ...sending,
    act: (name: ActionName, form: Form, onBehalf: { readonly paper: string } | undefined) => {
      // The form comes from the action's own fields; the server checks it against the same table.
      const action = { name, form, ...(onBehalf && { onBehalf }) } as unknown as Action
      return send((actionId) => client.issue.act.mutate({ actionId, issueId: issue.id, seq: seen.seq, action }))
    },
  }
}

/** The new issue's id is made once per form, so no retry opens two. */
export const useOpenIssue = (subject: Subject) => {
  const client = useTRPCClient()
  const [issueId] = useState(() => uuidv7())
  const { send, ...sending } = useSending({ ...placeOf(subject), issueIds: [issueId] })
  return {
    ...sending,
    issueId,
    open: (
      form: Form,
      notify: Form | undefined,
      /** Whoever may not notify drafts the card for the captain instead. */
      how: 'notify' | 'draftCard',
    ) => {
      const input = { issueId, subject, form, ...(notify && { [how]: notify }) }
      return send((actionId) =>
        client.issue.open.mutate({ ...input, actionId } as unknown as Parameters<typeof client.issue.open.mutate>[0]),
      )
    },
  }
}
