/** The questionnaires of a canvassing activity, and where one is opened for it. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Activity } from '../../domain/activity'
import { squadsOf } from '../../domain/people'
import { may } from '../../domain/permissions'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import { OpenQuestionnaireForm } from './OpenQuestionnaireForm'
import { QuestionnaireRow } from './QuestionnaireRow'
import classes from './questionnaires.module.css'
import { words } from './words'

export const OfActivity = ({
  activity: { id, squads },
  plan,
  control,
}: {
  readonly activity: Pick<Activity, 'id' | 'squads'>
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const viewer = useViewer()
  const [isOpening, setOpening] = useState(false)
  const { data } = useQuery(trpc.questionnaire.list.queryOptions({ activityId: id }))
  const mine = viewer.roles.includes('office') ? squads : squadsOf(viewer).filter((squad) => squads.includes(squad))
  const mayOpen = may(viewer, 'makeQuestionnaire') && mine.length > 0
  const open = (questionnaireId: string) => control.go({ opened: { kind: 'questionnaire', id: questionnaireId } })
  if (isOpening)
    return (
      <OpenQuestionnaireForm
        plan={plan}
        today={plan.today}
        squads={mine}
        activityId={id}
        onDone={open}
        onCancel={() => setOpening(false)}
      />
    )
  if (!mayOpen && (data ?? []).length === 0) return null
  return (
    <Section level={4} title={say(words.title)}>
      <ul className={classes.list}>
        {data?.map((questionnaire) => (
          <li key={questionnaire.id}>
            <QuestionnaireRow
              questionnaire={questionnaire}
              plan={plan}
              isOpened={false}
              onOpen={() => open(questionnaire.id)}
            />
          </li>
        ))}
      </ul>
      {mayOpen && (
        <Button variant="default" size="compact-md" fw={400} onClick={() => setOpening(true)}>
          {say(words.open)}
        </Button>
      )}
    </Section>
  )
}
