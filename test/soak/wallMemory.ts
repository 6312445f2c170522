/** Whether the wall screen can stay for days: what the page's memory holds after a collection, while the city goes on changing. */
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { median } from '../bench/figure'

/** After everything that can be collected has been. */
export type Held = {
  readonly atSeconds: number
  readonly heapMB: number
  readonly nodes: number
  readonly listeners: number
}

const held = async (cdp: CDPSession, since: number): Promise<Held> => {
  // What the first round lets go of, finalizers included, the second collects.
  for (let round = 0; round < 2; round += 1) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    atSeconds: Math.round((performance.now() - since) / 1000),
    heapMB: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  }
}

export type Soak = {
  readonly minutes: number
  readonly samples: number
  /** How often something in the city changes, milliseconds. */
  readonly changeEveryMs: number
  /** Does it, as somebody else would. */
  readonly change: () => Promise<void>
  /** Goes on with the tour by hand, as fast as things change; otherwise it goes by itself. */
  readonly hurries: boolean
  readonly onSample?: (sample: Held) => void
}

/** The page shows the wall. It goes round once before anything is measured: what is read for the first time is kept. */
export const soak = async (
  page: Page,
  stops: number,
  { minutes, samples, changeEveryMs, change, hurries, onSample }: Soak,
) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const goOn = () => page.keyboard.press('ArrowRight')
  for (let stop = 0; stop <= stops; stop += 1) {
    await goOn()
    await change()
    await wait(600)
  }
  const since = performance.now()
  const taken: Held[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    const until = since + ((sample + 1) / samples) * minutes * 60_000
    while (performance.now() < until) {
      await change()
      if (hurries) await goOn()
      await wait(changeEveryMs)
    }
    const now = await held(cdp, since)
    taken.push(now)
    onSample?.(now)
  }
  await cdp.detach()
  return { taken, ...growthOf(taken) }
}

/**
 * The last third against the first, as a share: 0.05 is five in a hundred more. Of nodes and listeners the least: scopes
 * have cards of different lengths, and only what is there at the shortest of them has stayed behind.
 */
export const growthOf = (taken: readonly Held[]) => {
  const third = Math.max(1, Math.floor(taken.length / 3))
  const grown = (take: (values: readonly number[]) => number, of: (sample: Held) => number) =>
    take(taken.slice(-third).map(of)) / take(taken.slice(0, third).map(of)) - 1
  const least = (values: readonly number[]) => Math.min(...values)
  return {
    heapGrowth: grown(median, ({ heapMB }) => heapMB),
    nodeGrowth: grown(least, ({ nodes }) => nodes),
    listenerGrowth: grown(least, ({ listeners }) => listeners),
  }
}
