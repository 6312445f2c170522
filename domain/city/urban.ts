/** Which points count as urban 市区点位, the denominator of the plan's goal: by the register, and by the office's setting of which scopes are urban. */
import { z } from 'zod'
import { storable } from '../storable'

/** Ids of the scopes that count as urban; null: the office has not said, and the register alone decides. */
export type UrbanScopes = readonly string[] | null

export const urbanScopesSchema = z.array(storable.min(1).max(60)).max(200)

/** A point outside every scope is in none that counts, once the office has said which do. */
export const isUrbanPlace = (
  { urban, scopeId }: { readonly urban: boolean; readonly scopeId: string | null },
  urbanScopes: UrbanScopes,
): boolean => urban && (urbanScopes === null || (scopeId !== null && urbanScopes.includes(scopeId)))
