/** The joint inspections of a group: running and to come, with their squads, days and points. */
import type { ReactNode } from 'react'
import type { Plan } from '../campaignOverview'
import { inspectionText } from '../jointInspections/words'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './group.module.css'
import type { GroupOverview } from './useGroupSending'
import { words } from './words'

/** So many are named; the rest is counted. */
const mostNamed = 6

export const Inspections = ({
  data: { inspections, points, today },
  plan,
  onPoint,
  children,
}: {
  readonly data: GroupOverview
  readonly plan: Plan
  readonly onPoint: (pointId: number) => void
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <Section title={say(words.inspections)} aside={inspections.length > 0 ? String(inspections.length) : undefined}>
      {inspections.length === 0 && <p className={classes.quiet}>{say(words.noInspections)}</p>}
      <ul className={classes.list} aria-label={say(words.inspections)}>
        {inspections.map((inspection) => (
          <li key={inspection.id} className={classes.inspection}>
            <p>
              <Tag tone={inspection.from > today ? 'plain' : 'strong'}>
                {say(inspection.from > today ? words.notYet : words.running)}
              </Tag>{' '}
              {say(inspectionText(inspection, (squad) => squadText(plan, squad)))}
            </p>
            <p className={classes.points}>
              {inspection.pointIds.slice(0, mostNamed).map((pointId) => (
                <LinkButton key={pointId} onClick={() => onPoint(pointId)}>
                  {points.find(({ id }) => id === pointId)?.name ?? String(pointId)}
                </LinkButton>
              ))}
              {inspection.pointIds.length > mostNamed && (
                <span className={classes.quiet}>+{inspection.pointIds.length - mostNamed}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
}
