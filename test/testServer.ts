/**
 * The product as it runs, on a database of the test's own and a free port, and people who sign in to it over HTTP. Nothing
 * in it is replaced: what a test sees here, a browser sees.
 */
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { LocalDate } from '../domain/calendar'
import type { Duty, Viewer } from '../domain/people'
import { isRefusal } from '../domain/refusal'
import { createAccounts, hashPassword, type NewAccount } from '../server/accounts'
import { offsetTo } from '../server/clock'
import type { Server } from '../server/context'
import type { Database } from '../server/db/open'
import { campaign } from '../server/db/schema'
import type { Environment } from '../server/env'
import type { Route } from '../server/http/exchange'
import type { AppRouter } from '../server/router'
import { startOn } from '../server/start'
import { newFolder, removeFolder } from './embeddedFolder'
import { freshDatabase, freshSample } from './freshDatabase'
import { samplePassword } from './sampleTemplate'

/** Every account of a test server has it. */
export const testPassword = samplePassword
// Costly on purpose; the accounts of a whole test file pay it once.
let passwordHash: Promise<string> | null = null

export type Person = {
  readonly username: string
  /** 'name=value', as a browser sends it back; empty for nobody. */
  readonly cookie: string
  readonly client: TRPCClient<AppRouter>
  /** `path` begins with '/'. Carries the cookie; follows no redirect. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
}

export type TestServer = {
  /** 'http://127.0.0.1:54321' */
  readonly url: string
  readonly server: Server
  readonly database: Database
  /** Holds the photos. */
  readonly dataDir: string
  readonly routes: readonly Route[]
  readonly signIn: (username: string, password?: string) => Promise<Person>
  readonly nobody: Person
  /** An account beside those of the plan or sample; with these duties from the campaign's first day on, until further notice. */
  readonly addAccount: (username: string, duties: readonly Duty[], from?: LocalDate) => Promise<Viewer>
  readonly close: () => Promise<void>
}

export type TestServerOptions = Partial<Environment> & {
  /** When in the sample's campaign it is; otherwise when its season begins to be played. */
  readonly campaignAt?: Date
}

const personAt = (url: string, username: string, cookie: string): Person => {
  const withCookie = (headers: HeadersInit | undefined): Headers => {
    const all = new Headers(headers)
    if (cookie !== '') all.set('cookie', cookie)
    return all
  }
  return {
    username,
    cookie,
    fetch: (path, init) => fetch(url + path, { ...init, headers: withCookie(init?.headers), redirect: 'manual' }),
    client: createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ type }) => type === 'subscription',
          true: httpSubscriptionLink({
            url: `${url}/trpc`,
            EventSource,
            eventSourceOptions: {
              fetch: (input, init) => fetch(input, { ...init, headers: withCookie(init.headers) }),
            },
          }),
          false: httpBatchLink({ url: `${url}/trpc`, headers: () => Object.fromEntries(withCookie(undefined)) }),
        }),
      ],
    }),
  }
}

export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** By default an empty campaign with one account, `office`; `sample: true` loads the whole sample season. */
export const startTestServer = async ({ campaignAt, ...options }: TestServerOptions = {}): Promise<TestServer> => {
  const { database, folder: dataDir } = options.sample
    ? await freshSample()
    : { database: await freshDatabase(), folder: await newFolder() }
  if (campaignAt !== undefined) await database.db.update(campaign).set({ clockOffsetMs: offsetTo(campaignAt) })
  const running = await startOn(database, {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir,
    publicUrl: 'http://127.0.0.1:0',
    trustedProxies: [],
    webhookNetworks: [],
    authSecret: undefined,
    basemapUrl: undefined,
    samplePassword: testPassword,
    sample: false,
    s3: undefined,
    logLevel: 'silent',
    ...options,
  })
  if (isRefusal(running)) throw new Error(running.refused.en)
  const { url, server, routes, close } = running

  const signIn = async (username: string, password = testPassword): Promise<Person> => {
    const response = await fetch(`${url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    if (!response.ok) throw new Error(`${username} could not sign in: ${response.status} ${await response.text()}`)
    return personAt(url, username, cookieOf(response))
  }

  const addAccount: TestServer['addAccount'] = async (username, duties, from = '2022-06-01') => {
    passwordHash ??= hashPassword(testPassword)
    const account: NewAccount = {
      username,
      name: username,
      passwordHash: await passwordHash,
      posts: duties.map((duty) => ({ duty, from, until: null })),
    }
    const made = (await createAccounts(database.db, [account])).get(username)
    if (!made) throw new Error('the account was not made')
    return made
  }

  return {
    url,
    server,
    database,
    dataDir,
    routes,
    signIn,
    nobody: personAt(url, '', ''),
    addAccount,
    close: async () => {
      await close()
      await removeFolder(dataDir)
    },
  }
}
