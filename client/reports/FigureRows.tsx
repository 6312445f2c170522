/** The rows behind a number of a report; once it is signed, which have come and which have gone since. */
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { usePlan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { nothingSelected } from '../view'
import type { ReportDetail, FigureRows as Rows } from './queries'
import classes from './reports.module.css'
import { signedAndNow, times, words } from './words'

export const FigureRows = ({
  reportId,
  figure,
  control,
  onClose,
}: {
  readonly reportId: string
  readonly figure: ReportDetail['figures'][number] | null
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const isSmall = useMediaQuery('(max-width: 48em)')
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(
    trpc.report.rows.queryOptions({ reportId, key: figure?.key ?? '' }, { enabled: figure !== null }),
  )
  if (figure === null) return null
  const { name, signed, now } = figure
  const value = signed !== null && signed !== now ? say(signedAndNow(signed, now)) : now
  return (
    <Modal opened onClose={onClose} title={`${name}：${value}`} fullScreen={isSmall === true} size="lg">
      {data === undefined ? (
        <NotYet error={error} onRetry={refetch} heightsPx={[24, 48, 48]} />
      ) : data.rows.length === 0 ? (
        <EmptyState title={say(words.noRows)} />
      ) : (
        <>
          {data.selection !== null && <OnMap selection={data.selection} control={control} onOpened={onClose} />}
          {data.rows.length >= 300 && <p className={classes.quiet}>{say(words.onlyFirst)}</p>}
          <ul className={classes.list} aria-label={say(words.rowsOf)}>
            {data.rows.map((row) => (
              <li key={row.id}>
                <RowLine row={row} control={control} onOpened={onClose} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

/** The same rows in the city's panel and on its map, at the end of the same day. */
const OnMap = ({
  selection: { day, ...rows },
  control,
  onOpened,
}: {
  readonly selection: NonNullable<Rows['selection']>
  readonly control: ViewControl
  readonly onOpened: () => void
}) => {
  const { say } = useLanguage()
  const today = usePlan()?.today ?? null
  return (
    <LinkButton
      onClick={() => {
        onOpened()
        control.go({ ...nothingSelected, panel: 'city', rows, day: day === undefined || day === today ? null : day })
      }}
    >
      {say(words.onMap)}
    </LinkButton>
  )
}

const RowLine = ({
  row: { title, beside, day, pointId, issueId, activityId, signed, now },
  control,
  onOpened,
}: {
  readonly row: Rows['rows'][number]
  readonly control: ViewControl
  readonly onOpened: () => void
}) => {
  const { say, language } = useLanguage()
  const content = (
    <>
      <span className={classes.lineHead}>
        <strong>{say(title)}</strong>
        {signed !== null && now > signed && <Tag tone="alarm">{say(words.came)}</Tag>}
        {signed !== null && now < signed && <Tag tone="alarm">{say(words.went)}</Tag>}
        {Math.max(now, signed ?? 0) > 1 && <Tag>{say(times(Math.max(now, signed ?? 0)))}</Tag>}
      </span>
      <span className={classes.quiet}>
        {day !== null && `${formatDay(day, language)} · `}
        {say(beside)}
      </span>
    </>
  )
  if (pointId === null && issueId === null && activityId === null) return <div className={classes.line}>{content}</div>
  return (
    <button
      type="button"
      className={classes.line}
      onClick={() => {
        onOpened()
        control.go(activityId !== null ? { opened: { kind: 'activity', id: activityId } } : { pointId, issueId })
      }}
    >
      {content}
    </button>
  )
}
