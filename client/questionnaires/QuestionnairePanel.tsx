/** One questionnaire: its code and link to show, what came of it so far, and what may be done about it. */
import { Button, CopyButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { dayText } from '../../domain/dayText'
import { answerPath } from '../../domain/questionnaire'
import { type QuestionnaireActionName, questionnaireRow } from '../../domain/questionnaireActions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatDay } from '../dates'
import { ActionChoices } from '../forms/ActionChoices'
import { ActionHistory } from '../forms/ActionHistory'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { QrCode } from '../ui/QrCode'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { ViewControl } from '../useView'
import { type QuestionnaireDetail, useQuestionnaireAction } from './queries'
import classes from './questionnaires.module.css'
import { ResultsTable } from './ResultsTable'
import { answerCount, untilText, words } from './words'

const refetchMs = 15_000

export const QuestionnairePanel = ({ id, control, onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const {
    data: detail,
    error,
    refetch,
  } = useQuery(
    // Nobody announces an answer: while some come in, they are asked for.
    trpc.questionnaire.byId.queryOptions(
      { questionnaireId: id },
      { refetchInterval: ({ state }) => (state.data?.takesAnswers === true ? refetchMs : false) },
    ),
  )
  const title = detail && plan ? say(scopeText(plan, detail.questionnaire.scopeId)) : null
  return (
    <PanelFrame
      label={say(words.title)}
      header={
        <PanelHead
          title={title}
          below={
            detail &&
            plan && (
              <p className={classes.quiet}>
                {say(words.title)} · {say(squadText(plan, detail.questionnaire.squad))} ·{' '}
                {say(untilText(dayText(detail.questionnaire.closesOn)))}
              </p>
            )
          }
          onClose={onClose}
        />
      }
    >
      {detail && plan ? (
        <Content detail={detail} plan={plan} control={control} />
      ) : (
        <NotYet error={error} onRetry={refetch} heightsPx={[24, 168]} />
      )}
    </PanelFrame>
  )
}

const Content = ({
  detail,
  plan,
  control,
}: {
  readonly detail: QuestionnaireDetail
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<QuestionnaireActionName | null>(null)
  useFocusReturn(root, form)
  const { questionnaire, takesAnswers, available, answers, questions, remarks, history } = detail
  const { activityId } = questionnaire
  const address = `${window.location.origin}${answerPath(questionnaire.token)}`
  return (
    <div ref={root} className={classes.content}>
      <div className={classes.line}>
        <Tag tone={takesAnswers ? 'strong' : 'plain'}>{say(takesAnswers ? words.collecting : words.closed)}</Tag>
        <span>{say(answerCount(answers))}</span>
        {activityId !== null && (
          <LinkButton onClick={() => control.go({ opened: { kind: 'activity', id: activityId } })}>
            {say(words.ofActivity)}
          </LinkButton>
        )}
      </div>
      {takesAnswers && (
        <div className={classes.share}>
          <QrCode className={classes.code} address={address} label={say(words.scan)} />
          <div className={classes.shareSide}>
            <span className={classes.address}>{address}</span>
            <div className={classes.buttons}>
              {'clipboard' in navigator && (
                <CopyButton value={address}>
                  {({ copied, copy }) => (
                    <Button variant="default" size="compact-md" fw={400} onClick={copy}>
                      {say(copied ? words.copied : words.copy)}
                    </Button>
                  )}
                </CopyButton>
              )}
              <Button component="a" href={address} target="_blank" variant="default" size="compact-md" fw={400}>
                {say(words.look)}
              </Button>
            </div>
          </div>
        </div>
      )}
      {form !== null ? (
        <ActionForm
          key={form}
          detail={detail}
          name={form}
          onDone={() => setForm(null)}
          onCancel={() => setForm(null)}
        />
      ) : (
        <ActionChoices names={available} labelOf={(name) => questionnaireRow(name).label} onChoose={setForm} />
      )}
      <Section level={4} title={say(words.result)} aside={say(answerCount(answers))}>
        {answers === 0 ? (
          <p className={classes.quiet}>{say(words.noAnswers)}</p>
        ) : (
          <>
            <ResultsTable questions={questions} />
            <p className={classes.quiet}>{say(words.anonymous)}</p>
          </>
        )}
      </Section>
      {remarks.length > 0 && (
        <Section level={4} title={say(words.remarks)} aside={String(remarks.length)}>
          <ul className={classes.remarks}>
            {remarks.map(({ on, remark }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells remarks apart, and they only ever grow at the front
              <li key={index}>
                <time dateTime={on}>{formatDay(on, language)}</time>
                {remark}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section level={4} title={say(words.history)}>
        <ActionHistory events={history} plan={plan} rowOf={questionnaireRow} />
      </Section>
    </div>
  )
}

const ActionForm = ({
  detail: { questionnaire },
  name,
  onDone,
  onCancel,
}: {
  readonly detail: QuestionnaireDetail
  readonly name: QuestionnaireActionName
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { fields, label } = questionnaireRow(name)
  const form = useForm(fields, {
    values: name === 'extend' ? { closesOn: questionnaire.closesOn } : {},
    reasons: {},
  })
  const choices = useFieldChoices()
  const { act, ...sending } = useQuestionnaireAction(questionnaire)
  const { submit } = useSubmit({ read: form.checked, send: (filledIn) => act(name, filledIn), onDone })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
