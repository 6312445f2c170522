/** Whom a place may belong to by the boundaries that hold now: worked out once, and kept until the plan or a boundary changes. */
import { asc } from 'drizzle-orm'
import { type Claims, createClaims } from '../../domain/boundaries/borderDoubt'
import type { LngLat } from '../../domain/coordinates'
import type { Db } from '../db/open'
import { scopes } from '../db/schema'
import { readGroundVersion } from '../groundVersion'

export type ClaimsAt = (position: LngLat) => Claims

export const readClaimsAt = async (db: Db): Promise<ClaimsAt> =>
  createClaims(
    await db
      .select({
        id: scopes.id,
        geometry: scopes.geometry,
        squad: scopes.squad,
        uncertaintyMetres: scopes.uncertaintyMetres,
      })
      .from(scopes)
      .orderBy(asc(scopes.order)),
  )

const kept = new WeakMap<Db, { readonly version: number; readonly claimsAt: Promise<ClaimsAt> }>()

/** For single places, asked for again and again. Not within a transaction: what that has written is not told here. */
export const presentClaims = async (db: Db): Promise<ClaimsAt> => {
  const version = await readGroundVersion(db)
  const known = kept.get(db)
  if (known?.version === version) return known.claimsAt
  const claimsAt = readClaimsAt(db)
  kept.set(db, { version, claimsAt })
  // What failed is read again.
  claimsAt.catch(() => kept.delete(db))
  return claimsAt
}
