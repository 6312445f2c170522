/** What changes hands before it does: from whom to whom, point by point; and those that lie in two scopes. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import type { PointTable } from '../pointTable'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import classes from './boundaries.module.css'
import type { BoundariesChecked } from './sendBoundaries'
import { contestedText, handOverText, onlySomeText, words } from './words'

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
  const nameOf = (pointId: number) => {
    const index = table.indexOf(pointId)
    return index === undefined ? String(pointId) : table.at(index).name
  }
  const whose = (scopeId: string | null) => {
    const scope = scopeId === null ? undefined : plan.scopeById.get(scopeId)
    if (scopeId === null || scope === undefined) return words.nobody
    const [place, squad] = [scopeText(plan, scopeId), squadText(plan, scope.squad)]
    return text(`${place.zh}（${squad.zh}）`, `${place.en} (${squad.en})`)
  }
  return (
    <Section title={say(words.handOver)}>
      <p className={classes.quiet}>{say(handedOver === 0 ? words.noHandOver : handOverText(handedOver))}</p>
      {contested > 0 && <p className={classes.warned}>{say(contestedText(contested))}</p>}
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
    </Section>
  )
}
