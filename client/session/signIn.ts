/** The two calls of signing in and out. */
import { isRefusal } from '../../domain/refusal'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from '../words'

const post = (path: string, body: unknown) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-language': storedLanguage() },
    body: JSON.stringify(body),
  })

/** Null: signed in; otherwise why not. */
export const signIn = async (username: string, password: string): Promise<Text | null> => {
  try {
    const response = await post('/api/auth/sign-in/username', { username, password })
    if (response.ok) return null
    const answer: unknown = await response.json()
    return isRefusal(answer) ? answer.refused : words.signInFailed
  } catch {
    return words.signInFailed
  }
}

/** Whether the session is gone. */
export const signOut = async (): Promise<boolean> => {
  try {
    return (await post('/api/auth/sign-out', {})).ok
  } catch {
    return false
  }
}
