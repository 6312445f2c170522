/**
 * Whose a point is, as the office says it: where it lies in two scopes, or on a border. Said with a reason and the document
 * behind it, and it outlives every later boundary until it is taken back.
 */
import { z } from 'zod'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'

export const scopeDecisionSchema = z.strictObject({
  /** Null: beyond the outer edge, nobody's. */
  scopeId: storable.trim().min(1).max(60).nullable(),
  /** 协办: a second squad, which may open issues there too. */
  assistingSquad: z.number().int().positive().max(99).optional(),
  reason: storable.trim().min(1).max(500),
  document: storable.trim().min(1).max(120).optional(),
})
export type ScopeDecision = z.output<typeof scopeDecisionSchema>

/** What is wrong with a decision; undefined: nothing. */
export const decisionIsWrong = (
  { scopeId, assistingSquad }: ScopeDecision,
  { squadOfScope, squads }: { readonly squadOfScope: ReadonlyMap<string, number>; readonly squads: readonly number[] },
): Refusal | undefined => {
  if (scopeId === null)
    return assistingSquad === undefined
      ? undefined
      : refuse(
          'invalid',
          '不在任何范围的点位没有主责分队，也就没有协办分队，请留空。',
          'A point in no scope has no squad in charge, and none to assist; leave it out.',
        )
  const squad = squadOfScope.get(scopeId)
  if (squad === undefined)
    return refuse('invalid', '没有这个督导范围，请从名单中选择。', 'There is no such scope; choose one from the list.')
  if (assistingSquad === undefined) return undefined
  if (!squads.includes(assistingSquad))
    return refuse('invalid', '没有这个协办分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  return assistingSquad === squad
    ? refuse(
        'invalid',
        '协办分队就是主责分队，请另选或留空。',
        'The assisting squad is the squad in charge; choose another or leave it out.',
      )
    : undefined
}
