/** First passwords of new accounts, made in the browser; who has one keeps it until it has been handed over. */
import { madePassword } from '../administration/madePassword'
import type { MadePasswords } from './RosterPart'

export const passwordsFor = (usernames: readonly string[], before: MadePasswords): MadePasswords =>
  Object.fromEntries(usernames.map((username) => [username, before[username] ?? madePassword()]))
