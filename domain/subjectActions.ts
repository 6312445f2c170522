/** The table of actions of each kind of subject that has one of its own: what an event's name means, and what was handed in with it. */
import { activityActions } from './activityActions'
import { contestationActions } from './dossier/contestation'
import type { Fields } from './form'
import { goodPracticeActions } from './goodPracticeActions'
import { instructionActions } from './instructionActions'
import { materialActions } from './materialActions'
import { monthlyPlanActions } from './monthlyPlanActions'
import { paperActions } from './paperActions'
import { questionnaireActions } from './questionnaireActions'
import { reportActions } from './report/reportActions'
import { squadRouteActions } from './squadRouteActions'
import type { SubjectKind } from './subjectKind'
import type { Text } from './text'
import { unitActions } from './unit'

type NamedActions = Readonly<Record<string, { readonly label: Text; readonly fields: Fields }>>

export const subjectActions = {
  paper: paperActions,
  activity: activityActions,
  material: materialActions,
  squadRoute: squadRouteActions,
  instruction: instructionActions,
  questionnaire: questionnaireActions,
  monthlyPlan: monthlyPlanActions,
  goodPractice: goodPracticeActions,
  report: reportActions,
  contestation: contestationActions,
  unit: unitActions,
} as const satisfies { readonly [K in SubjectKind]?: NamedActions }

/** Empty for a kind whose actions are told otherwise. */
export const actionsOfSubject = (kind: SubjectKind): NamedActions =>
  (subjectActions as { readonly [K in SubjectKind]?: NamedActions })[kind] ?? {}
