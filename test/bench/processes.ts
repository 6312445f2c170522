/** Which processes the product consists of, and the memory they hold. Linux only: it reads /proc. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

type Process = { readonly pid: number; readonly parent: number; readonly name: string; readonly command: string }

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [, comm, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(read(`/proc/${name}/stat`)) ?? []
      const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ')
      return comm === undefined ? [] : [{ pid: Number(name), parent: Number(parent), name: comm, command }]
    })

/** A process's children, and theirs, and so on. */
const descendantsOf = (pid: number, all = processes()): Process[] =>
  all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendantsOf(child.pid, all)])

export type ProductProcesses = { readonly server: number; readonly database: readonly number[] }

/** Below the process that `npm start` is. */
export const productProcesses = (npmPid: number): ProductProcesses => {
  const below = descendantsOf(npmPid)
  const server = below.find(({ name, command }) => name !== 'sh' && command.includes('scripts/start.mjs'))
  if (!server) throw new Error('the server was not found below npm start')
  const database = below.filter(({ name }) => name === 'postgres').map(({ pid }) => pid)
  return { server: server.pid, database }
}

export const isAlive = (pid: number): boolean => !/^$|\) [ZX]/.test(read(`/proc/${pid}/stat`))

/** Megabytes (1e6) of a process: its own pages, and its share of those that others map too. */
export const pssOf = (pid: number): number =>
  (Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? Number.NaN) * 1024) / 1e6

/** From here on the most that a process held is counted anew. */
export const forgetPeakOf = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** Megabytes of all pages that a process mapped at once, since its peak was last forgotten. */
export const peakOf = (pid: number): number =>
  (Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN) * 1024) / 1e6

/** Megabytes of all pages that a process maps, shared or not: no less than its share on a machine without others. */
export const rssOf = (pid: number): number =>
  (Number(/^Rss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? Number.NaN) * 1024) / 1e6
