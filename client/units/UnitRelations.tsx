/** A unit among others and over time: above and below it, who took over from whom, what it was called before. */
import type { ReactNode } from 'react'
import type { Text } from '../../domain/text'
import type { OverviewUnit, Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { type Fact, Facts } from '../ui/Facts'
import { LinkButton } from '../ui/LinkButton'
import classes from './units.module.css'
import { untilDay, words } from './words'

export const UnitRelations = ({
  unit,
  plan,
  first = [],
  onOpen,
}: {
  readonly unit: OverviewUnit
  readonly plan: Plan
  /** What is said of it before. */
  readonly first?: readonly Fact[]
  readonly onOpen: (unitId: string) => void
}) => {
  const { say, language } = useLanguage()
  const links = (ids: readonly string[], beside: (id: string) => string | null = () => null) => (
    <ul className={classes.links}>
      {ids.map((id) => (
        <li key={id}>
          <LinkButton onClick={() => onOpen(id)}>{say(unitText(plan, id))}</LinkButton>
          {beside(id) !== null && <span className={classes.quiet}> {beside(id)}</span>}
        </li>
      ))}
    </ul>
  )
  const retiredDay = (id: string) => {
    const day = plan.unitById.get(id)?.retiredOn
    return day == null ? null : formatFullDay(day, language)
  }
  const idsOf = (holds: (other: OverviewUnit) => boolean) => plan.units.filter(holds).map(({ id }) => id)
  const below = idsOf(({ superiorId, retiredOn }) => superiorId === unit.id && retiredOn === null)
  const tookOver = idsOf(({ successorId }) => successorId === unit.id)
  const fact = (key: string, label: Text, value: ReactNode | null): Fact[] =>
    value === null ? [] : [{ key, label: say(label), value }]
  const facts = [
    ...first,
    ...fact(
      'formerNames',
      words.formerNames,
      unit.formerNames.length === 0 ? null : (
        <ul className={classes.links}>
          {unit.formerNames.toReversed().map(({ name, until }) => (
            <li key={until}>
              {say(name)} <span className={classes.quiet}>{say(untilDay(until))}</span>
            </li>
          ))}
        </ul>
      ),
    ),
    ...fact('squad', words.squad, unit.squad === null ? null : say(squadText(plan, unit.squad))),
    ...fact('superior', words.superior, unit.superiorId === null ? null : links([unit.superiorId])),
    ...fact('below', words.below, below.length === 0 ? null : links(below)),
    ...fact('retiredOn', words.retiredOn, unit.retiredOn === null ? null : formatFullDay(unit.retiredOn, language)),
    ...fact('successor', words.successor, unit.successorId === null ? null : links([unit.successorId])),
    ...fact('tookOver', words.tookOver, tookOver.length === 0 ? null : links(tookOver, retiredDay)),
  ]
  return facts.length === 0 ? null : <Facts facts={facts} />
}
