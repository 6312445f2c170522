/** The numbers of the city, or of what the filter leaves of it, at the end of a day. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { IssueMeasure, PointMeasure } from '../../domain/city/measures'
import { rateText } from '../../domain/city/rate'
import type { Where } from '../../domain/city/selection'
import { pointStatuses } from '../../domain/pointStatus'
import { formatDay, formatInstant } from '../dates'
import { useLanguage } from '../language'
import { namesOf } from '../lists/filterNames'
import { filterWords } from '../lists/filterWords'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { LoadBoundary } from '../shell/LoadBoundary'
import { onDemand } from '../shell/onDemand'
import { EmptyState } from '../ui/EmptyState'
import { SidePanel } from '../ui/SidePanel'
import { wholeCity } from '../view'
import { words as commonWords } from '../words'
import { ByTable } from './ByTable'
import classes from './city.module.css'
import { IssueHeat } from './IssueHeat'
import { PhasePart } from './PhasePart'
import { useCityView } from './queries'
import { figuresOf, sumOf } from './ranks'
import { StatusBar } from './StatusBar'
import { TimeBar } from './TimeBar'
import time from './time.module.css'
import { UrbanNote } from './UrbanNote'
import { filterOfCity, whereOfFilter } from './where'
import { asOf, endOf, words } from './words'

const CityCharts = onDemand(() => import('./CityCharts').then((all) => all.CityCharts))

const parts = ['scope', 'squad', 'unit', 'kind', 'issues', 'charts'] as const
type Part = (typeof parts)[number]

export const CityNumbers = ({ plan, control, onCollapse }: ListProps) => {
  const { say, language } = useLanguage()
  const { view, go } = control
  const [part, setPart] = useState<Part>('scope')
  const where = whereOfFilter(view.filter)
  const { data, error, refetch } = useCityView(where, view.day)
  if (!data)
    return (
      <SidePanel title={say(words.title)} onCollapse={onCollapse}>
        <ListNotYet error={error} onRetry={refetch} />
      </SidePanel>
    )
  const { all, by, matrix, items, since, day } = data.view
  const { of, compliant, open, overdue } = figuresOf(all)
  const urban = { of: sumOf(all.urban), compliant: all.urban[pointStatuses.indexOf('compliant')] ?? 0 }
  const isPlace = Object.keys(where).some((key) => key !== 'urban')
  const showPoints = (is: PointMeasure, more: Where = {}) =>
    go({ rows: { of: 'points', is, where: { ...where, ...more } } })
  const showIssues = (is: IssueMeasure, more: Where = {}) =>
    go({ rows: { of: 'issues', is, where: { ...where, ...more }, ...(is === 'found' && { since }) } })
  const numbers = [
    { label: words.allPoints, count: of, show: () => showPoints('all') },
    { label: words.compliant, count: compliant, show: () => showPoints('compliant') },
    { label: words.openIssues, count: open, show: () => showIssues('open') },
    { label: words.overdueIssues, count: overdue, show: () => showIssues('overdue'), isLate: overdue > 0 },
  ]
  return (
    <SidePanel
      title={say(words.title)}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={say(words.whichPoints)}
          value={view.filter.urbanOnly ? 'urban' : 'all'}
          onChange={(value) => go({ filter: { urbanOnly: value === 'urban' } })}
          data={[
            { value: 'all', label: say(words.all) },
            { value: 'urban', label: say(words.urban) },
          ]}
        />
      }
      onCollapse={onCollapse}
    >
      <div className={classes.scroll}>
        <p className={classes.asOf}>
          {say(
            view.day === null ? asOf(formatInstant(data.now, language)) : asOf(say(endOf(formatDay(day, language)))),
          )}
          <button type="button" className={classes.clear} onClick={() => go({ panel: 'wall' })}>
            {say(words.wall)}
          </button>
          {isPlace && (
            <>
              {' · '}
              {say(filterWords(filterOfCity(view.filter), namesOf(plan)))}
              <button
                type="button"
                className={classes.clear}
                onClick={() => go({ filter: wholeCity.filter, camera: null })}
              >
                {say(commonWords.clearFilter)}
              </button>
            </>
          )}
        </p>
        {of + open === 0 ? (
          <EmptyState title={say(words.nothingHere)} />
        ) : (
          <>
            <p className={classes.rate}>
              {say(
                urban.of > 0 || view.filter.urbanOnly
                  ? rateText(urban, words.urbanPoints)
                  : rateText({ of, compliant }, words.points),
              )}
            </p>
            <UrbanNote plan={plan} />
            <dl className={classes.numbers}>
              {numbers.map(({ label, count, show, isLate }) => (
                <div key={label.zh}>
                  <dt>{say(label)}</dt>
                  <dd>
                    <button type="button" className={classes.number} data-late={isLate} onClick={show}>
                      {count}
                    </button>
                  </dd>
                </div>
              ))}
            </dl>
            <div className={time.inPanel}>
              <TimeBar plan={plan} control={control} />
            </div>
            <StatusBar counts={all.points} onStatus={(status) => showPoints(status)} />
            <PhasePart plan={plan} where={where} onRows={(rows) => go({ rows, day: null })} />
            <SegmentedControl
              className={classes.parts}
              size="sm"
              fullWidth
              aria-label={say(words.by)}
              value={part}
              onChange={(value) => setPart(parts.find((known) => known === value) ?? 'scope')}
              data={parts.map((each) => ({ value: each, label: say(words[each]) }))}
            />
            {part === 'charts' ? (
              <LoadBoundary waiting={null}>
                <CityCharts plan={plan} filter={view.filter} byScope={by.scope} />
              </LoadBoundary>
            ) : part === 'issues' ? (
              <IssueHeat plan={plan} matrix={matrix} items={items} onIssues={(more) => showIssues('found', more)} />
            ) : (
              <ByTable
                key={part}
                part={part}
                plan={plan}
                now={by[part]}
                before={data.before}
                onPoints={showPoints}
                onIssues={showIssues}
                onPlace={(filter) => go({ filter, camera: null })}
              />
            )}
          </>
        )}
      </div>
    </SidePanel>
  )
}
