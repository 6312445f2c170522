/** What saving would change about one point, fact by fact, and whose it is then. */
import { kindChangeNote, type RegisterChange } from '../../domain/pointRegister'
import { type RegisterNames, registerLines } from '../../domain/registerLines'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText, squadText, unitText } from '../names'
import { Facts } from '../ui/Facts'
import { RefusalNote } from '../ui/Note'
import classes from './register.module.css'
import type { Effect } from './useEditing'
import { handedOverText, openIssuesText, words } from './words'

const noScope = text('范围之外', 'no scope')
const noSquad = text('无', 'none')

export const registerNames = (plan: Plan): RegisterNames => ({
  unit: (id) => unitText(plan, id),
  scope: (id) => scopeText(plan, id),
  kind: (key) => {
    const kind = plan.kindByKey.get(key)
    return kind ? text(kind.nameZh, kind.nameEn) : text(key, key)
  },
})

const squadOf = (plan: Plan, scopeId: string | null): Text => {
  const squad = scopeId === null ? undefined : plan.scopeById.get(scopeId)?.squad
  return squad === undefined ? noSquad : squadText(plan, squad)
}

/** Null: it stays the same scope's. */
const handedOver = ({ before, after }: RegisterChange, plan: Plan): Text | null => {
  if (before === null || after === null || before.scopeId === after.scopeId) return null
  const scope = (id: string | null) => (id === null ? noScope : scopeText(plan, id))
  return handedOverText(
    [scope(before.scopeId), scope(after.scopeId)],
    [squadOf(plan, before.scopeId), squadOf(plan, after.scopeId)],
  )
}

export const EditEffect = ({
  effect,
  openIssues,
  plan,
}: {
  readonly effect: Effect | null
  readonly openIssues: number
  readonly plan: Plan
}) => {
  const { say } = useLanguage()
  const change = effect?.changes[0]
  const refused = effect?.refused[0]
  if (refused !== undefined) return <RefusalNote>{say(refused.why)}</RefusalNote>
  if (change === undefined) return null
  const lines = registerLines(change, registerNames(plan))
  const passes = handedOver(change, plan)
  const changesUnits = lines.some(({ key }) => key === 'units' || key === 'lead')
  return (
    <section className={classes.effect} aria-label={say(words.willChange)}>
      <h4>{say(words.willChange)}</h4>
      <Facts facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))} />
      {passes !== null && <p className={classes.handedOver}>{say(passes)}</p>}
      {lines.some(({ key }) => key === 'kind') && <p className={classes.quiet}>{say(kindChangeNote)}</p>}
      {changesUnits && openIssues > 0 && <p className={classes.quiet}>{say(openIssuesText(openIssues))}</p>}
      {passes !== null && openIssues > 0 && <p className={classes.quiet}>{say(words.scopeMoves)}</p>}
    </section>
  )
}
