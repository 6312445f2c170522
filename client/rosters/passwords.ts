/** First passwords of new accounts, made in the browser; who has one keeps it until it has been handed over. */
import { madePassword } from '../administration/madePassword'

export type NewAccount = { readonly username: string; readonly name: string }
export type MadeAccount = NewAccount & { readonly password: string }

export const passwordsFor = (accounts: readonly NewAccount[], before: readonly MadeAccount[]): readonly MadeAccount[] =>
  accounts.map((account) => ({
    ...account,
    password: before.find(({ username }) => username === account.username)?.password ?? madePassword(),
  }))

export const passwordByUsername = (made: readonly MadeAccount[]): Record<string, string> =>
  Object.fromEntries(made.map(({ username, password }) => [username, password]))
