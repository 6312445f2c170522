/**
 * The server's own PostgreSQL, for one DATA_DIR and one server process: made at the first start, started or taken over,
 * held by a lock, brought back if it falls, stopped with the server.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal'
import { type Binaries, binariesFor } from './binaries'
import { makeCluster, removeUnfinished } from './cluster'
import { type Held, hold } from './holder'
import { makeFolders, type Place, placeFor, writeLocation } from './place'
import { readPostmaster, startPostmaster, stopPostmaster, urlOf } from './postmaster'

export type Embedded = {
  readonly url: string
  /** True: it was still running, left by a server that was killed. */
  readonly takenOver: boolean
  /** Resolves if the database has fallen and cannot be brought back, or is held by another server since. */
  readonly lost: Promise<Refusal>
  readonly close: () => Promise<void>
}

/** How long a PostgreSQL that is stopping, or whose last processes still end, is waited for. */
const patienceMs = 30_000

async function startAndHold(place: Place, binaries: Binaries): Promise<(Held & { takenOver: boolean }) | Refusal> {
  const giveUpAt = performance.now() + patienceMs
  let takenOver = true
  while (performance.now() < giveUpAt) {
    const running = await readPostmaster(place)
    const held = running === null ? 'absent' : await hold(await urlOf(place, running), place.dataDir)
    if (typeof held === 'object') return isRefusal(held) ? held : { ...held, takenOver }
    if (held === 'absent') {
      const started = await startPostmaster(place, binaries)
      if (isRefusal(started)) return started
      takenOver = false
      if (started === 'ready') continue
    }
    await wait(100)
  }
  return refuse(
    'conflict',
    `${place.data} 正由另一个 PostgreSQL 使用，但它没有应答。请停止它后重新启动。详见 ${place.log}。`,
    `${place.data} is in use by another PostgreSQL, which does not answer. Stop it and start again. See ${place.log}.`,
  )
}

/** What the system refuses (rights, a full disk, a read-only folder) is told to who started the server, not thrown. */
async function orSystemRefusal<T>(dataDir: string, act: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return refuse(
      'conflict',
      `DATA_DIR ${dataDir} 的自带数据库无法使用：${error.message}。请检查权限和磁盘空间，或设置 DATABASE_URL。`,
      `The embedded database of DATA_DIR ${dataDir} cannot be used: ${error.message}. Check rights and disk space, or set DATABASE_URL.`,
    )
  }
}

async function prepare(dataDir: string): Promise<{ place: Place; binaries: Binaries } | Refusal> {
  const place = await placeFor(dataDir)
  if (isRefusal(place)) return place
  const refused = await makeFolders(place)
  if (refused) return refused
  const binaries = await binariesFor(place)
  if (isRefusal(binaries)) return binaries
  return (await makeCluster(place, binaries)) ?? { place, binaries }
}

/** One server per DATA_DIR: a second one is refused by the first one's process and host. */
export async function openEmbedded(dataDir: string): Promise<Embedded | Refusal> {
  const prepared = await orSystemRefusal(dataDir, () => prepare(dataDir))
  if (isRefusal(prepared)) return prepared
  const { place, binaries } = prepared
  const start = () => orSystemRefusal(dataDir, () => startAndHold(place, binaries))

  const held = await start()
  if (isRefusal(held)) return held
  await writeLocation(place)
  await removeUnfinished(place)

  let closing: Promise<void> | null = null
  let current: Promise<Held | Refusal> = Promise.resolve(held)
  let tellLost: (refusal: Refusal) => void
  const lost = new Promise<Refusal>((resolve) => {
    tellLost = resolve
  })
  // The session ends when PostgreSQL falls (killed, out of memory); pools reconnect by themselves once it is back.
  const bringBackWhenEnded = async ({ ended }: Held): Promise<void> => {
    await ended
    if (closing) return
    current = start()
    const again = await current
    if (isRefusal(again)) tellLost(again)
    else await bringBackWhenEnded(again)
  }
  void bringBackWhenEnded(held)

  const stop = async () => {
    const last = await current
    if (isRefusal(last)) return // No longer ours to stop.
    await stopPostmaster(place, binaries)
    await last.release()
  }
  return {
    url: held.url,
    takenOver: held.takenOver,
    lost,
    close: () => {
      closing ??= stop()
      return closing
    },
  }
}
