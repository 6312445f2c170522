/** A selection as a short text that a link can carry, without its day, which the link says apart: issues:overdue,scope:fengshan. */
import { type Selection, selectionSchema, type Where } from './selection'

/** How each wish is written; what stands under null is written '-'. */
const keys = {
  scopeId: 'scope',
  squad: 'squad',
  unitId: 'unit',
  kind: 'kind',
  checkItem: 'item',
  severity: 'severity',
  foundBy: 'finder',
  unitSquad: 'unitSquad',
} as const satisfies Partial<Record<keyof Where, string>>
const numbers: readonly string[] = ['squad', 'foundBy', 'unitSquad'] satisfies (keyof Where)[]

export const selectionText = (selection: Selection): string => {
  const where = Object.entries(keys).flatMap(([name, key]) => {
    const value = selection.where[name as keyof typeof keys]
    return value === undefined ? [] : [`${key}:${value ?? '-'}`]
  })
  return [
    `${selection.of}:${selection.is}`,
    ...where,
    ...(selection.where.urban ? ['urban'] : []),
    ...(selection.of === 'issues' && selection.since !== undefined ? [`since:${selection.since}`] : []),
  ].join(',')
}

/** Null where the text is no selection. */
export const selectionOfText = (written: string): Selection | null => {
  const [what = '', ...wishes] = written.split(',')
  const [of, is] = what.split(':')
  const where: Record<string, unknown> = {}
  let since: string | undefined
  for (const wish of wishes) {
    const [key, value = ''] = wish.split(':')
    const name = Object.keys(keys).find((known) => keys[known as keyof typeof keys] === key)
    if (key === 'urban') where.urban = true
    else if (key === 'since') since = value
    else if (name === undefined) return null
    else where[name] = value === '-' ? null : numbers.includes(name) ? Number(value) : value
  }
  const read = selectionSchema.safeParse({ of, is, where, ...(since !== undefined && { since }) })
  return read.success ? read.data : null
}
