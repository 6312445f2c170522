/**
 * What a matter with a page of its own tells — an instruction, a monthly report, a contested fact — and to whose desks:
 * its events, each as the matter was after it. Derived, as for issues, so that nothing of it is stored. Pure.
 */

import { type Address, addressOf, type NoticeKind } from './notification'
import type { Actor } from './people'
import type { Text } from './text'

/** What an inbox shows of a matter; `key` stays the same as long as the matter does. */
export type MatterEntry = {
  readonly key: string
  readonly kind: NoticeKind
  /** The campaign's instant, ISO 8601 UTC. */
  readonly at: string
  /** The page that it opens. */
  readonly opens: { readonly kind: 'instruction' | 'report' | 'dossier'; readonly id: string }
  /** What it is about, as the inbox shows it. */
  readonly about: Text
  /** The same for a screen that others may see: which thing, and nothing of what was written. */
  readonly topic: Text
  readonly sentence: Text
}
/** An entry and whom it is for. */
export type MatterNotice = {
  readonly entry: MatterEntry
  readonly to: ReadonlySet<Address>
  readonly byAccountId: string | null
}

export type LoggedAct<E> = { readonly position: number; readonly event: E }

/** Who hears of an action, as what, and in which words. */
export type Telling<Desk> = { readonly to: readonly Desk[]; readonly as: NoticeKind; readonly sentence: Text }

/** The rules by which one kind of matter is told. */
export type MatterTelling<M, E, Desk> = {
  readonly apply: (matter: M, event: E) => M
  /** Undefined: it is told to nobody. */
  readonly tell: (matter: M, event: E) => Telling<Desk> | undefined
  readonly addressesOf: (desk: Desk, matter: M, event: E) => readonly Address[]
  readonly opens: (matter: M) => MatterEntry['opens']
  readonly about: (matter: M) => Text
  readonly topic: (matter: M) => Text
}

/** `events`: all of them, oldest first; `first`: the matter before any. The desk that acted is not told. */
export const noticesOfActs = <M, E extends { readonly at: string; readonly by: Actor }, Desk>(
  first: M,
  events: readonly LoggedAct<E>[],
  { apply, tell, addressesOf, opens, about, topic }: MatterTelling<M, E, Desk>,
): { readonly matter: M; readonly notices: readonly MatterNotice[] } => {
  let matter = first
  const notices: MatterNotice[] = []
  for (const { position, event } of events) {
    matter = apply(matter, event)
    const telling = tell(matter, event)
    if (telling === undefined) continue
    const to = new Set(telling.to.flatMap((desk) => addressesOf(desk, matter, event)))
    to.delete(addressOf(event.by.duty))
    if (to.size === 0) continue
    notices.push({
      entry: {
        key: `event ${position}`,
        kind: telling.as,
        at: event.at,
        opens: opens(matter),
        about: about(matter),
        topic: topic(matter),
        sentence: telling.sentence,
      },
      to,
      byAccountId: event.by.accountId,
    })
  }
  return { matter, notices }
}
