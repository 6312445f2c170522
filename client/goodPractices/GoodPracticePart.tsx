/** Good practices of a month or the campaign, by squad, and a new one. */
import { Button, Checkbox, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { may } from '../../domain/permissions'
import type { MonthPartProps } from '../activities/ActivitiesPanel'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { photoUrl } from '../photos/photoUrl'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import classes from './goodPractices.module.css'
import { PracticeForm } from './PracticeForm'
import { words } from './words'

const every = 'every'

export const GoodPracticePart = ({ plan, today, month, control }: MonthPartProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [isRecording, setRecording] = useState(false)
  const [squad, setSquad] = useState<number | undefined>(undefined)
  const [publishedOnly, setPublishedOnly] = useState(false)
  const [isWhole, setWhole] = useState(false)
  useFocusReturn(root, isRecording ? 'record' : null)
  const { data, error, refetch } = useQuery(
    trpc.goodPractice.list.queryOptions({ squad, publishedOnly, month: isWhole ? undefined : month }),
  )
  const open = (id: string) => control.go({ opened: { kind: 'goodPractice', id } })
  const opened = control.view.opened?.kind === 'goodPractice' ? control.view.opened.id : null
  const mayRecord = may(viewer, 'recordGoodPractice')
  if (isRecording)
    return (
      <PracticeForm
        name="record"
        today={today}
        isOffice={viewer.roles.includes('office')}
        onDone={(id) => {
          setRecording(false)
          open(id)
        }}
        onCancel={() => setRecording(false)}
      />
    )
  return (
    <div ref={root} className={classes.part}>
      {mayRecord && (
        <div>
          <Button
            data-opens="record"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
            onClick={() => setRecording(true)}
          >
            {say(words.record)}
          </Button>
        </div>
      )}
      <div className={classes.filter}>
        <Select
          aria-label={say(words.squad)}
          allowDeselect={false}
          data={[
            { value: every, label: say(words.everySquad) },
            ...plan.squads.map(({ number }) => ({ value: String(number), label: say(squadText(plan, number)) })),
          ]}
          value={squad === undefined ? every : String(squad)}
          onChange={(value) => setSquad(value === null || value === every ? undefined : Number(value))}
        />
        <Checkbox
          label={say(words.publishedOnly)}
          checked={publishedOnly}
          onChange={(event) => setPublishedOnly(event.currentTarget.checked)}
        />
        <Checkbox
          label={say(words.wholeCampaign)}
          checked={isWhole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      </div>
      <Section title={say(words.list)} aside={data && data.length > 0 ? String(data.length) : undefined}>
        {data === undefined ? (
          <NotYet error={error} onRetry={refetch} heightsPx={[44, 44]} />
        ) : (
          <>
            {data.length === 0 && (
              <EmptyState title={say(words.none)} next={mayRecord ? say(words.noneNext) : undefined} />
            )}
            <ul className={classes.list} aria-label={say(words.list)}>
              {data.map((practice) => (
                <li key={practice.id}>
                  <button
                    type="button"
                    className={classes.row}
                    aria-current={opened === practice.id ? 'true' : undefined}
                    onClick={() => open(practice.id)}
                  >
                    {practice.photos[0] !== undefined && (
                      <img src={photoUrl(practice.photos[0], 240)} alt={say(words.photo)} loading="lazy" />
                    )}
                    <span className={classes.lines}>
                      <strong>{practice.title}</strong>
                      <span className={classes.quiet}>
                        {formatDay(practice.on, language)} ·{' '}
                        {say(practice.squad === null ? words.office : squadText(plan, practice.squad))}{' '}
                        {practice.publications.length > 0 && <Tag tone="strong">{say(words.published)}</Tag>}
                      </span>
                      <span className={classes.about}>{practice.text}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </div>
  )
}
