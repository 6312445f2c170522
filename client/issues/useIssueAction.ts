/** Opening an issue, and every later action on it, as the forms send them. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Issue, Subject } from '../../domain/issue'
import type { ActionName } from '../../domain/issueActions'
import type { Action } from '../../domain/issueLifecycle'
import { useTRPC, useTRPCClient } from '../trpc'
import type { FieldValue } from './formState'
import type { IssueDetail } from './queries'
import { type Sending, useSending } from './useSending'

type Form = Readonly<Record<string, FieldValue>>

/** The place at which an issue changes something on the screen. */
const placeOf = (subject: Subject) => ({
  pointId: subject.kind === 'point' ? subject.pointId : null,
  roadSectionId: subject.kind === 'roadSection' ? subject.roadSectionId : null,
})

/** `act` answers whether the action was taken; if not, `refusal` says why. */
export const useIssueAction = (
  issue: Pick<Issue, 'id' | 'seq' | 'subject'>,
): Omit<Sending, 'send'> & {
  readonly act: (name: ActionName, form: Form, onBehalf: { readonly paper: string } | undefined) => Promise<boolean>
} => {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { send, ...state } = useSending({ ...placeOf(issue.subject), issueId: issue.id })
  // The state that the person saw when the form was opened; a newer one counts only once a refusal has shown it.
  const seenSeq = useRef(issue.seq)
  return {
    ...state,
    act: async (name, form, onBehalf) => {
      // The form comes from the action's own fields; the server checks it against the same table.
      const action = { name, form, ...(onBehalf && { onBehalf }) } as unknown as Action
      const outcome = await send((actionId) =>
        client.issue.act.mutate({ actionId, issueId: issue.id, seq: seenSeq.current, action }),
      )
      if (outcome === 'outdated') {
        const shown = queryClient.getQueryData(trpc.issue.byId.queryKey({ issueId: issue.id })) as
          | IssueDetail
          | undefined
        seenSeq.current = shown?.issue.seq ?? seenSeq.current
      }
      return outcome === 'done'
    },
  }
}

/** `open` answers the new issue's id, or null when it was refused. The id is made once per form, so no retry opens two. */
export const useOpenIssue = (
  subject: Subject,
): Omit<Sending, 'send'> & {
  readonly open: (
    form: Form,
    notify: Form | undefined,
    /** Whoever may not notify drafts the card for the captain instead. */
    how: 'notify' | 'draftCard',
  ) => Promise<string | null>
} => {
  const client = useTRPCClient()
  const [issueId] = useState(() => uuidv7())
  const { send, ...state } = useSending({ ...placeOf(subject), issueId: null, issueIds: [issueId] })
  return {
    ...state,
    open: async (form, notify, how) => {
      const input = { issueId, subject, form, ...(notify && { [how]: notify }) }
      const outcome = await send((actionId) =>
        client.issue.open.mutate({ ...input, actionId } as unknown as Parameters<typeof client.issue.open.mutate>[0]),
      )
      return outcome === 'done' ? issueId : null
    },
  }
}
