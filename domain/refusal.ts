/**
 * An expected "no": shown to the user as it stands, in the user's language, with what to do next.
 * Anything thrown is a bug; a refusal is a value.
 */
import { type Text, text } from './text'

/** Why it was refused, as the caller has to tell them apart; each kind has one HTTP status and one tRPC code. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'notFound' | 'conflict' | 'tooLarge' | 'tooMany'

export type Refusal = { readonly refused: Text; readonly kind: RefusalKind }

export const refuse = (kind: RefusalKind, zh: string, en: string): Refusal => ({ refused: text(zh, en), kind })

export const isRefusal = (answer: unknown): answer is Refusal =>
  // A list is asked first: to look for a name in one takes long.
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'refused' in answer && 'kind' in answer

export const httpStatusOf: Record<RefusalKind, 400 | 401 | 403 | 404 | 409 | 413 | 429> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
}
