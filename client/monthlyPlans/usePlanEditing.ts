/** A plan while it is edited: begun from what is saved or proposed, sent once, with the state that was on the screen. */
import { useState } from 'react'
import type { PlanEntry } from '../../domain/monthlyPlan'
import type { Text } from '../../domain/text'
import { useSeen } from '../forms/useSeen'
import { useSendingAnew } from '../forms/useSending'
import { type Answers, refusalOf, useTRPC, useTRPCClient } from '../trpc'
import { words } from './words'

export type PlanDetail = Answers['monthlyPlan']['of']

export const usePlanEditing = ({ squad, month, seq, entries: saved, note }: PlanDetail['plan']) => {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { seen, send, ...sending } = useSeen({ seq }, useSendingAnew(trpc.monthlyPlan.pathFilter()))
  const [entries, setEntries] = useState<readonly PlanEntry[]>(saved)
  const [problem, setProblem] = useState<Text | null>(null)
  return {
    ...sending,
    entries,
    problem,
    change: (id: string, change: Partial<PlanEntry>) =>
      setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...change } : entry))),
    remove: (id: string) => setEntries((all) => all.filter((entry) => entry.id !== id)),
    add: (entry: PlanEntry) => setEntries((all) => [...all, entry]),
    /** Takes the place of what was there. */
    propose: async () => {
      try {
        const proposed = await client.monthlyPlan.propose.query({ squad, month })
        setProblem(proposed.length === 0 ? words.nothingToPropose : null)
        if (proposed.length > 0) setEntries(proposed)
      } catch (error) {
        setProblem(refusalOf(error))
      }
    },
    save: () =>
      send((actionId) =>
        client.monthlyPlan.act.mutate({
          actionId,
          squad,
          month,
          seq: seen.seq,
          action: { name: 'save', form: { entries: [...entries], ...(note !== null && { note }) } },
        }),
      ),
  }
}
