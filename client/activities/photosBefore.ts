/** Photos in an issue's history that show how it was found, newest occasion first. Pure. */
import { photosIn } from '../../domain/photo'

type Entry = { readonly of: string; readonly event: { readonly name: string; readonly form?: object } }

export const photosBefore = (history: readonly Entry[]): string[] => {
  const occasions = history.map(({ of, event }) =>
    photosIn(of, event).flatMap(({ id, side }) => (side === 'before' ? [id] : [])),
  )
  return [...new Set(occasions.reverse().flat())]
}
