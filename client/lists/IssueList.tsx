/** Issues as a table, following the map's filter; overdue ones first. */
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { severities, severityLabel, stageLabel, stages } from '../../domain/issue'
import { daysLeftText, formatDay } from '../dates'
import { useLanguage } from '../language'
import { unitTextOfIssue } from '../names'
import { useTRPC } from '../trpc'
import screenReader from '../ui/screenReader.module.css'
import { useSectionById } from '../useRoadSections'
import { words } from '../words'
import { EmptyList } from './EmptyList'
import { namesOf } from './filterNames'
import { inWords } from './inWords'
import { rowMaker } from './issueRow'
import { byUrgency, closedStageList, type IssueRow, isIssueShown, openStageList, statusOfIssue } from './issueRows'
import { ListNotYet } from './ListNotYet'
import { ListPanel } from './ListPanel'
import { chinese, type ListProps } from './listProps'
import classes from './lists.module.css'
import { StatusShape } from './StatusMark'
import { TwoLines } from './TwoLines'
import { type Column, VirtualTable } from './VirtualTable'

export const IssueList = ({ plan, table, version, control, layout, onCollapse }: ListProps) => {
  const { say, language } = useLanguage()
  const { view, go } = control
  const trpc = useTRPC()
  const [which, setWhich] = useState<'open' | 'closed'>('open')
  const { data, error, refetch } = useQuery(
    trpc.issue.list.queryOptions({ stages: which === 'open' ? openStageList : closedStageList }),
  )
  const names = useMemo(() => namesOf(plan), [plan])
  const sectionById = useSectionById()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place, its version says so
  const rows = useMemo(() => {
    const rowOf = rowMaker(plan, table, sectionById, say)
    return data?.issues
      .map(rowOf)
      .filter((row) => isIssueShown(row, view.filter))
      .sort(byUrgency)
  }, [data, table, version, plan, sectionById, say, view.filter])

  const columns = useMemo((): readonly Column<IssueRow>[] => {
    const unitOf = ({ issue }: IssueRow) => say(unitTextOfIssue(plan, issue) ?? words.notYetAssigned)
    const squadOf = ({ issue }: IssueRow) => {
      const name = issue.followingSquad === null ? undefined : names.squad(issue.followingSquad)
      return name ? say(name) : '—'
    }
    const stageRank = ({ issue }: IssueRow) => stages.indexOf(issue.stage)
    const daysLeft = ({ issue }: IssueRow) => issue.clock?.daysLeft ?? Number.POSITIVE_INFINITY
    // English words are too long to stand beside the issue in the narrow list.
    const isBrief = layout === 'narrow' && language === 'en'
    const stage: Column<IssueRow> = {
      key: 'stage',
      label: say(words.stage),
      width: isBrief ? '40px' : language === 'zh' ? '78px' : '150px',
      compare: (one, other) => stageRank(one) - stageRank(other),
      cell: (row) => {
        const status = row.issue.stage === 'closed' || row.issue.stage === 'void' ? null : statusOfIssue(row)
        return (
          <span className={classes.stage} title={say(stageLabel[row.issue.stage])}>
            {status && <StatusShape status={status} sizePx={16} />}
            <span className={isBrief && status ? screenReader.only : classes.first}>
              {say(stageLabel[row.issue.stage])}
            </span>
          </span>
        )
      },
    }
    const due: Column<IssueRow> = {
      key: 'due',
      label: say(words.due),
      width: language === 'zh' ? '68px' : '112px',
      align: 'end',
      compare: (one, other) => daysLeft(one) - daysLeft(other),
      cell: ({ issue: { clock, foundOn } }) =>
        clock ? (
          <span className={clock.daysLeft < 0 ? classes.late : undefined} title={formatDay(clock.dueOn, language)}>
            {say(daysLeftText(clock.daysLeft))}
          </span>
        ) : (
          <span className={classes.quiet}>{foundOn ? formatDay(foundOn, language) : '—'}</span>
        ),
    }
    if (layout === 'narrow')
      return [
        stage,
        {
          key: 'what',
          label: say(words.what),
          width: 'minmax(0, 1fr)',
          compare: (one, other) => chinese.compare(one.place, other.place),
          cell: (row) => (
            <TwoLines
              first={row.issue.what}
              second={
                <>
                  {row.place} · {unitOf(row)}
                </>
              }
            />
          ),
        },
        due,
      ]
    return [
      stage,
      inWords('what', say(words.what), 'minmax(180px, 2.4fr)', ({ issue }) => issue.what),
      inWords('place', say(words.place), 'minmax(140px, 1.6fr)', ({ place }) => place),
      inWords('unit', say(words.unit), 'minmax(120px, 1.2fr)', unitOf),
      inWords('squad', say(words.squad), 'minmax(100px, 1fr)', squadOf),
      {
        key: 'severity',
        label: say(words.severity),
        width: '84px',
        compare: (one, other) => severities.indexOf(one.issue.severity) - severities.indexOf(other.issue.severity),
        cell: ({ issue }) => say(severityLabel[issue.severity]),
      },
      {
        key: 'foundOn',
        label: say(words.foundOn),
        width: '88px',
        align: 'end',
        compare: (one, other) => ((one.issue.foundOn ?? '') < (other.issue.foundOn ?? '') ? -1 : 1),
        cell: ({ issue }) => (issue.foundOn ? formatDay(issue.foundOn, language) : '—'),
      },
      due,
    ]
  }, [plan, names, say, language, layout])

  const keyOf = useCallback(({ issue }: IssueRow) => issue.id, [])
  const select = useCallback(
    ({ issue }: IssueRow) =>
      go({ issueId: issue.id, pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null }),
    [go],
  )

  return (
    <ListPanel
      title={say(words.issues)}
      unfiltered={words.allIssues}
      count={rows?.length ?? null}
      plan={plan}
      counts={table.countByStatus(view.filter)}
      control={control}
      layout={layout}
      onCollapse={onCollapse}
      exported="issues"
      aside={
        <SegmentedControl
          size="xs"
          aria-label={say(words.openOrClosed)}
          value={which}
          onChange={(value) => setWhich(value === 'closed' ? 'closed' : 'open')}
          data={[
            { value: 'open', label: say(words.open) },
            { value: 'closed', label: say(words.closed) },
          ]}
        />
      }
    >
      {data?.more && <p className={classes.note}>{say(words.onlyNewest)}</p>}
      {rows ? (
        <VirtualTable
          label={say(words.issueList)}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          lines={layout === 'narrow' ? 2 : 1}
          selectedKey={view.issueId}
          onSelect={select}
          empty={
            <EmptyList
              control={control}
              filtered={say(words.noIssuesMatch)}
              unfiltered={say(which === 'open' ? words.noOpenIssues : words.noClosedIssues)}
            />
          }
        />
      ) : (
        <ListNotYet error={error} onRetry={refetch} />
      )}
    </ListPanel>
  )
}
