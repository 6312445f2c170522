/** What a contested fact tells: the office that it was contested, the unit how that was answered. Derived, as for issues. Pure. */
import { type LoggedAct, type MatterNotice, type MatterTelling, noticesOfActs, type Telling } from '../matterNotices'
import { type Text, text } from '../text'
import {
  applyContestationEvent,
  type Contestation,
  type ContestationActionName,
  type ContestationEvent,
  unraised,
} from './contestation'
import { dossierFact } from './facts'

type Desk = 'office' | 'unit'

const tells: Record<ContestationActionName, Telling<Desk>> = {
  contest: {
    to: ['office'],
    as: 'contested',
    sentence: text('单位对档案提出异议，请核对后答复。', 'A unit contests a fact of its dossier; check and answer it.'),
  },
  accept: {
    to: ['unit'],
    as: 'contestationAnswered',
    sentence: text(
      '异议已采纳，更正说明列在档案中。',
      'The contestation was accepted; the correction stands in the dossier.',
    ),
  },
  decline: {
    to: ['unit'],
    as: 'contestationAnswered',
    sentence: text('异议未采纳，请查看理由。', 'The contestation was declined; see the reason.'),
  },
}

/** @throws where there is no event: a contestation begins with being raised. */
export const noticesOfContestation = (
  id: string,
  events: readonly LoggedAct<ContestationEvent>[],
  unitName: (unitId: string) => Text,
): { readonly contestation: Contestation; readonly notices: readonly MatterNotice[] } => {
  const unitId = events[0]?.event.unitId
  if (unitId === undefined) throw new Error(`the events of contestation ${id} do not begin with its being raised`)
  const factOf = ({ fact }: Contestation): Text => {
    const [unit, { label }] = [unitName(unitId), dossierFact(fact)]
    return text(`${unit.zh}：${label.zh}`, `${unit.en}: ${label.en}`)
  }
  const telling: MatterTelling<Contestation, ContestationEvent, Desk> = {
    apply: applyContestationEvent,
    tell: (_contestation, { name }) => tells[name],
    addressesOf: (desk) => [desk === 'office' ? 'office' : `unit ${unitId}`],
    opens: () => ({ kind: 'dossier', id: unitId }),
    about: factOf,
    topic: factOf,
  }
  const { matter, notices } = noticesOfActs(unraised(id, unitId), events, telling)
  return { contestation: matter, notices }
}
