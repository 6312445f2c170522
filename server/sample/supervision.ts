/** What goes with the sample's activities: monthly plans, questionnaires with their answers, good practice; played, and then kept. */
import type { Activity } from '../../domain/activity'
import type { WorkingCalendar } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import type { SubjectKind } from '../../domain/subjectKind'
import type { Db } from '../db/open'
import { goodPracticeRowOf, goodPractices } from '../db/tables/goodPractices'
import { monthlyPlanRowOf, monthlyPlans } from '../db/tables/monthlyPlans'
import { questionnaireAnswers, questionnaireRowOf, questionnaires } from '../db/tables/questionnaires'
import type { Decided } from '../eventLog'
import { playGoodPractices } from './goodPractices'
import { outingsIn, playMonthlyPlans } from './monthlyPlans'
import { playQuestionnaires } from './questionnaires'

export type SupervisionWorld = {
  readonly people: ReadonlyMap<string, Viewer>
  readonly calendar: WorkingCalendar
  readonly squadOfUnit: Readonly<Record<string, number>>
  readonly squadOfScope: Readonly<Record<string, number>>
  /** The points of each squad's scopes. */
  readonly pointIdsOf: (squad: number) => readonly number[]
  readonly activities: readonly Activity[]
  /** What was played of issues and points. */
  readonly decided: readonly Decided[]
}

export const playSupervision = ({
  people,
  calendar,
  squadOfUnit,
  squadOfScope,
  pointIdsOf,
  activities,
  decided,
}: SupervisionWorld) => {
  const asked = playQuestionnaires({
    people,
    squadOfScope,
    canvassed: activities.filter(({ method }) => method === 'canvass'),
  })
  const planned = playMonthlyPlans({
    people,
    calendar,
    squadOfUnit,
    pointIdsOf,
    activities,
    outingsOf: outingsIn(decided),
  })
  const practised = playGoodPractices({ people, scopeIds: Object.keys(squadOfScope), squadOfUnit, decided })
  return {
    decided: [...asked.decided, ...planned.decided, ...practised.decided],
    /** The folds, once it is known where in the log each subject's last event stands. */
    keep: async (db: Db, positionOf: (kind: SubjectKind, id: string) => number): Promise<void> => {
      await db
        .insert(questionnaires)
        .values(asked.questionnaires.map((one) => questionnaireRowOf(one, positionOf('questionnaire', one.id))))
      await db.insert(questionnaireAnswers).values([...asked.answers])
      await db
        .insert(monthlyPlans)
        .values(planned.plans.map((one) => monthlyPlanRowOf(one, positionOf('monthlyPlan', one.id))))
      await db
        .insert(goodPractices)
        .values(practised.practices.map((one) => goodPracticeRowOf(one, positionOf('goodPractice', one.id))))
    },
  }
}
