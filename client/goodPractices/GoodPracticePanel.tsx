/** One good practice: what is done and where, its photos, which media told of it, and what may be done about it. */
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type GoodPracticeActionName, goodPracticeRow } from '../../domain/goodPracticeActions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { ActionChoices } from '../forms/ActionChoices'
import { ActionHistory } from '../forms/ActionHistory'
import { useLanguage } from '../language'
import { scopeText, squadText, unitText } from '../names'
import { PhotoGrid } from '../photos/PhotoGrid'
import { useViewer } from '../session/useViewer'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { Facts } from '../ui/Facts'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import classes from './goodPractices.module.css'
import { PracticeForm } from './PracticeForm'
import type { PracticeDetail } from './queries'
import { words } from './words'

export const GoodPracticePanel = ({ id, onClose }: OpenedProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data: detail, error, refetch } = useQuery(trpc.goodPractice.byId.queryOptions({ practiceId: id }))
  return (
    <PanelFrame
      label={say(words.title)}
      header={
        <PanelHead
          title={detail?.practice.title ?? null}
          below={
            detail &&
            plan && (
              <p className={classes.quiet}>
                {say(words.title)} · {formatFullDay(detail.practice.on, language)} ·{' '}
                {say(detail.practice.squad === null ? words.office : squadText(plan, detail.practice.squad))}
              </p>
            )
          }
          onClose={onClose}
        />
      }
    >
      {detail && plan ? (
        <Content detail={detail} plan={plan} />
      ) : (
        <NotYet error={error} onRetry={refetch} heightsPx={[24, 120]} />
      )}
    </PanelFrame>
  )
}

const Content = ({ detail, plan }: { readonly detail: PracticeDetail; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<GoodPracticeActionName | null>(null)
  useFocusReturn(root, form)
  const { practice, available, history } = detail
  const { unitId, scopeId } = practice
  const places = [
    ...(unitId === null ? [] : [{ key: 'unit', label: say(words.unit), value: say(unitText(plan, unitId)) }]),
    ...(scopeId === null ? [] : [{ key: 'scope', label: say(words.scope), value: say(scopeText(plan, scopeId)) }]),
  ]
  return (
    <div ref={root} className={classes.content}>
      {practice.state === 'withdrawn' && (
        <div>
          <Tag tone="alarm">{say(words.withdrawn)}</Tag>
        </div>
      )}
      <p className={classes.text}>{practice.text}</p>
      {places.length > 0 && <Facts facts={places} />}
      {practice.photos.length > 0 && <PhotoGrid ids={practice.photos} />}
      {practice.publications.length > 0 && (
        <Section level={4} title={say(words.publications)}>
          <Facts
            facts={practice.publications.map(({ medium, on, title }) => ({
              key: `${medium} ${on}`,
              label: medium,
              value: [formatFullDay(on, language), title].filter(Boolean).join(' · '),
            }))}
          />
        </Section>
      )}
      {form !== null ? (
        <PracticeForm
          key={form}
          name={form}
          practice={practice}
          today={plan.today}
          isOffice={viewer.roles.includes('office')}
          onDone={() => setForm(null)}
          onCancel={() => setForm(null)}
        />
      ) : (
        <ActionChoices names={available} labelOf={(name) => goodPracticeRow(name).label} onChoose={setForm} />
      )}
      <Section level={4} title={say(words.history)}>
        <ActionHistory
          events={history}
          plan={plan}
          rowOf={goodPracticeRow}
          // What it said first stands above; what was done about it later stands here.
          isShown={(_, { name }) => name !== 'record'}
        />
      </Section>
    </div>
  )
}
