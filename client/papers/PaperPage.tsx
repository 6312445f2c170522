/** A paper: what it says, how far it has come and by whom, its issues and receipts, and what this person may do. */
import { Button, CloseButton, Skeleton, Textarea } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { stageLabel } from '../../domain/issue'
import {
  chainOf,
  deliveryWayLabel,
  isSigned,
  issuedKindLabel,
  type Paper,
  type PaperMark,
  paperStageLabel,
} from '../../domain/paper'
import { type PaperActionName, paperActionRow, paperActions } from '../../domain/paperActions'
import { textForm, withdrawalTexts } from '../../domain/paperTexts'
import { readForm } from '../../domain/readForm'
import type { Text } from '../../domain/text'
import { type Plan, usePlan } from '../campaignOverview'
import { formatInstant } from '../dates'
import { FileList } from '../files/FileList'
import { actorText } from '../issues/actorText'
import { FormFields } from '../issues/FormFields'
import { dayText, squadText, unitText } from '../issues/names'
import { useFieldChoices } from '../issues/useFieldChoices'
import { useForm } from '../issues/useForm'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import type { OpenedProps } from '../shell/Detail'
import { refusalOf, useTRPCClient } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { Facts } from '../ui/Facts'
import { FormFrame } from '../ui/FormFrame'
import { Note, RefusalNote } from '../ui/Note'
import { PanelFrame } from '../ui/PanelFrame'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { Timeline } from '../ui/Timeline'
import { DraftPaper } from './DraftPaper'
import { newPaperOf } from './newPaper'
import { PaperSheet } from './PaperSheet'
import classes from './papers.module.css'
import { type PaperDetail, usePaper, usePaperSending } from './queries'
import { words } from './words'

export const PaperPage = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const fresh = newPaperOf(id)
  if (fresh !== null && plan !== null)
    return (
      <PanelFrame label={say(words.newPaper)} header={<Head title={say(words.newPaper)} onClose={onClose} />}>
        <DraftPaper
          plan={plan}
          initial={fresh}
          onDone={(paperId) => control.go({ panel: 'papers', opened: { kind: 'paper', id: paperId } })}
          onDoneAll={() => control.go({ panel: 'papers', opened: null })}
          onCancel={onClose}
        />
      </PanelFrame>
    )
  return <PaperById id={id} control={control} onClose={onClose} />
}

const Head = ({ title, aside, onClose }: { title: string; aside?: React.ReactNode; onClose: () => void }) => {
  const { say } = useLanguage()
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      {aside}
      <CloseButton size="lg" aria-label={say(words.close)} onClick={onClose} />
    </div>
  )
}

const PaperById = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const { data: detail, error, refetch } = usePaper(id)
  if (detail !== undefined && plan !== null)
    return <PaperContent key={id} detail={detail} plan={plan} control={control} onClose={onClose} />
  return (
    <PanelFrame label={say(words.paper)} header={<Head title={say(words.paper)} onClose={onClose} />}>
      {error ? (
        <div className={classes.failed}>
          <RefusalNote>{say(refusalOf(error))}</RefusalNote>
          <Button variant="default" fw={400} onClick={() => void refetch()}>
            {say(words.retry)}
          </Button>
        </div>
      ) : (
        <div role="status" aria-label={say(words.loading)}>
          <Skeleton height={28} width="60%" mt={12} />
          <Skeleton height={420} mt={12} />
        </div>
      )}
    </PanelFrame>
  )
}

type Opened = PaperActionName | 'withdrawal'

