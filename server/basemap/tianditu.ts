/**
 * 天地图 by way of this server, which alone knows the key: kept tiles first, then its hosts, a few requests at a time. When it
 * refuses the key or cannot be reached it is left alone for a while, and nobody waits for it.
 */
import { createHash } from 'node:crypto'
import { type TiandituLayer, tiandituZooms } from '../../domain/basemap'
import type { TiandituSettings } from '../env'
import { judgeAnswer, type TileAnswer, type TileFault } from './tileAnswer'
import type { TileCache } from './tileCache'

export type TilePlace = { readonly layer: TiandituLayer; readonly z: number; readonly x: number; readonly y: number }

export type Tianditu = {
  readonly tile: (place: TilePlace) => Promise<TileAnswer>
}

export type TiandituLimits = {
  readonly timeoutMs: number
  readonly atOnce: number
  readonly waiting: number
  readonly mostBytes: number
  /** Of a clock that never goes back. */
  readonly nowMs: () => number
}

const usualLimits: TiandituLimits = {
  timeoutMs: 8_000,
  atOnce: 8,
  waiting: 200,
  mostBytes: 1024 * 1024,
  nowMs: () => performance.now(),
}

/** How long it is left alone after a fault: at first, and at most after more of them. `after`: so many in a row. */
const pauses: Readonly<Record<Exclude<TileFault, 'busy'>, { firstMs: number; mostMs: number; after: number }>> = {
  keyRefused: { firstMs: 60_000, mostMs: 900_000, after: 1 },
  overQuota: { firstMs: 60_000, mostMs: 900_000, after: 1 },
  noPicture: { firstMs: 30_000, mostMs: 300_000, after: 1 },
  unreachable: { firstMs: 10_000, mostMs: 120_000, after: 3 },
}

/** Two places that no map of the world draws alike, in any layer: East Asia, and Europe with India. */
const unlike = [
  { z: 2, x: 3, y: 1 },
  { z: 2, x: 2, y: 1 },
] as const

const mostPictures = 2_000

const nameOf = ({ layer, z, x, y }: TilePlace): string => `${layer}/${z}/${x}-${y}`
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

export const isTilePlace = ({ layer, z, x, y }: TilePlace): boolean => {
  const { least, most } = tiandituZooms[layer]
  return z >= least && z <= most && x < 2 ** z && y < 2 ** z
}

/** The address within a WMTS of 天地图, in Web Mercator tiles (`w`). */
const addressOf = ({ key, url }: TiandituSettings, { layer, z, x, y }: TilePlace): string => {
  const base = url ?? `https://t${(x + y) % 8}.tianditu.gov.cn`
  const asked = new URLSearchParams({
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: layer,
    STYLE: 'default',
    TILEMATRIXSET: 'w',
    FORMAT: 'tiles',
    TILEMATRIX: `${z}`,
    TILEROW: `${y}`,
    TILECOL: `${x}`,
    tk: key,
  })
  return `${base}/${layer}_w/wmts?${asked}`
}

/** Null: longer than `mostBytes`. */
const bodyOf = async (response: Response, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > mostBytes) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

