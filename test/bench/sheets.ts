/** Sheets of points checked by the product as it is started: 10,000 rows of .xlsx, 100,000 of .csv, and the server's memory. */
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

export const measureSheets = async (): Promise<Figure[]> => {
  const product = await startProduct(await cityFolder('sample'))
  try {
    const { client, cookie } = await signIn(product.url, 'office')
    const { units, pointKinds } = await client.campaign.overview.query()
    const rows = (count: number) => [header, ...rowsOf(count, pointKinds[0]?.nameZh ?? '', units[0]?.name.zh ?? '')]
    const check = async (body: Uint8Array | string, count: number): Promise<number> => {
      const startedAt = performance.now()
      const response = await fetch(`${product.url}/api/points/check`, {
        method: 'POST',
        body: typeof body === 'string' ? body : new Uint8Array(body),
        headers: { cookie, origin: product.url, 'content-type': 'application/octet-stream' },
      })
      const answer = (await response.json()) as { counts?: { new: number } }
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
    const values = await measured(csvOf(rows(100_000)), 100_000)
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
    ]
  } finally {
    await product.stop()
  }
}
