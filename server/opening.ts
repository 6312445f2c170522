/** What the form for a new issue starts from, at a point, on a road section or at a unit. */
import { addressee } from '../domain/addressee'
import { type Severity, type Subject, severities, unopened } from '../domain/issue'
import { type Circumstances, type Prefill, prefillOf } from '../domain/issueActions'
import { whyNot } from '../domain/issueLifecycle'
import type { Viewer } from '../domain/people'
import { isRefusal } from '../domain/refusal'

/** May it be opened here, and to whom would it go on being notified. */
export const openingOf = (subject: Subject, viewer: Viewer, circumstances: Circumstances) => {
  const blank = unopened('', subject)
  const refused = whyNot(blank, 'open', viewer, circumstances)
  const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
  return {
    refused: refused?.refused ?? null,
    prefill: prefillOf(blank, 'open', circumstances),
    /** Null: it may be notified at once; otherwise why it cannot be. */
    cannotNotify: isRefusal(to) ? to.refused : null,
    notifyPrefill: Object.fromEntries(
      severities.map((severity) => [severity, prefillOf({ ...blank, severity }, 'notify', circumstances)]),
    ) as Record<Severity, Prefill>,
  }
}
