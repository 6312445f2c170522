/** Activities as the server gives them, and what is done about them, sent once each. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { ActivityActionName } from '../../domain/activityActions'
import type { FieldValue } from '../forms/formState'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type ActivityDetail = Answers['activity']['byId']
export type ListedActivity = Answers['activity']['list'][number]
export type MonthTally = Answers['activity']['tally']
export type Agenda = Answers['activity']['agenda']
export type AgendaIssue = Agenda[number]['issues'][number]
export type Candidate = Answers['activity']['candidates'][number]

export type ActivityForm = Readonly<Record<string, FieldValue>>

export const useActivitySending = () => useSendingAnew(useTRPC().activity.pathFilter())

/** Ticks of a meeting leave the `seq` out: two people may tick at once, and what was ticked already is refused by itself. */
export const useActivityAction = <Acted extends { readonly id: string; readonly seq: number }>(activity: Acted) => {
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen(activity, useActivitySending())
  return {
    ...sending,
    seen,
    act: (name: ActivityActionName, form: ActivityForm, isTick = false) =>
      send((actionId) =>
        client.activity.act.mutate({
          actionId,
          activityId: activity.id,
          seq: isTick ? null : seen.seq,
          action: { name, form },
        } as unknown as Parameters<typeof client.activity.act.mutate>[0]),
      ),
  }
}

/** The new activity's id is made once per form, so no retry records two. */
export const useNewActivity = () => {
  const client = useTRPCClient()
  const [activityId] = useState(() => uuidv7())
  const { send, ...sending } = useActivitySending()
  return {
    ...sending,
    activityId,
    record: (name: 'plan' | 'record', form: ActivityForm) =>
      send((actionId) =>
        client.activity.act.mutate({ actionId, activityId, seq: 0, action: { name, form } } as unknown as Parameters<
          typeof client.activity.act.mutate
        >[0]),
      ),
  }
}
