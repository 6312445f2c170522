/** The rows behind a number: the points on the map, or the issues, the most pressing first. */
import { IconArrowLeft } from '@tabler/icons-react'
import { phaseLine } from '../../domain/city/phases'
import type { Selection } from '../../domain/city/selection'
import { stageLabel } from '../../domain/issue'
import { text } from '../../domain/text'
import { daysLeftText, formatDay } from '../dates'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { PointRows } from '../lists/PointRows'
import { usePlaceText } from '../lists/placeText'
import { TwoLines } from '../lists/TwoLines'
import { type Column, VirtualTable } from '../lists/VirtualTable'
import { unitTextOfIssue } from '../names'
import { EmptyState } from '../ui/EmptyState'
import { SidePanel } from '../ui/SidePanel'
import { wholeCity } from '../view'
import { countText } from '../words'
import classes from './city.module.css'
import { type CityRowsAnswer, useCityRows } from './queries'
import { rowsWords } from './rowsWords'
import { asOf, endOf, shownOf, words } from './words'

type Props = ListProps & { readonly selection: Selection }

export const CityRows = (props: Props) => {
  const { plan, control, selection, onCollapse } = props
  const { say, language } = useLanguage()
  const { view, go } = control
  const { data, error, refetch } = useCityRows(selection, view.day)
  const isOfPoints = selection.of === 'points' || (selection.of === 'phase' && phaseLine(selection.is).of === 'points')
  // What a phase misses is told as of now.
  const day = selection.of === 'phase' ? null : view.day
  return (
    <SidePanel
      title={say(rowsWords(plan, selection))}
      aside={
        <button type="button" className={classes.back} onClick={() => go({ rows: null })}>
          <IconArrowLeft size={16} aria-hidden="true" />
          {say(words.back)}
        </button>
      }
      onCollapse={onCollapse}
    >
      {data ? (
        <>
          <p className={classes.says} aria-live="polite">
            <strong>
              {say(
                !isOfPoints && data.issues.length < data.total
                  ? shownOf(data.issues.length, data.total)
                  : countText(data.total),
              )}
            </strong>
            {day !== null && ` · ${say(asOf(say(endOf(formatDay(day, language)))))}`}
          </p>
          {isOfPoints ? (
            <PointRows {...props} filter={wholeCity.filter} label={say(words.rowsOfPoints)} empty={<None />} />
          ) : (
            <IssueRows {...props} rows={data.issues} isPast={view.day !== null} />
          )}
        </>
      ) : (
        <ListNotYet error={error} onRetry={refetch} />
      )}
    </SidePanel>
  )
}

const None = () => {
  const { say } = useLanguage()
  return <EmptyState title={say(words.noRows)} next={say(words.noRowsNext)} />
}

type Row = CityRowsAnswer['issues'][number]

const IssueRows = ({
  plan,
  table,
  control: { view, go },
  rows,
  isPast,
}: Props & { readonly rows: readonly Row[]; readonly isPast: boolean }) => {
  const { say, language } = useLanguage()
  const placeText = usePlaceText(plan, table)
  const columns: readonly Column<Row>[] = [
    {
      key: 'stage',
      label: say(text('状态', 'Stage')),
      width: language === 'zh' ? '72px' : '120px',
      cell: ({ issue, that }) => say(stageLabel[isPast ? that.stage : issue.stage]),
    },
    {
      key: 'what',
      label: say(text('问题', 'Issue')),
      width: 'minmax(0, 1fr)',
      cell: ({ issue }) => (
        <TwoLines
          first={issue.what}
          second={
            <>
              {say(placeText(issue.subject))} · {say(unitTextOfIssue(plan, issue) ?? words.nobody)}
            </>
          }
        />
      ),
    },
    {
      key: 'due',
      label: say(text('期限', 'Due')),
      width: language === 'zh' ? '76px' : '112px',
      align: 'end',
      cell: ({ issue, that }) =>
        that.overdueDays > 0 ? (
          <span className={classes.late}>{say(daysLeftText(-that.overdueDays))}</span>
        ) : (
          <span className={classes.quiet}>{formatDay(that.dueOn ?? issue.foundOn ?? '', language)}</span>
        ),
    },
  ]
  return (
    <VirtualTable
      label={say(words.rowsOfIssues)}
      columns={columns}
      rows={rows}
      keyOf={({ issue }) => issue.id}
      lines={2}
      selectedKey={view.issueId}
      onSelect={({ issue }) =>
        go({ issueId: issue.id, pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null })
      }
      empty={<None />}
    />
  )
}
