/** By which names a unit is known, and which unit a written name means. */
import type { LocalDate } from '../calendar'
import { comparable } from './cells'
import { createNearMisses } from './nearMisses'

/** A unit of the roster, as names are matched against it. */
export type KnownUnit = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly retiredOn: LocalDate | null
}
export type Suggested = { readonly unitId: string; readonly name: string }

export type UnitNames<U extends KnownUnit> = {
  /** By name or alias, without regard to width, case and blanks; one in use goes before a retired one. */
  readonly named: (said: string) => U | undefined
  /** In use and called nearly so, the nearest first: asked about, never taken. */
  readonly near: (said: string) => Suggested[]
}

export const createUnitNames = <U extends KnownUnit>(units: readonly U[]): UnitNames<U> => {
  const known = new Map<string, U>()
  const put = (name: string, unit: U) => {
    const key = comparable(name)
    const before = known.get(key)
    if (before === undefined || (before.retiredOn !== null && unit.retiredOn === null)) known.set(key, unit)
  }
  // What a unit is called goes before what another is also called.
  for (const unit of units) put(unit.name, unit)
  for (const unit of units) for (const alias of unit.aliases) if (!known.has(comparable(alias))) put(alias, unit)
  const inUse = units.filter(({ retiredOn }) => retiredOn === null)
  const calledSo = new Map(inUse.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [name, unit] as const)))
  const nearest = createNearMisses([...calledSo.keys()])
  return {
    named: (said) => known.get(comparable(said)),
    near: (said) => {
      const found = nearest(said).flatMap((name) => calledSo.get(name) ?? [])
      return [...new Set(found)].map(({ id, name }) => ({ unitId: id, name }))
    },
  }
}