const PaperContent = ({
  detail,
  plan,
  control,
  onClose,
}: Pick<OpenedProps, 'control' | 'onClose'> & { readonly detail: PaperDetail; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const isUnit = useViewer().roles.every((role) => role === 'unit')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { paper, content, available, history } = detail
  const names = {
    unit: (unitId: string) => unitText(plan, unitId),
    squad: (squad: number) => squadText(plan, squad),
    day: dayText,
    checkItem: (key: string): Text => ({ zh: key, en: key }),
    issue: () => undefined,
  }
  const pressable = available
  const [main, ...others] = order(pressable)
  const show = (paperId: string) => control.go({ opened: { kind: 'paper', id: paperId } })
  const stage = say(paperStageLabel(paper))

  if (opened === 'revise')
    return (
      <PanelFrame
        label={say(paperActions.revise.label)}
        header={<Head title={say(paperActions.revise.label)} onClose={onClose} />}
      >
        <DraftPaper
          plan={plan}
          initial={{ kind: paper.kind, issueIds: paper.issues.map(({ issueId }) => issueId) }}
          revised={paper}
          onDone={() => setOpened(null)}
          onDoneAll={() => setOpened(null)}
          onCancel={() => setOpened(null)}
        />
      </PanelFrame>
    )

  return (
    <PanelFrame
      label={paper.title}
      header={
        <Head
          title={paper.numberText ?? say(issuedKindLabel(paper.kind))}
          aside={
            <span className={classes.headTags}>
              {paper.numberText !== null && <Tag>{say(issuedKindLabel(paper.kind))}</Tag>}
              <Tag tone={paper.withdrawnBy !== null ? 'alarm' : 'strong'}>{stage}</Tag>
            </span>
          }
          onClose={onClose}
        />
      }
    >
      <Way paper={paper} plan={plan} />
      {paper.returned !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.returnedFor)}：{paper.returned.reason}
          </Note>
        </div>
      )}
      {paper.withdrawnBy !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.withdrawnBy)}{' '}
            <button type="button" className={classes.link} onClick={() => show(paper.withdrawnBy ?? '')}>
              {detail.withdrawnByNumber}
            </button>
          </Note>
        </div>
      )}
      {paper.withdraws !== null && (
        <div className={classes.note}>
          <Note>
            {say(words.withdraws)}{' '}
            <button type="button" className={classes.link} onClick={() => show(paper.withdraws ?? '')}>
              {detail.withdrawsNumber}
            </button>
          </Note>
        </div>
      )}
      {paper.kind === 'card' && paper.stage === 'signed' && (
        <div className={classes.note}>
          <Note>{say(words.isBeingMade)}</Note>
        </div>
      )}

      {opened !== null && opened !== 'withdrawal' && (
        <PaperActionForm key={opened} paper={paper} name={opened} onDone={() => setOpened(null)} />
      )}
      {opened === 'withdrawal' && <WithdrawalForm paper={paper} onDone={show} onCancel={() => setOpened(null)} />}

      <div className={classes.downloads}>
        <Button
          component="a"
          href={`/api/papers/${paper.id}.docx`}
          download
          variant="default"
          fw={400}
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {say(isSigned(paper) ? words.download : words.downloadDraft)}
        </Button>
        {isUnit && paper.stage === 'issued' && paper.issues.length > 0 && (
          <Button
            component="a"
            href={`/api/papers/${paper.id}/reply.docx`}
            download
            variant="default"
            fw={400}
            leftSection={<IconDownload size={16} stroke={1.6} />}
          >
            {say(words.downloadReply)}
          </Button>
        )}
      </div>

      <PaperSheet content={content} />

      <Section title={say(words.issues)}>
        {detail.issues.length === 0 ? (
          <p className={classes.quiet}>{say(words.noIssues)}</p>
        ) : (
          <ul className={classes.issues}>
            {detail.issues.map((issue) => (
              <li key={issue.id}>
                <button
                  type="button"
                  className={classes.row}
                  onClick={() =>
                    control.go({
                      issueId: issue.id,
                      pointId: issue.subject.kind === 'point' ? issue.subject.pointId : null,
                    })
                  }
                >
                  <Tag>{say(stageLabel[issue.stage])}</Tag>
                  <span className={classes.rowWhat}>{issue.what}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Section>

      {isSigned(paper) && paper.unitIds.length > 0 && (
        <Section title={say(words.deliveries)}>
          <Facts
            facts={paper.unitIds.map((unitId) => {
              const delivery = paper.deliveries.find((one) => one.unitId === unitId)
              return {
                key: unitId,
                label: say(names.unit(unitId)),
                value:
                  delivery === undefined
                    ? say(words.notDelivered)
                    : `${say(dayText(delivery.on))} · ${say(deliveryWayLabel[delivery.way])} · ${say(words.receivedBy)} ${delivery.receivedBy}`,
              }
            })}
          />
        </Section>
      )}

      {paper.replies.length > 0 && (
        <Section title={say(words.replies)}>
          {paper.replies.map((reply) => (
            <div key={`${reply.unitId} ${reply.on} ${reply.files.join()}`}>
              <p className={classes.quiet}>
                {say(names.unit(reply.unitId))} · {say(dayText(reply.on))}
              </p>
              <FileList ids={reply.files} known={detail.files} />
            </div>
          ))}
        </Section>
      )}

      {history.length > 0 && (
        <Section title={say(words.history)}>
          <Timeline
            entries={history.map(({ position, event }) => {
              const lines =
                event.name === 'draft' || event.name === 'revise'
                  ? []
                  : readForm(paperActionRow(event.name).fields, event.form, names)
              return {
                key: position,
                title: say(paperActionRow(event.name).label),
                at: event.at,
                when: formatInstant(event.at, language),
                who: say(actorText(event.by, names)),
                content: lines.length > 0 && (
                  <Facts
                    facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))}
                  />
                ),
              }
            })}
          />
        </Section>
      )}

      {opened === null && (main !== undefined || detail.mayWithdraw) && (
        <ActionBar>
          {main !== undefined && (
            <Button
              data-opens={main}
              variant={nearest.includes(main) ? 'filled' : 'default'}
              fw={nearest.includes(main) ? 600 : 400}
              onClick={() => setOpened(main)}
            >
              {say(paperActionRow(main).label)}
            </Button>
          )}
          {others.map((name) => (
            <Button key={name} data-opens={name} variant="default" fw={400} onClick={() => setOpened(name)}>
              {say(paperActionRow(name).label)}
            </Button>
          ))}
          {detail.mayWithdraw && (
            <Button variant="subtle" color="gray" fw={400} onClick={() => setOpened('withdrawal')}>
              {say(words.withdraw)}
            </Button>
          )}
        </ActionBar>
      )}
    </PanelFrame>
  )
}

