/** The product as a user starts it: `npm start` on a database folder, until it says `ready`, and until it is gone again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import { variables } from '../../server/env'
import { repositoryRoot } from '../../server/repositoryRoot'
import type { AppRouter } from '../../server/router'
import { isAlive, type ProductProcesses, productProcesses } from './processes'

export const samplePassword = 'a password for measuring'

export type Product = {
  readonly url: string
  /** From the command to the line that says `ready`. */
  readonly startMs: number
  /** It was not up to date: `startMs` contains a build and says nothing. */
  readonly wasBuilt: boolean
  readonly processes: ProductProcesses
  readonly stop: () => Promise<void>
}

const readyUrl = async (npm: ChildProcess): Promise<{ url: string; wasBuilt: boolean }> => {
  if (npm.stdout === null) throw new Error('npm start has no output')
  const said: string[] = []
  for await (const line of createInterface({ input: npm.stdout })) {
    const url = /^ready (http\S+)$/.exec(line)?.[1]
    if (url !== undefined) return { url, wasBuilt: said.some((earlier) => earlier.includes('building')) }
    said.push(line)
  }
  throw new Error(`npm start ended: ${said.join('\n')}`)
}

/** Without the settings of whoever measures: the product's own defaults are what is measured. */
const plainEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !(name in variables)))

/** `dataDir`: none where the environment names a database of its own. */
export const startProduct = async (
  dataDir: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<Product> => {
  const startedAt = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: repositoryRoot,
    env: {
      ...plainEnvironment,
      ...(dataDir !== undefined && { DATA_DIR: dataDir }),
      PORT: '0',
      SAMPLE_PASSWORD: samplePassword,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that npm, its shell and the server are told to stop together.
    detached: true,
  })
  await once(npm, 'spawn')
  const npmPid = npm.pid ?? 0
  // A measurement that is broken off leaves nothing running.
  const tellToStop = () => process.kill(-npmPid, 'SIGTERM')
  process.once('exit', tellToStop)
  const { url, wasBuilt } = await readyUrl(npm)
  const startMs = performance.now() - startedAt
  const processes = productProcesses(npmPid)
  return {
    url,
    startMs,
    wasBuilt,
    processes,
    stop: async () => {
      process.off('exit', tellToStop)
      tellToStop()
      while ([processes.server, ...processes.database].some(isAlive)) await wait(20)
    },
  }
}

export type SignedIn = {
  /** 'name=value' */
  readonly cookie: string
  readonly client: TRPCClient<AppRouter>
}

export const signIn = async (url: string, username: string): Promise<SignedIn> => {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: samplePassword }),
  })
  if (!response.ok) throw new Error(`${username} could not sign in: ${response.status}`)
  const [cookie = ''] = response.headers.getSetCookie().map((set) => set.split(';')[0] ?? '')
  return {
    cookie,
    client: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers: { cookie } })] }),
  }
}
