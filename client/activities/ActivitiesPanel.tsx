/** A month of supervision: its activities, and what goes with them, each a part of its own. */
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type ComponentType, Suspense, useState } from 'react'
import { type LocalDate, type Month, monthBeside, monthOf } from '../../domain/calendar'
import { may, type Permission } from '../../domain/permissions'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { words as practiceWords } from '../goodPractices/words'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import { words as planWords } from '../monthlyPlans/words'
import { words as questionnaireWords } from '../questionnaires/words'
import { useViewer } from '../session/useViewer'
import { onDemand } from '../shell/onDemand'
import { NotYet } from '../ui/NotYet'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import { ActivitiesPart } from './ActivitiesPart'
import classes from './activities.module.css'
import { monthTitle, words } from './words'

/** What every part is given: the month that is looked at. */
export type MonthPartProps = {
  readonly plan: Plan
  readonly today: LocalDate
  readonly month: Month
  readonly control: ViewControl
}

const parts: Readonly<
  Record<string, { readonly label: Text; readonly needs: Permission; readonly Part: ComponentType<MonthPartProps> }>
> = {
  activities: { label: words.activities, needs: 'seeActivities', Part: ActivitiesPart },
  plan: {
    label: planWords.title,
    needs: 'seeMonthlyPlans',
    Part: onDemand(() => import('../monthlyPlans/MonthlyPlanPart').then((all) => all.MonthlyPlanPart)),
  },
  questionnaires: {
    label: questionnaireWords.title,
    needs: 'seeQuestionnaires',
    Part: onDemand(() => import('../questionnaires/QuestionnairesPart').then((all) => all.QuestionnairesPart)),
  },
  practice: {
    label: practiceWords.title,
    needs: 'seeGoodPractices',
    Part: onDemand(() => import('../goodPractices/GoodPracticePart').then((all) => all.GoodPracticePart)),
  },
}

export const ActivitiesPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const today = table.today()
  const [month, setMonth] = useState(() => monthOf(today))
  const [name, setName] = useState('activities')
  const offered = Object.entries(parts).filter(([, { needs }]) => may(viewer, needs))
  const Part = parts[name]?.Part ?? ActivitiesPart

  return (
    <SidePanel
      title={say(words.title)}
      aside={
        <div className={classes.month}>
          <Tooltip label={say(words.previousMonth)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say(words.previousMonth)}
              disabled={month <= monthOf(plan.plan.startsOn)}
              onClick={() => setMonth(monthBeside(month, -1))}
            >
              <IconChevronLeft size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <span aria-live="polite">{say(monthTitle(month))}</span>
          <Tooltip label={say(words.nextMonth)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={say(words.nextMonth)}
              disabled={month >= monthOf(plan.plan.endsOn)}
              onClick={() => setMonth(monthBeside(month, 1))}
            >
              <IconChevronRight size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
      }
      onCollapse={onCollapse}
    >
      {offered.length > 1 && (
        <div className={classes.parts}>
          <SegmentedControl
            fullWidth
            aria-label={say(words.title)}
            value={name}
            onChange={setName}
            data={offered.map(([value, { label }]) => ({ value, label: say(label) }))}
          />
        </div>
      )}
      <div className={classes.body}>
        <Suspense fallback={<NotYet error={null} onRetry={() => {}} heightsPx={[44, 44, 44]} />}>
          <Part key={name} plan={plan} today={today} month={month} control={control} />
        </Suspense>
      </div>
    </SidePanel>
  )
}
