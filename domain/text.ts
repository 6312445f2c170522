/** A sentence or label in the product's two languages. Chinese is the first; English the second. */
export type Text = { readonly zh: string; readonly en: string }
export type Language = keyof Text
export const languages = ['zh', 'en'] as const satisfies readonly Language[]

export const text = (zh: string, en: string): Text => ({ zh, en })
