/** The check items that tests find something on: those of the newest version of the handbook. */
import { type Handbook, itemsIn } from '../domain/handbook/handbook'

export const itemKeys = (handbook: Handbook, kind: string): string[] =>
  itemsIn(handbook, handbook.at(-1)?.number ?? 0, kind).map(({ key }) => key)