/** The nearest step first. */
const nearest: readonly PaperActionName[] = ['approve', 'sign', 'check', 'issue', 'deliver', 'revise']
const order = (available: readonly PaperActionName[]): readonly PaperActionName[] => [
  ...nearest.filter((name) => available.includes(name)),
  ...available.filter((name) => !nearest.includes(name)),
]

/** 拟稿、核稿、签发、印发: who, in which post, and when. */
const Way = ({ paper, plan }: { readonly paper: Paper; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const steps: readonly (readonly [PaperActionName, PaperMark | null])[] =
    chainOf(paper.kind) === 'card'
      ? [
          ['draft', paper.drafted],
          ['approve', paper.signed],
        ]
      : [
          ['draft', paper.drafted],
          ['check', paper.checked],
          ['sign', paper.signed],
          ['issue', paper.issued],
        ]
  const names = {
    unit: (unitId: string) => unitText(plan, unitId),
    squad: (squad: number) => squadText(plan, squad),
  }
  return (
    <ol className={classes.way} aria-label={say(words.steps)}>
      {steps.map(([name, mark]) => (
        <li key={name} data-done={mark !== null}>
          <span className={classes.stepName}>{say(paperActionRow(name).label)}</span>
          {mark !== null && (
            <>
              <span className={classes.stepWho}>{say(actorText(mark.by, names))}</span>
              <time dateTime={mark.at}>{formatInstant(mark.at, language)}</time>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

const PaperActionForm = ({
  paper,
  name,
  onDone,
}: {
  readonly paper: Paper
  readonly name: PaperActionName
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const client = useTRPCClient()
  const { label, fields } = paperActionRow(name)
  const waiting = paper.unitIds.filter((unitId) => !paper.deliveries.some((one) => one.unitId === unitId))
  const [prefill] = useState(() => ({
    values:
      name === 'deliver'
        ? { unitId: waiting[0], on: plan?.today, way: 'meeting' }
        : name === 'reply'
          ? { unitId: paper.unitIds[0] }
          : ({} as Record<string, unknown>),
    reasons: {},
  }))
  const form = useForm(fields, prefill)
  const all = useFieldChoices({ unitId: null, checkItems: [], issues: [] })
  const choices = { ...all, units: all.units.filter(({ id }) => paper.unitIds.includes(id)) }
  const { send, isSending, refusal } = usePaperSending()
  // What the person saw when the form was opened.
  const seen = useRef(paper.seq)

  const submit = async () => {
    const filledIn = form.checked()
    if (filledIn === null) return
    const outcome = await send((actionId) =>
      client.paper.act.mutate({
        actionId,
        paperId: paper.id,
        seq: seen.current,
        action: { name, form: filledIn } as never,
      }),
    )
    if (outcome === 'done') onDone()
    if (outcome === 'outdated') seen.current = paper.seq
  }
  return (
    <FormFrame
      title={say(label)}
      submitLabel={say(label)}
      cancelLabel={say(words.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}

const WithdrawalForm = ({
  paper,
  onDone,
  onCancel,
}: {
  readonly paper: Paper
  readonly onDone: (paperId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const [paperId] = useState(() => uuidv7())
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { send, isSending, refusal } = usePaperSending()
  const submit = async () => {
    if (reason.trim() === '') return setMissing(true)
    const { kind } = paper
    const texts = textForm(withdrawalTexts(kind, paper.numberText ?? '', reason.trim()))
    const form = { kind, ...texts, unitIds: [...paper.unitIds], issues: [], withdraws: paper.id }
    if ((await send((actionId) => client.paper.draft.mutate({ actionId, paperId, form }))) === 'done') onDone(paperId)
  }
  return (
    <FormFrame
      title={say(words.withdraw)}
      submitLabel={say(words.saveDraft)}
      cancelLabel={say(words.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <Note>{say(words.withdrawWhy)}</Note>
      <Textarea
        label={say(words.withdrawReason)}
        required
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        error={isMissing && reason.trim() === '' ? say({ zh: '请填写撤销理由。', en: 'Give the reason.' }) : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  )
}
