/** Notices that a base map's tiles do not come, and that they come again; it is said once, not for each tile. */
import type { Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl'
import type { Text } from '../../domain/text'
import { basemapPrefix } from './basemap'
import { words } from './words'

/** Our server says in words why there is no tile; of others only the status is known. */
const saidIn = async (fault: unknown): Promise<Text> => {
  try {
    const { refused } = JSON.parse(await (fault as { body: Blob }).body.text()) as { refused: Text }
    return refused.zh && refused.en ? refused : words.basemapMissing
  } catch {
    return words.basemapMissing
  }
}

/** How often it is looked whether all tiles have come or failed. */
const settleMs = 300

const isOfBasemap = (event: object): boolean => 'sourceId' in event && String(event.sourceId).startsWith(basemapPrefix)

/** `say` null: all is well. Returns what ends it. */
export const watchBasemap = (map: MapLibreMap, say: (fault: Text | null) => void): (() => void) => {
  let asked = 0
  let came = 0
  let failed = 0
  let isOver = false
  let settling: ReturnType<typeof setInterval> | undefined
  /**
   * A tile that fails makes MapLibre paint nothing, and only after painting does it say that it is at rest: whatever waits
   * for that, the list of points in view for one, would wait for good.
   */
  const settle = () => {
    if (!map.areTilesLoaded()) return
    clearInterval(settling)
    settling = undefined
    map.triggerRepaint()
  }
  const begin = () => {
    asked = 0
    came = 0
    failed = 0
  }
  const ask = (event: MapSourceDataEvent) => {
    if (!isOfBasemap(event) || !event.tile) return
    asked += 1
    settling ??= setInterval(settle, settleMs)
  }
  const come = (event: MapSourceDataEvent) => {
    if (isOfBasemap(event) && event.tile?.state === 'loaded') came += 1
  }
  const fail = (event: object) => {
    if (!isOfBasemap(event)) return
    failed += 1
    if (failed === 1) saidIn('error' in event ? event.error : null).then((fault) => isOver || say(fault))
  }
  const judge = () => {
    if (failed === 0 && came > 0) say(null)
    // MapLibre keeps still about a tile that is not there (404); where none is, the user is told.
    else if (failed === 0 && asked > 0) say(words.basemapMissing)
  }
  map.on('movestart', begin)
  map.on('sourcedataloading', ask)
  map.on('sourcedata', come)
  map.on('error', fail)
  map.on('idle', judge)
  return () => {
    isOver = true
    clearInterval(settling)
    map.off('movestart', begin)
    map.off('sourcedataloading', ask)
    map.off('sourcedata', come)
    map.off('error', fail)
    map.off('idle', judge)
  }
}
