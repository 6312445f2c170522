/** What an event of the log can be about. Issues and places carry the campaign; the rest is what is done around them. */
import type { Actor } from './people'

export const subjectKinds = [
  'issue',
  'point',
  'roadSection',
  'paper',
  'activity',
  'material',
  'squadRoute',
  'instruction',
  'questionnaire',
  'monthlyPlan',
  'goodPractice',
  'report',
  'contestation',
  'unit',
  'pointRegister',
  'boundaries',
  'handbook',
  'campaign',
  'person',
  'contact',
  'webhook',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** What every event says, whatever it is about: `seq` counts the subject's own events from 1, `at` is the campaign's instant. */
export type SubjectEvent = {
  readonly name: string
  readonly seq: number
  readonly at: string
  readonly by: Actor
}
