/** Runs PostgreSQL's programs as the user the database belongs to. */
import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Place } from './place'

/** None of the server's own secrets, and none of the PG… variables that change what the programs do. */
const environmentFor = (extra: Record<string, string> = {}): Record<string, string> => {
  const kept = process.platform === 'win32' ? Object.keys(process.env) : ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR']
  const entries = kept.flatMap((name): [string, string][] => {
    const value = process.env[name]
    return value === undefined || name.startsWith('PG') || /SECRET|PASSWORD|DATABASE_URL/.test(name)
      ? []
      : [[name, value]]
  })
  return { ...Object.fromEntries(entries), LC_ALL: 'C', ...extra }
}

/** From the database's own folder: the one we were started in may be closed to its user. */
export const spawnOptions = ({ home, runAs }: Place, extra?: Record<string, string>) => ({
  cwd: home,
  env: environmentFor(extra),
  windowsHide: true,
  ...(runAs ?? {}),
})

/** Waits for the program's end. Throws the system's own error where it cannot be run at all. */
export function run(place: Place, program: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(place), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }))
  })
}

export const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? ''

/**
 * False for another program that has got the number since, and for a PostgreSQL that has ended but that nobody has
 * collected yet: its parent was killed, and the first process of a container often collects nothing.
 */
export async function isRunningPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    return /\(postgres\) [^ZX]/.test(state)
  }
  const [program, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/NH', '/FI', `PID eq ${pid}`]]
      : ['/bin/ps', ['-o', 'stat=,comm=', '-p', String(pid)]]
  const { stdout } = await promisify(execFile)(program, args).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') && !stdout.startsWith('Z')
}
