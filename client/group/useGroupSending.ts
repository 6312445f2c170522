/** Sends what is done about a group's people, once each, and reads the group anew. */
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type GroupOverview = Answers['group']['overview']
export type GroupSquad = GroupOverview['squads'][number]
export type GroupPerson = GroupSquad['people'][number]
export type GroupLending = GroupOverview['lendings'][number]

export const useGroupSending = () => useSendingAnew(useTRPC().group.pathFilter())
