/** One instruction: what it asks, about what, by when, what was made of it, how it was answered, and what this person may do. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { instructionStageLabel, isUnanswered, linkKindLabel, targetKindLabel } from '../../domain/instruction'
import { type InstructionActionName, instructionRow, isFirst } from '../../domain/instructionActions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { FileList } from '../files/FileList'
import { ActionHistory } from '../forms/ActionHistory'
import { inspectionText } from '../jointInspections/words'
import { useLanguage } from '../language'
import { DueText } from '../lists/DueText'
import { squadText, unitText } from '../names'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { Facts } from '../ui/Facts'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import { AnswerList } from './AnswerList'
import { InstructionForm } from './InstructionForm'
import { InstructionSheet } from './InstructionSheet'
import classes from './instructions.module.css'
import type { InstructionDetail } from './queries'
import { TurnIntoForm } from './TurnIntoForm'
import { authorText, viewOfTarget, words } from './words'

export const InstructionPanel = ({ id, control, onClose }: OpenedProps) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data: detail, error, refetch } = useQuery(trpc.instruction.byId.queryOptions({ instructionId: id }))
  return (
    <PanelFrame
      label={say(words.one)}
      header={
        <PanelHead
          title={say(words.one)}
          below={
            detail && (
              <p className={classes.quiet}>
                {say(authorText(detail.instruction.author, detail.instruction.paperAuthor))} ·{' '}
                {formatFullDay(detail.instruction.writtenOn, language)}
              </p>
            )
          }
          onClose={onClose}
        />
      }
    >
      {detail && plan ? (
        <Content key={id} detail={detail} plan={plan} control={control} />
      ) : (
        <NotYet error={error} onRetry={refetch} heightsPx={[24, 120]} />
      )}
    </PanelFrame>
  )
}

const Content = ({
  detail,
  plan,
  control: { go },
}: { readonly detail: InstructionDetail; readonly plan: Plan } & Pick<OpenedProps, 'control'>) => {
  const { say, language } = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<InstructionActionName | null>(null)
  const [isPrinting, setPrinting] = useState(false)
  useFocusReturn(root, form)
  const { instruction, about, available, overdue } = detail
  const close = () => setForm(null)
  const view = viewOfTarget(instruction.target, about.pointId)
  return (
    <div ref={root} className={classes.content} data-stage={instruction.stage}>
      <div className={classes.tags}>
        <Tag tone={overdue ? 'alarm' : isUnanswered(instruction) ? 'strong' : 'plain'}>
          {say(overdue ? words.overdue : instructionStageLabel[instruction.stage])}
        </Tag>
        {instruction.paperAuthor !== null && <Tag>{say(words.recorded)}</Tag>}
      </div>
      <blockquote className={classes.words}>{instruction.text}</blockquote>
      <Facts
        facts={[
          {
            key: 'about',
            label: say(targetKindLabel[instruction.target.kind]),
            value:
              view === null ? say(about.name) : <LinkButton onClick={() => go(view)}>{say(about.name)}</LinkButton>,
          },
          {
            key: 'replyBy',
            label: say(words.replyBy),
            value: (
              <>
                {formatFullDay(instruction.replyBy, language)}
                {isUnanswered(instruction) && (
                  <>
                    {' · '}
                    <DueText dueOn={instruction.replyBy} today={plan.today} />
                  </>
                )}
              </>
            ),
          },
          ...(instruction.withdrawnBecause === null
            ? []
            : [{ key: 'withdrawn', label: say(words.withdrawnBecause), value: instruction.withdrawnBecause }]),
        ]}
      />
      <FileList ids={instruction.files} known={detail.files} />
      {form === null ? (
        <div className={classes.buttons}>
          {available.map((name, index) => (
            <Button
              key={name}
              data-opens={name}
              variant={index === 0 && name !== 'withdraw' ? 'filled' : 'default'}
              size="compact-md"
              fw={index === 0 && name !== 'withdraw' ? 500 : 400}
              onClick={() => setForm(name)}
            >
              {say(instructionRow(name).label)}
            </Button>
          ))}
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            fw={400}
            leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => setPrinting(true)}
          >
            {say(words.print)}
          </Button>
        </div>
      ) : form === 'turnInto' ? (
        <TurnIntoForm detail={detail} plan={plan} onDone={close} onCancel={close} />
      ) : (
        <InstructionForm key={form} detail={detail} name={form} onDone={close} onCancel={close} />
      )}
      <Made detail={detail} plan={plan} onPaper={(paperId) => go({ opened: { kind: 'paper', id: paperId } })} />
      <AnswerList detail={detail} plan={plan} />
      <Section level={4} title={say(words.history)}>
        <ActionHistory
          events={detail.history}
          plan={plan}
          rowOf={instructionRow}
          // What it asks stands above already.
          isShown={({ key }, { name }) => key !== 'text' || !isFirst(name)}
        />
      </Section>
      {isPrinting && <InstructionSheet detail={detail} plan={plan} onPrinted={() => setPrinting(false)} />}
    </div>
  )
}

/** The papers and inspections that it was turned into, and who was asked. */
const Made = ({
  detail: { instruction, links },
  plan,
  onPaper,
}: {
  readonly detail: InstructionDetail
  readonly plan: Plan
  readonly onPaper: (paperId: string) => void
}) => {
  const { say, language } = useLanguage()
  if (instruction.links.length === 0 && instruction.referrals.length === 0) return null
  return (
    <Section level={4} title={say(words.made)}>
      <Facts
        facts={[
          ...instruction.links.map((link) => {
            if (link.kind === 'jointInspection') {
              const inspection = links.inspections.find(({ id }) => id === link.inspectionId)
              return {
                key: link.inspectionId,
                label: say(linkKindLabel[link.kind]),
                value: inspection && say(inspectionText(inspection, (squad) => squadText(plan, squad))),
              }
            }
            const paper = links.papers.find(({ id }) => id === link.paperId)
            return {
              key: link.paperId,
              label: say(linkKindLabel[link.kind]),
              value: <LinkButton onClick={() => onPaper(link.paperId)}>{paper?.name ?? say(words.look)}</LinkButton>,
            }
          }),
          ...instruction.referrals.map(({ to, note, on }) => ({
            key: to.kind === 'squad' ? `squad ${to.squad} ${on}` : `unit ${to.unitId} ${on}`,
            label: say(words.asked),
            value: `${say(to.kind === 'squad' ? squadText(plan, to.squad) : unitText(plan, to.unitId))} · ${formatFullDay(on, language)}${note === null ? '' : ` · ${note}`}`,
          })),
        ]}
      />
    </Section>
  )
}
