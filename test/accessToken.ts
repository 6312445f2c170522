/** Access tokens as persons make them, and requests that show one. */
import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { tokenOf } from '../domain/accessToken'
import type { Person, TestServer } from './testServer'

export type MadeToken = { readonly id: string; readonly token: string }

export const makeToken = async (person: Person, name = 'QGIS', until = '2022-12-31'): Promise<MadeToken> => {
  const made = { id: uuid(), token: tokenOf(randomBytes(32)) }
  await person.client.accessToken.make.mutate({ actionId: uuid(), ...made, name, until })
  return made
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is held against what a test expects of it, piece by piece
export type Json = any

export type Asked = { readonly status: number; readonly headers: Headers; readonly body: Json }

/** Without a cookie. `path` begins with '/'. */
export const askWith =
  ({ url }: Pick<TestServer, 'url'>, token: string | null) =>
  async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Asked> => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
  }
