/** What units were called before, and in SQL what the unit of an issue was called when the issue came to its end. */
import { asc, type SQL, sql } from 'drizzle-orm'
import type { Language } from '../domain/text'
import type { FormerName } from '../domain/unitNameOn'
import type { Db } from './db/open'
import { issues, units } from './db/schema'
import { formerUnitNames } from './db/tables/unitNames'

/** By unit, oldest first; most units have none. */
export const readFormerNames = async (db: Db): Promise<ReadonlyMap<string, readonly FormerName[]>> => {
  const namesOf = new Map<string, FormerName[]>()
  for (const { unitId, nameZh, nameEn, until } of await db
    .select()
    .from(formerUnitNames)
    .orderBy(asc(formerUnitNames.until)))
    namesOf.set(unitId, [...(namesOf.get(unitId) ?? []), { name: { zh: nameZh, en: nameEn }, until }])
  return namesOf
}

/** The SQL twin of `unitNameOn` at `endedOn`, where `issues` is joined with its `units`. */
export const unitNameOfIssue = (language: Language): SQL => {
  const [former, present] =
    language === 'zh' ? [formerUnitNames.nameZh, units.nameZh] : [formerUnitNames.nameEn, units.nameEn]
  return sql`coalesce((
    select ${former} from ${formerUnitNames}
    where ${formerUnitNames.unitId} = ${issues.unitId} and ${formerUnitNames.until} >= (case ${issues.stage}
      when 'closed' then ${issues.state} ->> 'closedOn' when 'void' then ${issues.state} ->> 'voidedOn' end)::date
    order by ${formerUnitNames.until} limit 1
  ), ${present})`
}
