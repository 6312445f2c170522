/** A kind of place while it is edited: its names, and its items as they are written, moved and dropped. Pure. */
import type { KindForm } from '../../domain/handbook/editKind'
import type { HandbookItem } from '../../domain/handbook/handbook'

export type DraftItem = KindForm['items'][number] & {
  /** Of this form alone: what is written stays with its item when it is moved. */
  readonly id: string
}
export type KindDraft = Pick<KindForm, 'key' | 'nameZh' | 'nameEn'> & { readonly items: readonly DraftItem[] }

export const blankItem = (id: string): DraftItem => ({ id, key: null, zh: '', en: '', scope: 'all', code: '' })

export const draftOf = (
  kind: { readonly key: string; readonly nameZh: string; readonly nameEn: string } | null,
  items: readonly HandbookItem[],
): KindDraft => ({
  key: kind?.key ?? null,
  nameZh: kind?.nameZh ?? '',
  nameEn: kind?.nameEn ?? '',
  items: items.map(({ key, zh, en, scope, code = '' }) => ({ id: key, key, zh, en, scope, code })),
})

export const withItem = (draft: KindDraft, id: string, change: Partial<Omit<DraftItem, 'id' | 'key'>>): KindDraft => ({
  ...draft,
  items: draft.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
})

/** One place up or down; what is first or last stays. */
export const moved = (draft: KindDraft, id: string, by: -1 | 1): KindDraft => {
  const from = draft.items.findIndex((item) => item.id === id)
  const to = from + by
  const [one, other] = [draft.items[from], draft.items[to]]
  if (one === undefined || other === undefined) return draft
  return { ...draft, items: draft.items.map((item, at) => (at === from ? other : at === to ? one : item)) }
}

export const without = (draft: KindDraft, id: string): KindDraft => ({
  ...draft,
  items: draft.items.filter((item) => item.id !== id),
})

/** As it is sent; null while a name or the words of an item are missing. A name in English is the Chinese one until there is one. */
export const formOfKind = ({ key, nameZh, nameEn, items }: KindDraft): KindForm | null => {
  const isWhole = nameZh.trim() !== '' && items.length > 0 && items.every(({ zh }) => zh.trim() !== '')
  return isWhole
    ? {
        ...{ key, nameZh: nameZh.trim(), nameEn: nameEn.trim() || nameZh.trim() },
        items: items.map(({ id: _, ...item }) => item),
      }
    : null
}

const said = (items: readonly DraftItem[]) => JSON.stringify(items.map(({ id: _, ...item }) => item))

/** Whether what is inspected is other than before; names are called so from today without a new version. */
export const hasOtherItems = (draft: KindDraft, before: KindDraft): boolean => said(draft.items) !== said(before.items)

export const hasOtherNames = (draft: KindDraft, before: KindDraft): boolean =>
  draft.nameZh.trim() !== before.nameZh || draft.nameEn.trim() !== before.nameEn
