/** The handbook as it is kept: every version, oldest first. */
import { asc } from 'drizzle-orm'
import { subjectKindLabel } from '../domain/eventLabels'
import { type Handbook, roadSectionKind } from '../domain/handbook/handbook'
import type { HandbookGround } from '../domain/handbook/handbookRows'
import { text } from '../domain/text'
import type { Db } from './db/open'
import { pointKinds } from './db/schema'
import { handbookVersions } from './db/tables/handbookVersions'

export const readHandbook = async (db: Db): Promise<Handbook> =>
  (await db.select().from(handbookVersions).orderBy(asc(handbookVersions.number))).map(
    ({ number, source, version, from, reason, kinds }) => ({ number, source, version, from, reason, kinds }),
  )

/** The kinds of place that it speaks of, in their order: those of points, and road sections. */
export const readHandbookGround = async (db: Db): Promise<HandbookGround> => {
  const [kinds, handbook] = await Promise.all([
    db.select().from(pointKinds).orderBy(asc(pointKinds.order)),
    readHandbook(db),
  ])
  return {
    handbook,
    kinds: [
      ...kinds.map(({ key, nameZh, nameEn, retiredOn }) => ({
        ...{ key, name: text(nameZh, nameEn), isRetired: retiredOn !== null },
      })),
      { key: roadSectionKind, name: subjectKindLabel.roadSection, isRetired: false },
    ],
  }
}
