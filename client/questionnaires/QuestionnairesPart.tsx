/** Questionnaires: those that are open and were, a new one, and what all of them say scope by scope. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { squadsOf } from '../../domain/people'
import { may } from '../../domain/permissions'
import type { MonthPartProps } from '../activities/ActivitiesPanel'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { useFocusReturn } from '../ui/useFocusReturn'
import { OpenQuestionnaireForm } from './OpenQuestionnaireForm'
import { QuestionnaireRow } from './QuestionnaireRow'
import classes from './questionnaires.module.css'
import { ResultsTable } from './ResultsTable'
import { answerCount, words } from './words'

export const QuestionnairesPart = ({ plan, today, control }: MonthPartProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const root = useRef<HTMLDivElement>(null)
  const [isOpening, setOpening] = useState(false)
  useFocusReturn(root, isOpening ? 'open' : null)
  const { data: all, error, refetch } = useQuery(trpc.questionnaire.list.queryOptions({}))
  const { data: byScope } = useQuery(trpc.questionnaire.byScope.queryOptions())
  const open = (id: string) => control.go({ opened: { kind: 'questionnaire', id } })
  const opened = control.view.opened?.kind === 'questionnaire' ? control.view.opened.id : null
  if (isOpening)
    return (
      <OpenQuestionnaireForm
        plan={plan}
        today={today}
        squads={viewer.roles.includes('office') ? null : squadsOf(viewer)}
        onDone={(id) => {
          setOpening(false)
          open(id)
        }}
        onCancel={() => setOpening(false)}
      />
    )
  return (
    <div ref={root} className={classes.content}>
      {may(viewer, 'makeQuestionnaire') && (
        <div className={classes.buttons}>
          <Button
            data-opens="open"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
            onClick={() => setOpening(true)}
          >
            {say(words.open)}
          </Button>
        </div>
      )}
      <Section title={say(words.list)} aside={all && all.length > 0 ? String(all.length) : undefined}>
        {all === undefined ? (
          <NotYet error={error} onRetry={refetch} heightsPx={[44, 44]} />
        ) : (
          <>
            {all.length === 0 && <EmptyState title={say(words.none)} next={say(words.noneNext)} />}
            <ul className={classes.list} aria-label={say(words.list)}>
              {all.map((questionnaire) => (
                <li key={questionnaire.id}>
                  <QuestionnaireRow
                    questionnaire={questionnaire}
                    plan={plan}
                    isOpened={opened === questionnaire.id}
                    onOpen={() => open(questionnaire.id)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {byScope && byScope.length > 0 && (
        <Section title={say(words.byScope)}>
          {byScope.map(({ scopeId, answers, questions }) => (
            <details key={scopeId} className={classes.scope} data-scope={scopeId}>
              <summary>
                {say(scopeText(plan, scopeId))} <span className={classes.quiet}>{say(answerCount(answers))}</span>
              </summary>
              {answers > 0 && <ResultsTable questions={questions} />}
            </details>
          ))}
        </Section>
      )}
    </div>
  )
}
