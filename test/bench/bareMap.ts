/** The peer of the page: MapLibre alone in the same browser, one flat colour and no data. What is below its time is the machine's. */
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { repositoryRoot } from '../../server/repositoryRoot'
import { browserRestMs, openBrowser } from './browser'

const library = join(repositoryRoot, 'node_modules/maplibre-gl/dist')

const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A bare map</title>
<link rel="stylesheet" href="/maplibre-gl.css">
<div id="map" style="position:fixed;inset:0"></div>
<script type="module">
  import { Map } from '/maplibre-gl.mjs'
  const style = { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e8ecef' } }] }
  const map = new Map({ container: 'map', style, center: [111.14, 37.52], zoom: 11, attributionControl: false })
  window.bareMapIdle = new Promise((resolve) => map.once('idle', () => resolve(performance.now())))
</script>`

declare global {
  interface Window {
    bareMapIdle?: Promise<number>
  }
}

/** Milliseconds from the navigation's begin to the map's idle, each time in a new browser. */
export const bareMapIdles = async (chromium: string, visits: number): Promise<number[]> => {
  const server = createServer((request, response) => {
    const file = basename(request.url ?? '/')
    if (file === '') return response.setHeader('content-type', 'text/html').end(html)
    if (!/^maplibre-gl[a-z-]*\.(mjs|css)$/.test(file)) return response.writeHead(404).end()
    response.setHeader('content-type', file.endsWith('.css') ? 'text/css' : 'text/javascript')
    createReadStream(join(library, file)).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const idles: number[] = []
    while (idles.length < visits) {
      const browser = await openBrowser(chromium, 'withoutCard')
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
        await wait(browserRestMs)
        await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' })
        await page.waitForFunction(() => window.bareMapIdle !== undefined)
        idles.push(await page.evaluate(() => window.bareMapIdle ?? Number.NaN))
      } finally {
        await browser.close()
      }
    }
    return idles
  } finally {
    server.close()
  }
}
