/** Issues to tick: what may stand in this kind of paper, the chosen ones on top. */
import { Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { severityLabel, stageLabel } from '../../domain/issue'
import { type IssuedKind, isEscalating, isInstrument } from '../../domain/paper'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './papers.module.css'
import { words } from './words'

const mostShown = 60

export const IssueChoice = ({
  plan,
  kind,
  pointId,
  chosen,
  keep,
  onChange,
}: {
  readonly plan: Plan
  readonly kind: IssuedKind
  readonly pointId: number | undefined
  readonly chosen: readonly string[]
  /** Stay on the list when they are unticked. */
  readonly keep: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const [search, setSearch] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const own = viewer.posts.flatMap(({ duty }) => (duty.role === 'squad' ? [duty.squad] : []))
  const isOffice = viewer.roles.includes('office')
  const { data } = useQuery(
    trpc.issue.list.queryOptions({
      stages: isInstrument(kind) ? ['found'] : ['found', 'notified', 'claimed', 'rectified'],
    }),
  )
  const shown = useMemo(() => {
    const fits = (data?.issues ?? []).filter(
      (issue) =>
        chosen.includes(issue.id) ||
        keep.includes(issue.id) ||
        ((isOffice || !isInstrument(kind) || own.includes(issue.followingSquad ?? -1)) &&
          (pointId === undefined || (issue.subject.kind === 'point' && issue.subject.pointId === pointId)) &&
          (!isEscalating(kind) || issue.overdue || issue.sentBackTimes > 0) &&
          (unitId === null || issue.unitId === unitId) &&
          issue.what.includes(search.trim())),
    )
    const rank = (id: string) => (chosen.includes(id) ? 0 : 1)
    return fits.sort((one, other) => rank(one.id) - rank(other.id)).slice(0, mostShown)
  }, [data, chosen, keep, kind, isOffice, own, pointId, unitId, search])
  const units = [...new Set((data?.issues ?? []).flatMap((issue) => issue.unitId ?? []))]
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((known) => known !== id) : [...chosen, id])
  return (
    <Section level={4} title={say(words.chooseIssues)} aside={say(words.chosen(chosen.length))}>
      <div className={classes.filters}>
        <TextInput
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {!isInstrument(kind) && (
          <Select
            aria-label={say(words.unit)}
            placeholder={say(words.unit)}
            searchable
            clearable
            data={units.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
            value={unitId}
            onChange={setUnitId}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p className={classes.quiet}>{say(words.noChoice)}</p>
      ) : (
        <ul className={classes.choices}>
          {shown.map((issue) => (
            <li key={issue.id}>
              <Checkbox
                checked={chosen.includes(issue.id)}
                onChange={() => toggle(issue.id)}
                label={
                  <span className={classes.choice}>
                    <span>{issue.what}</span>
                    <span className={classes.quiet}>
                      {say(stageLabel[issue.stage])} · {say(severityLabel[issue.severity])}
                      {issue.unitId !== null && ` · ${say(unitText(plan, issue.unitId))}`}
                      {issue.followingSquad !== null && ` · ${say(squadText(plan, issue.followingSquad))}`}
                    </span>
                    {issue.overdue && issue.clock && (
                      <Tag tone="alarm">{say(words.overdueDays(-issue.clock.daysLeft))}</Tag>
                    )}
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
