/** Photos in an issue's history that show how it was found, newest occasion first. Pure. */
import { isFileId } from '../../domain/file'

const finding: readonly string[] = ['open', 'relapse']

type Entry = { readonly of: string; readonly event: { readonly name: string; readonly form?: object } }

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isFileId) : [])

export const photosBefore = (history: readonly Entry[]): string[] => {
  const occasions = history.map(({ event }) => {
    const form = (event.form ?? {}) as { readonly photos?: unknown; readonly beforePhotos?: unknown }
    return [...(finding.includes(event.name) ? idsIn(form.photos) : []), ...idsIn(form.beforePhotos)]
  })
  return [...new Set(occasions.reverse().flat())]
}