export const openTianditu = (
  settings: TiandituSettings,
  cache: TileCache,
  onFault: (fault: Error) => void,
  limits: Partial<TiandituLimits> = {},
): Tianditu => {
  const { timeoutMs, atOnce, waiting, mostBytes, nowMs } = { ...usualLimits, ...limits }

  let running = 0
  const queue: (() => void)[] = []
  /** False: too many wait already. */
  const enter = async (): Promise<boolean> => {
    if (running < atOnce) {
      running += 1
      return true
    }
    if (queue.length >= waiting) return false
    await new Promise<void>((resolve) => queue.push(resolve))
    return true
  }
  /** Whoever waits takes the place over, so that nobody slips in between. */
  const leave = (): void => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  const fetchTile = async (place: TilePlace): Promise<TileAnswer> => {
    if (!(await enter())) return { kind: 'fault', fault: 'busy' }
    try {
      const response = await fetch(addressOf(settings, place), {
        // Only these hosts are asked, wherever they point to.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: 'image/*', 'user-agent': 'Mozilla/5.0 (compatible; Xuncheng)' },
      })
      const bytes = await bodyOf(response, mostBytes)
      return bytes === null ? { kind: 'fault', fault: 'noPicture' } : judgeAnswer(response.status, bytes)
    } catch {
      return { kind: 'fault', fault: 'unreachable' }
    } finally {
      leave()
    }
  }

  let pause: { readonly untilMs: number; readonly lengthMs: number; readonly fault: TileFault } | null = null
  let inARow = 0
  const note = (answer: TileAnswer): void => {
    if (answer.kind !== 'fault') {
      inARow = 0
      pause = null
      return
    }
    const { fault } = answer
    if (fault === 'busy') return
    inARow += 1
    const { firstMs, mostMs, after } = pauses[fault]
    // Answers to what was asked before the pause began do not make it longer.
    if (inARow < after || (pause !== null && nowMs() < pause.untilMs)) return
    const lengthMs = pause === null ? firstMs : Math.min(pause.lengthMs * 2, mostMs)
    pause = { untilMs: nowMs() + lengthMs, lengthMs, fault }
    onFault(new Error(`Tianditu: ${fault}; it is left alone for ${lengthMs / 1000} s.`))
  }

  /** By what a picture shows: where it has been seen, and whether it may be there. */
  const pictures = new Map<string, { readonly first: string; verdict: Promise<boolean | null> | null }>()
  /** Null: it could not be found out. */
  const isOfAnyPlace = async (digest: string, layer: TiandituLayer): Promise<boolean | null> => {
    const answers = await Promise.all(unlike.map((place) => fetchTile({ layer, ...place })))
    const digests = answers.map((answer) => (answer.kind === 'tile' ? digestOf(answer.bytes) : null))
    return digests.includes(null) ? null : digests.every((one) => one === digest)
  }
  /** Open country looks the same in many places, and so does a picture that says "wrong key": then even unlike places do. */
  const isErrorPicture = async (place: TilePlace, bytes: Uint8Array): Promise<boolean> => {
    const digest = digestOf(bytes)
    const name = nameOf(place)
    const known = pictures.get(digest)
    if (known === undefined) {
      if (pictures.size >= mostPictures) pictures.clear()
      pictures.set(digest, { first: name, verdict: null })
      return false
    }
    if (known.verdict === null) {
      if (known.first === name) return false
      known.verdict = isOfAnyPlace(digest, place.layer)
    }
    const verdict = await known.verdict
    if (verdict === null) known.verdict = null
    else if (verdict) await cache.remove(known.first)
    return verdict === true
  }

  const ask = async (place: TilePlace): Promise<TileAnswer> => {
    const answer = await fetchTile(place)
    const isFalse = answer.kind === 'tile' && (await isErrorPicture(place, answer.bytes))
    const judged: TileAnswer = isFalse ? { kind: 'fault', fault: 'keyRefused' } : answer
    note(judged)
    if (judged.kind === 'tile') await cache.write(nameOf(place), judged.bytes)
    return judged
  }

  /** Who asks for a tile that is already on its way waits for that one. */
  const onTheirWay = new Map<string, Promise<TileAnswer>>()
  const askOnce = (place: TilePlace): Promise<TileAnswer> => {
    const name = nameOf(place)
    const asked = onTheirWay.get(name) ?? ask(place).finally(() => onTheirWay.delete(name))
    onTheirWay.set(name, asked)
    return asked
  }

  return {
    tile: async (place) => {
      const kept = await cache.read(nameOf(place))
      const keptAnswer = kept === null ? null : judgeAnswer(200, kept.bytes)
      if (kept !== null && keptAnswer?.kind === 'tile' && !kept.isOld) return keptAnswer
      const answer: TileAnswer =
        pause !== null && nowMs() < pause.untilMs ? { kind: 'fault', fault: pause.fault } : await askOnce(place)
      return answer.kind === 'fault' && keptAnswer?.kind === 'tile' ? keptAnswer : answer
    },
  }
}
