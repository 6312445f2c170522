/** Papers 文书: what waits for me, all of them, and for the office the cases for a circular or a referral. */
import { Button, SegmentedControl, Select, Skeleton } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type IssuedKind, issuedKindLabel, issuedKinds, type PaperStage, paperStageLabel } from '../../domain/paper'
import { formatDay } from '../dates'
import { squadText, unitText } from '../issues/names'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPC } from '../trpc'
import { CollapseButton } from '../ui/CollapseButton'
import { EmptyState } from '../ui/EmptyState'
import { RefusalNote } from '../ui/Note'
import { Tag } from '../ui/Tag'
import { DraftPaper } from './DraftPaper'
import { EscalationView } from './EscalationView'
import { NumberTemplates } from './NumberTemplates'
import { newPaperId } from './newPaper'
import classes from './papers.module.css'
import type { PaperSummary } from './queries'
import type { DraftStart } from './useDraft'
import { taskLabel, words } from './words'

type Tab = 'waiting' | 'all' | 'escalation'

export const PaperPanel = ({ plan, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const { roles } = useViewer()
  const supervises = roles.some((role) => role !== 'unit')
  const isOffice = roles.includes('office')
  const seesEscalation = isOffice || roles.includes('commander')
  const mayDraft = isOffice || roles.includes('squad')
  const [tab, setTab] = useState<Tab>(supervises ? 'waiting' : 'all')
  const [drafting, setDrafting] = useState<DraftStart | null>(null)
  const { view, go } = control
  const open = (id: string) => go({ opened: { kind: 'paper', id } })
  const tabs: readonly (readonly [Tab, string])[] = [
    ['waiting', say(words.waiting)],
    ['all', say(words.all)],
    ...(seesEscalation ? [['escalation', say(words.escalation)] as const] : []),
  ]
  if (drafting !== null)
    return (
      <div className={classes.panel}>
        <div className={classes.drafting}>
          <DraftPaper
            plan={plan}
            initial={drafting}
            onDone={(paperId) => {
              setDrafting(null)
              open(paperId)
            }}
            onDoneAll={() => setDrafting(null)}
            onCancel={() => setDrafting(null)}
          />
        </div>
      </div>
    )
  const openedId = view.opened?.kind === 'paper' ? view.opened.id : null
  return (
    <div className={classes.panel}>
      <div className={classes.panelHead}>
        <h2>{say(supervises ? words.papers : words.received)}</h2>
        {mayDraft && (
          <Button
            size="compact-md"
            variant="default"
            fw={400}
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => open(newPaperId(isOffice ? 'notice' : 'card'))}
          >
            {say(words.newPaper)}
          </Button>
        )}
        {onCollapse && <CollapseButton label={say(words.close)} onCollapse={onCollapse} />}
      </div>
      {supervises && (
        <div className={classes.tabs}>
          <SegmentedControl
            fullWidth
            aria-label={say(words.papers)}
            value={tab}
            onChange={(value) => setTab(value as Tab)}
            data={tabs.map(([value, label]) => ({ value, label }))}
          />
        </div>
      )}
      <div className={classes.body}>
        {tab === 'waiting' ? (
          <Waiting plan={plan} openedId={openedId} onOpen={open} />
        ) : tab === 'all' ? (
          <>
            <AllPapers plan={plan} openedId={openedId} onOpen={open} />
            <Downloads month={plan.today.slice(0, 7)} isOffice={isOffice} />
            {isOffice && <NumberTemplates />}
          </>
        ) : (
          <EscalationView
            plan={plan}
            onOpenIssue={(issue) =>
              go({ issueId: issue.id, pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null })
            }
            onDraft={isOffice ? setDrafting : undefined}
          />
        )}
      </div>
    </div>
  )
}

type Listing = {
  readonly plan: ListProps['plan']
  readonly openedId: string | null
  readonly onOpen: (paperId: string) => void
}

const Waiting = ({ plan, openedId, onOpen }: Listing) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.paper.waiting.queryOptions())
  if (data === undefined) return <NotYet error={error} />
  if (data.papers.length === 0) return <EmptyState title={say(words.nothingWaits)} />
  return (
    <>
      <p className={classes.counts}>
        {Object.entries(data.counts).map(([task, count]) => (
          <Tag key={task} tone="strong">
            {say(taskLabel[task as keyof typeof taskLabel] ?? words.waiting)} {count}
          </Tag>
        ))}
      </p>
      <ul className={classes.list}>
        {data.papers.map((paper) => (
          <PaperRow key={paper.id} paper={paper} plan={plan} isOpen={paper.id === openedId} onOpen={onOpen} />
        ))}
      </ul>
    </>
  )
}

