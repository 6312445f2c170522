/** Good practices as the server gives them, and what is done about them, sent once each. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { GoodPracticeActionName } from '../../domain/goodPracticeActions'
import type { FieldValue } from '../forms/formState'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type PracticeDetail = Answers['goodPractice']['byId']
export type ListedPractice = Answers['goodPractice']['list'][number]

/** `practice` undefined: a new one, whose id is made once per form, so that no retry records two. */
export const usePracticeAction = (practice: { readonly id: string; readonly seq: number } | undefined) => {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [newId] = useState(() => uuidv7())
  const { seen, send, ...sending } = useSeen(practice, useSendingAnew(trpc.goodPractice.pathFilter()))
  const practiceId = practice?.id ?? newId
  type Action = Parameters<typeof client.goodPractice.act.mutate>[0]['action']
  return {
    ...sending,
    practiceId,
    act: (name: GoodPracticeActionName, form: Readonly<Record<string, FieldValue>>) =>
      send((actionId) =>
        client.goodPractice.act.mutate({
          actionId,
          practiceId,
          seq: seen?.seq ?? 0,
          action: { name, form } as unknown as Action,
        }),
      ),
  }
}
