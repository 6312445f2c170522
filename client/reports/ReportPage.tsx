/** A monthly report: how far it has come and by whom, its words with their numbers, its tables, and what this person may do. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { periodTitle } from '../../domain/report/period'
import { reportOfId, reportStageLabel, reportTitle } from '../../domain/report/report'
import { type ReportActionName, reportRow } from '../../domain/report/reportActions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatDay } from '../dates'
import { ActionHistory } from '../forms/ActionHistory'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { squadText } from '../names'
import type { OpenedProps } from '../shell/Detail'
import { ActionBar } from '../ui/ActionBar'
import { DownloadButton } from '../ui/DownloadButton'
import { Note, RefusalNote } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { FigureRows } from './FigureRows'
import { type ReportDetail, useReport, useReportAction } from './queries'
import { ReportEditor } from './ReportEditor'
import { ReportSheet } from './ReportSheet'
import { ReportWay } from './ReportWay'
import classes from './reports.module.css'
import { timelinessText, words } from './words'

export const ReportPage = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const { data: detail, error, refetch } = useReport(id)
  if (detail !== undefined && plan !== null)
    return <ReportContent key={id} detail={detail} plan={plan} control={control} onClose={onClose} />
  return (
    <PanelFrame label={say(words.report)} header={<PanelHead title={say(words.report)} onClose={onClose} />}>
      <NotYet error={error} onRetry={refetch} heightsPx={[28, 420]} />
    </PanelFrame>
  )
}

const ReportContent = ({
  detail,
  plan,
  control,
  onClose,
}: Pick<OpenedProps, 'control' | 'onClose'> & { readonly detail: ReportDetail; readonly plan: Plan }) => {
  const { say, language } = useLanguage()
  const [opened, setOpened] = useState<ReportActionName | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const { report, period, available, timeliness, reminderOn } = detail
  const of = reportOfId(report.id)
  const whose = of?.squad === null || of === null ? words.city : squadText(plan, of.squad)
  const isNew = report.stage === 'undrafted'
  const isLate = timeliness.is === 'overdue' || timeliness.is === 'late'
  const title = say(reportTitle(whose, periodTitle(period)))
  const close = () => setOpened(null)

  return (
    <PanelFrame
      label={title}
      header={
        <PanelHead
          title={title}
          aside={
            <span className={classes.headTags}>
              <Tag tone={report.returned !== null ? 'alarm' : 'strong'}>{say(reportStageLabel(report))}</Tag>
              {timeliness.is !== 'none' && (
                <Tag tone={isLate ? 'alarm' : 'plain'}>{say(timelinessText(timeliness))}</Tag>
              )}
            </span>
          }
          below={
            <p className={classes.quiet}>
              {say(words.due)} {formatDay(period.dueOn, language)}
              {reminderOn !== period.dueOn && ` · ${say(words.remind)} ${formatDay(reminderOn, language)}`}
            </p>
          }
          onClose={onClose}
        />
      }
    >
      {!isNew && <ReportWay detail={detail} plan={plan} />}
      {report.returned !== null && (
        <RefusalNote>
          {say(words.returned)}：{report.returned.reason}
        </RefusalNote>
      )}
      {isNew && <Note>{say(available.includes('draft') ? words.notDrafted : words.notDraftedByOthers)}</Note>}
      {opened !== null && opened !== 'edit' && opened !== 'draft' && (
        <ReportActionForm key={opened} detail={detail} name={opened} today={plan.today} onDone={close} />
      )}
      {opened === 'edit' || opened === 'draft' ? (
        <ReportEditor detail={detail} onDone={close} />
      ) : (
        (!isNew || available.includes('draft')) && (
          <>
            {!isNew && <Downloads id={report.id} />}
            <ReportSheet detail={detail} control={control} onFigure={setKey} />
            {!isNew && (
              <Section level={4} title={say(words.history)}>
                <ActionHistory events={detail.history} plan={plan} rowOf={reportRow} />
              </Section>
            )}
          </>
        )
      )}
      {opened === null && available.length > 0 && (
        <ActionBar>
          {available.map((name, index) => (
            <Button
              key={name}
              data-opens={name}
              variant={index === mainOf(available) ? 'filled' : 'default'}
              fw={index === mainOf(available) ? 600 : 400}
              onClick={() => setOpened(name)}
            >
              {say(name === 'draft' ? words.draftFrom : name === 'edit' ? words.edit : reportRow(name).label)}
            </Button>
          ))}
        </ActionBar>
      )}
      {key !== null && (
        <FigureRows
          reportId={report.id}
          figure={figureOfKey(detail, key)}
          control={control}
          onClose={() => setKey(null)}
        />
      )}
    </PanelFrame>
  )
}

const figureOfKey = ({ figures }: ReportDetail, key: string) => figures.find((figure) => figure.key === key) ?? null

/** The step towards the signature stands out; without one the first. */
const mainOf = (available: readonly ReportActionName[]): number =>
  Math.max(
    0,
    available.findIndex((name) => name === 'submit' || name === 'accept' || name === 'sign' || name === 'read'),
  )

const Downloads = ({ id }: { readonly id: string }) => {
  const { say } = useLanguage()
  return (
    <div className={classes.downloads}>
      <DownloadButton href={`/api/reports/${id}.docx`} label={say(words.docx)} />
      <DownloadButton href={`/api/reports/${id}.pdf`} label={say(words.pdf)} />
    </div>
  )
}

/** The form of a step, made from the table's row. */
const ReportActionForm = ({
  detail: { report },
  name,
  today,
  onDone,
}: {
  readonly detail: ReportDetail
  readonly name: ReportActionName
  readonly today: string
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const { label, fields } = reportRow(name)
  const { act, ...sending } = useReportAction(report)
  const values: Record<string, unknown> = name === 'sendUp' ? { to: '市委、市政府', on: today } : {}
  const form = useForm(fields, { values, reasons: {} })
  const choices = useFieldChoices()
  const { submit } = useSubmit({ read: form.checked, send: (filledIn) => act(name, filledIn), onDone })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onDone}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