const stagesShown = ['drafted', 'checked', 'signed', 'issued', 'discarded'] as const satisfies readonly PaperStage[]
const months = (startsOn: string, today: string): string[] => {
  const found: string[] = []
  for (let month = startsOn.slice(0, 7); month <= today.slice(0, 7); ) {
    found.push(month)
    const [year = 0, number = 0] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return found.reverse()
}

const AllPapers = ({ plan, openedId, onOpen }: Listing) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { roles } = useViewer()
  const supervises = roles.some((role) => role !== 'unit')
  const [kind, setKind] = useState<IssuedKind | null>(null)
  const [stage, setStage] = useState<PaperStage | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [squad, setSquad] = useState<string | null>(null)
  const [month, setMonth] = useState<string | null>(null)
  const { data, error } = useQuery(
    trpc.paper.list.queryOptions({
      ...(kind !== null && { kind }),
      ...(stage !== null && { stage }),
      ...(unitId !== null && { unitId }),
      ...(squad !== null && { squad: Number(squad) }),
      ...(month !== null && { month }),
    }),
  )
  const pick = (
    label: string,
    choices: readonly { readonly value: string; readonly label: string }[],
    value: string | null,
    onChange: (value: string | null) => void,
  ) => (
    <Select
      size="sm"
      aria-label={label}
      placeholder={label}
      clearable
      searchable={choices.length > 12}
      data={[...choices]}
      value={value}
      onChange={onChange}
    />
  )
  return (
    <>
      <div className={classes.filters}>
        {pick(
          say(words.kind),
          issuedKinds.map((one) => ({ value: one, label: say(issuedKindLabel(one)) })),
          kind,
          (value) => setKind(value as IssuedKind | null),
        )}
        {supervises &&
          pick(
            say(words.stage),
            stagesShown.map((one) => ({
              value: one,
              label: say(paperStageLabel({ kind: 'notice', stage: one, returned: null, withdrawnBy: null })),
            })),
            stage,
            (value) => setStage(value as PaperStage | null),
          )}
        {supervises &&
          pick(
            say(words.unit),
            plan.units.map(({ id, name }) => ({ value: id, label: say(name) })),
            unitId,
            setUnitId,
          )}
        {supervises &&
          pick(
            say(words.squad),
            plan.squads.map(({ number }) => ({ value: String(number), label: say(squadText(plan, number)) })),
            squad,
            setSquad,
          )}
        {pick(
          say(words.month),
          months(plan.plan.startsOn, plan.today).map((one) => ({
            value: one,
            label: language === 'zh' ? `${Number(one.slice(5))}月` : one,
          })),
          month,
          setMonth,
        )}
      </div>
      {data === undefined ? (
        <NotYet error={error} />
      ) : data.papers.length === 0 ? (
        <EmptyState title={say(words.noPapers)} />
      ) : (
        <>
          {data.more && <p className={classes.quiet}>{say(words.more)}</p>}
          <ul className={classes.list}>
            {data.papers.slice(0, shownAtOnce).map((paper) => (
              <PaperRow key={paper.id} paper={paper} plan={plan} isOpen={paper.id === openedId} onOpen={onOpen} />
            ))}
          </ul>
          {data.papers.length > shownAtOnce && <p className={classes.quiet}>{say(words.more)}</p>}
        </>
      )}
    </>
  )
}
const shownAtOnce = 200

const NotYet = ({ error }: { readonly error: unknown }) => {
  const { say } = useLanguage()
  return error ? (
    <RefusalNote>{say(refusalOf(error))}</RefusalNote>
  ) : (
    <div role="status" aria-label={say(words.loading)}>
      <Skeleton height={48} mb={8} />
      <Skeleton height={48} mb={8} />
      <Skeleton height={48} />
    </div>
  )
}

const PaperRow = ({
  paper,
  plan,
  isOpen,
  onOpen,
}: {
  readonly paper: PaperSummary
  readonly plan: ListProps['plan']
  readonly isOpen: boolean
  readonly onOpen: (paperId: string) => void
}) => {
  const { say, language } = useLanguage()
  const units = paper.unitIds.map((unitId) => say(unitText(plan, unitId)))
  const stage = say(
    paperStageLabel({ ...paper, returned: paper.returned ? true : null, withdrawnBy: paper.withdrawnBy }),
  )
  const day = paper.signedOn ?? paper.draftedAt?.slice(0, 10)
  return (
    <li>
      <button type="button" className={classes.paper} aria-current={isOpen} onClick={() => onOpen(paper.id)}>
        <span className={classes.paperHead}>
          <strong>{paper.numberText ?? say(issuedKindLabel(paper.kind))}</strong>
          <Tag tone={paper.withdrawnBy === null ? 'plain' : 'alarm'}>{stage}</Tag>
          <span className={classes.quiet}>{day && formatDay(day, language)}</span>
        </span>
        <span className={classes.paperTitle}>{paper.title}</span>
        <span className={classes.quiet}>
          {say(issuedKindLabel(paper.kind))}
          {units.length > 0 && ` · ${units.join('、')}`} · {say(words.issueCount(paper.issueCount))}
        </span>
      </button>
    </li>
  )
}

const Downloads = ({ month, isOffice }: { readonly month: string; readonly isOffice: boolean }) => {
  const { say } = useLanguage()
  const file = (href: string, label: string) => (
    <Button
      component="a"
      href={href}
      download
      variant="default"
      fw={400}
      leftSection={<IconDownload size={16} stroke={1.6} />}
    >
      {label}
    </Button>
  )
  return (
    <div className={classes.downloads}>
      {file('/api/ledger.xlsx', say(words.ledger))}
      {isOffice && file(`/api/archive/${month}.zip`, say(words.archive))}
    </div>
  )
}
