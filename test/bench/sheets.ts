/** Sheets of points checked and taken in by the product as it is started, and taken away again: 10,000 rows of .xlsx, 100,000 of .csv, and the server's memory. */
import type { Polygon } from 'geojson'
import { v7 as uuidv7 } from 'uuid'
import { createAreaIndex } from '../../domain/boundaries/areaIndex'
import { csvOf, sheetXml, xlsxOf } from '../sheets'
import { cityFolder } from './cities'
import { type Figure, median, spread } from './figure'
import { forgetPeakOf, peakOf, rssOf } from './processes'
import { signIn, startProduct } from './product'

const header = ['名称', '点位类型', '经度', '纬度', '责任单位', '市区']
const times = 3

/** New points in a grid over the district. */
const rowsOf = (count: number, kind: string, unit: string): string[][] =>
  Array.from({ length: count }, (_, at) => [
    `新点位${at}`,
    kind,
    (111.05 + (at % 400) * 0.0004).toFixed(6),
    (37.45 + Math.floor(at / 400) * 0.0005).toFixed(6),
    unit,
    '是',
  ])

/** Twelve areas of five hundred corners beside each other. */
const twelveAreas = (): Polygon[] =>
  Array.from({ length: 12 }, (_, area) => {
    const [lng, lat] = [111 + (area % 4) * 0.1, 37 + Math.floor(area / 4) * 0.1]
    const ring = Array.from({ length: 500 }, (__, corner) => {
      const angle = (corner / 500) * 2 * Math.PI
      const reach = 0.045 + 0.004 * Math.sin(angle * 9 + area)
      return [lng + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
    })
    return { type: 'Polygon', coordinates: [[...ring, ring[0] as number[]]] }
  })

/** The index is made anew each time. */
const measureAssigning = (): Figure => {
  const areas = twelveAreas()
  const places = Array.from({ length: 100_000 }, (_, at) => [
    110.9 + 0.5 * ((at * 0.7548776662) % 1),
    36.9 + 0.4 * ((at * 0.5698402909) % 1),
  ])
  const took = Array.from({ length: 9 }, () => {
    const startedAt = performance.now()
    const index = createAreaIndex(areas)
    let inside = 0
    for (const [lng = 0, lat = 0] of places) if (index.firstAt(lng, lat) >= 0) inside += 1
    if (inside < 30_000) throw new Error(`only ${inside} places are in an area`)
    return performance.now() - startedAt
  })
  return {
    what: '100,000 places assigned to 12 areas of 500 corners',
    measured: median(took),
    limit: 20,
    unit: 'ms',
    how: spread(took, 'ms'),
  }
}

export const measureSheets = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    const { client, cookie } = await signIn(product.url, 'office')
    const { units, pointKinds } = await client.campaign.overview.query()
    const rows = (count: number) => [header, ...rowsOf(count, pointKinds[0]?.nameZh ?? '', units[0]?.name.zh ?? '')]
    let fingerprint = ''
    const check = async (body: Uint8Array | string, count: number): Promise<number> => {
      const startedAt = performance.now()
      const response = await fetch(`${product.url}/api/points/check`, {
        method: 'POST',
        body: typeof body === 'string' ? body : new Uint8Array(body),
        headers: { cookie, origin: product.url, 'content-type': 'application/octet-stream' },
      })
      const answer = (await response.json()) as { counts?: { new: number }; fingerprint?: string }
      fingerprint = answer.fingerprint ?? ''
      if (answer.counts?.new !== count)
        throw new Error(`not ${count} new points: ${JSON.stringify(answer).slice(0, 300)}`)
      return performance.now() - startedAt
    }
    const measured = async (body: Uint8Array | string, count: number) => {
      const { server } = product.processes
      const took: number[] = []
      const restMB = rssOf(server)
      forgetPeakOf(server)
      while (took.length < times) took.push(await check(body, count))
      return { took, moreMB: peakOf(server) - restMB }
    }
    const spreadsheet = await measured(xlsxOf(sheetXml(rows(10_000))), 10_000)
    const sheet = csvOf(rows(100_000))
    const values = await measured(sheet, 100_000)
    const takeIn = async (): Promise<number> => {
      const startedAt = performance.now()
      const query = new URLSearchParams({ id: uuidv7(), seen: fingerprint, name: 'points.csv' })
      const response = await fetch(`${product.url}/api/points/import?${query}`, {
        method: 'POST',
        body: sheet,
        headers: { cookie, origin: product.url, 'content-type': 'application/octet-stream' },
      })
      if (!response.ok) throw new Error(`not taken in: ${await response.text()}`)
      return performance.now() - startedAt
    }
    const takenInMs = await takeIn()
    const { server } = product.processes
    const restMB = rssOf(server)
    forgetPeakOf(server)
    const exportedAt = performance.now()
    const exported = await (
      await fetch(`${product.url}/api/export/points.xlsx`, { headers: { cookie, origin: product.url } })
    ).arrayBuffer()
    const exportMs = performance.now() - exportedAt
    const exportMB = peakOf(server) - restMB
    const figures = (what: string, { took, moreMB }: typeof values, limitMs: number): Figure[] => [
      { what, measured: median(took), limit: limitMs, unit: 'ms', how: spread(took, 'ms') },
      {
        what: `${what}: memory of the server`,
        measured: moreMB,
        limit: 200,
        unit: 'MB',
        how: 'most beyond what it held before',
      },
    ]
    return [
      ...figures('10,000 points of an .xlsx checked', spreadsheet, 3_000),
      ...figures('100,000 points of a .csv checked', values, 10_000),
      {
        what: '100,000 points taken in',
        measured: takenInMs,
        limit: null,
        unit: 'ms',
        how: 'checked once more, and written',
      },
      {
        what: '100,000 points taken away as .xlsx',
        measured: exportMs,
        limit: 15_000,
        unit: 'ms',
        how: `${(exported.byteLength / 1e6).toFixed(1)} MB`,
      },
      {
        what: '100,000 points taken away as .xlsx: memory of the server',
        measured: exportMB,
        limit: 150,
        unit: 'MB',
        how: 'most beyond what it held before',
      },
      measureAssigning(),
    ]
  } finally {
    await product.stop()
  }
}
