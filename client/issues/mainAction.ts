/**
 * Which of the available actions is the main one, and how the others are grouped. The table says what is possible; this
 * only says what comes to hand first.
 */
import type { ActionName } from '../../domain/issueActions'

/** The issue's own way first, then what moves the second axis. Without one of these, no action stands out. */
const mainFirst: readonly ActionName[] = [
  'answer',
  'notify',
  'confirmClaim',
  'claim',
  'rectify',
  'reportUp',
  'passRecheck',
  'noteRecheck',
  'circulate',
  'signReferral',
  'referForAccountability',
  'recordAccountability',
]

const escalating: readonly ActionName[] = [
  'draftCircular',
  'circulate',
  'draftReferral',
  'signReferral',
  'referForAccountability',
  'recordAccountability',
]

type Available = { readonly name: ActionName; readonly onBehalf: boolean }

export type ActionGroups<A extends Available> = {
  readonly main: A | undefined
  readonly others: readonly A[]
  readonly onBehalf: readonly A[]
  readonly escalation: readonly A[]
}

export const groupActions = <A extends Available>(available: readonly A[]): ActionGroups<A> => {
  const own = available.filter(({ onBehalf }) => !onBehalf)
  const main = mainFirst.flatMap((name) => own.find((action) => action.name === name) ?? [])[0]
  const rest = own.filter((action) => action !== main)
  return {
    main,
    others: rest.filter(({ name }) => !escalating.includes(name)),
    onBehalf: available.filter(({ onBehalf }) => onBehalf),
    escalation: rest.filter(({ name }) => escalating.includes(name)),
  }
}
