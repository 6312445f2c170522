/** Who may record an inspection 实地考察, of what and when: one rule for points and road sections. */
import { type FilledInFor, type InspectionForm, isComplete } from './inspection'
import { type Subject, unopened } from './issue'
import type { Circumstances } from './issueActions'
import { type Actor, actorOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { checkItemsBy, hasItem, mustRecuse, type Standing, standingsOf } from './standing'

/** A place that can be visited. */
export type InspectedPlace = Exclude<Subject, { kind: 'unit' }>

const inspectors: readonly Standing[] = ['keyedSquad', 'jointSquad', 'office']

const noKey = {
  point: refuse(
    'forbidden',
    '这个点位不在您分队的督导范围内，责任单位也不由您分队督导，不能记录检查。请联系负责的分队或指挥部办公室。',
    'Your squad holds neither key to this point: not its scope, not its units. Ask the squad in charge or the headquarters office.',
  ),
  roadSection: refuse(
    'forbidden',
    '这个包路段不在您分队的督导范围内，责任单位也不由您分队督导，不能记录检查。请联系负责的分队或指挥部办公室。',
    'Your squad holds neither key to this road section: not its scope, not its unit. Ask the squad in charge or the headquarters office.',
  ),
} as const satisfies Record<InspectedPlace['kind'], Refusal>

const notItsItem = {
  point: refuse(
    'invalid',
    '有不属于这类点位的测评项，请刷新后重新填写。',
    'A check item does not belong to this kind of point; reload and try again.',
  ),
  roadSection: refuse(
    'invalid',
    '有不属于包路段的测评项，请刷新后重新填写。',
    'A check item does not belong to road sections; reload and try again.',
  ),
} as const satisfies Record<InspectedPlace['kind'], Refusal>

/** By whom the inspection is recorded, and whether it saw every item; or why not. */
export const decideInspection = (
  place: InspectedPlace,
  form: InspectionForm,
  viewer: Viewer,
  { subject, groupOfSquad, today }: Pick<Circumstances, 'subject' | 'groupOfSquad' | 'today'>,
): ({ readonly by: Actor } & FilledInFor) | Refusal => {
  const blank = unopened('', place)
  const held = standingsOf(viewer, blank, subject, groupOfSquad).find(({ standing }) => inspectors.includes(standing))
  if (!held) return noKey[place.kind]
  if (mustRecuse(viewer, blank, subject))
    return refuse(
      'forbidden',
      '您在责任单位任职，应当回避，不能记录检查。请由分队其他人员办理。',
      'You hold a post in a responsible unit and have to stand back. Somebody else of the squad has to inspect.',
    )
  if (subject.retiredOn !== undefined && form.visitedOn > subject.retiredOn)
    return refuse(
      'conflict',
      `这个点位已于${subject.retiredOn}撤点，此后的检查不再记录。需要时，请指挥部办公室先恢复它。`,
      `The point was retired on ${subject.retiredOn}, and later visits are not recorded. Ask the headquarters office to bring it back first.`,
    )
  if (form.visitedOn > today)
    return refuse('invalid', '检查日期晚于今天，请核对。', 'The visit lies in the future; check its date.')
  if (!(form.squads ?? []).every((squad) => groupOfSquad.has(squad)))
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  const items = Object.keys({ ...form.findings, ...form.notes, ...form.photos })
  if (Object.keys(form.findings).length === 0)
    return refuse('invalid', '请至少填写一个测评项的检查结果。', 'Record a finding for at least one check item.')
  // What was begun before a new version came, or without network, is judged by the version that the person had in hand.
  const outdated = form.handbook === undefined ? undefined : subject.handbook?.refusedFor(form.handbook, form.visitedOn)
  if (outdated) return outdated
  const handbook = form.handbook ?? subject.handbook?.present
  // Nor has it heard that the place is of another kind. What it found is taken, as found for the kind that the place was of.
  if (!items.every((item) => hasItem(subject, form.handbook, item))) return notItsItem[place.kind]
  const former = form.handbook === undefined ? undefined : subject.handbook?.formerKindOf(form.handbook, items)
  const complete = isComplete(form, former?.items ?? checkItemsBy(subject, handbook) ?? [])
  return {
    ...{ by: actorOf(viewer, held.post), complete },
    ...(handbook !== undefined && { handbook }),
    ...(former && { formerKind: former.kind }),
  }
}
