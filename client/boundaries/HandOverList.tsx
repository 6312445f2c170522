/** What changes hands before it does: from whom to whom, point by point; road sections; and points that would be in doubt. */

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { doubtText } from '../../domain/boundaries/borderDoubt'
import { listed } from '../../domain/readForm'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import type { PointTable } from '../pointTable'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import { useSectionById } from '../useRoadSections'
import type { ViewControl } from '../useView'
import classes from './boundaries.module.css'
import type { BoundariesChecked } from './sendBoundaries'
import { handOverText, inDoubtText, onlySomeText, sectionsText, words } from './words'

const atOnce = 20

export const HandOverList = ({
  check: { handOver, handedOver, contested },
  plan,
  table,
  control: { go },
}: {
  readonly check: BoundariesChecked
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const [most, setMost] = useState(atOnce)
  const trpc = useTRPC()
  const { data: present } = useQuery(trpc.boundary.contested.queryOptions())
  const waitingAlready = new Set(present?.waiting.map(({ pointId }) => pointId))
  const fresh = handOver.contested.filter(({ pointId }) => !waitingAlready.has(pointId))
  const sections = useSectionById()
  const sectionName = (id: string) => {
    const section = sections.get(id)
    return section === undefined ? id : say(text(section.nameZh, section.nameEn))
  }
  const nameOf = (pointId: number) => table.pointOf(pointId)?.name ?? String(pointId)
  const whose = (scopeId: string | null) => {
    const scope = scopeId === null ? undefined : plan.scopeById.get(scopeId)
    if (scopeId === null || scope === undefined) return words.nobody
    const [place, squad] = [scopeText(plan, scopeId), squadText(plan, scope.squad)]
    return text(`${place.zh}（${squad.zh}）`, `${place.en} (${squad.en})`)
  }
  return (
    <Section title={say(words.handOver)}>
      <p className={classes.quiet}>{say(handedOver === 0 ? words.noHandOver : handOverText(handedOver))}</p>
      <ol className={classes.rows}>
        {handOver.changes.slice(0, most).map(({ pointId, from, to }) => (
          <li key={pointId} className={classes.row}>
            <LinkButton onClick={() => go({ pointId, issueId: null })}>{nameOf(pointId)}</LinkButton>
            <span className={classes.quiet}>
              {say(whose(from))} → {say(whose(to))}
            </span>
          </li>
        ))}
      </ol>
      {handOver.changes.length > most && (
        <Button variant="subtle" size="sm" fw={400} onClick={() => setMost(most + 50)}>
          {say(text('再显示 50 个', 'Show 50 more'))}
        </Button>
      )}
      {handedOver > handOver.changes.length && (
        <p className={classes.quiet}>{say(onlySomeText(handOver.changes.length))}</p>
      )}
      {handOver.sections.length > 0 && (
        <>
          <p className={classes.quiet}>{say(sectionsText(handOver.sections.length))}</p>
          <ol className={classes.rows} aria-label={say(words.sectionsHandOver)}>
            {handOver.sections.map(({ roadSectionId, from, to }) => (
              <li key={roadSectionId} className={classes.row}>
                <LinkButton onClick={() => go({ opened: { kind: 'roadSection', id: roadSectionId } })}>
                  {sectionName(roadSectionId)}
                </LinkButton>
                <span className={classes.quiet}>
                  {say(whose(from))} → {say(whose(to))}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {contested > 0 && (
        <>
          <h4 className={classes.between}>{say(words.inDoubt)}</h4>
          <p className={classes.quiet}>{say(inDoubtText(contested, fresh.length))}</p>
          <ol className={classes.rows} aria-label={say(words.inDoubt)}>
            {fresh.slice(0, atOnce).map(({ pointId, scopeIds, doubt }) => (
              <li key={pointId} className={classes.row}>
                <LinkButton onClick={() => go({ pointId, issueId: null })}>{nameOf(pointId)}</LinkButton>
                <span className={classes.quiet}>
                  {say(listed(scopeIds.map((id) => scopeText(plan, id))))} · {say(doubtText(doubt))}
                </span>
              </li>
            ))}
          </ol>
          {fresh.length > atOnce && <p className={classes.quiet}>{say(onlySomeText(atOnce))}</p>}
        </>
      )}
    </Section>
  )
}
