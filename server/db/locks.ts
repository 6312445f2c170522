/** The session advisory locks of the database, by pairs of integers, so that none is taken for another's. */
const product = 0x78756e63

export const holderLock = [product, 1] as const
export const migrationsLock = [product, 2] as const
