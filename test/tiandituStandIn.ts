/**
 * Stands in for 天地图, which is a third party behind a network and a key: its WMTS with the answers it is known to give,
 * right and wrong. A map's tile is a plain picture of its own colour; a layer of names has the same empty one almost everywhere.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'

export type Mood =
  | 'well'
  /** 403 with a text, as for a key that it does not know. */
  | 'refuses'
  /** 418, as for a key of another type. */
  | 'teapot'
  | 'quota'
  /** 200, and a picture that says what is wrong. */
  | 'errorPicture'
  | 'errorText'
  /** 200 and a page, as of a network's own gate. */
  | 'page'
  | 'redirects'
  | 'broken'
  /** No answer at all. */
  | 'silent'

export type TiandituStandIn = {
  /** 'http://127.0.0.1:54321' */
  readonly url: string
  /** 'vec/12/3310/1587', in the order asked. */
  readonly asked: string[]
  /** Every key that came along. */
  readonly keys: ReadonlySet<string>
  /** Most requests that it had at the same time. */
  readonly mostAtOnce: () => number
  mood: Mood
  readonly close: () => Promise<void>
}

const picture = (red: number, green: number, blue: number, alpha = 1): Promise<Buffer> =>
  sharp({ create: { width: 256, height: 256, channels: 4, background: { r: red, g: green, b: blue, alpha } } })
    .png()
    .toBuffer()

const tileOf = (layer: string, z: number, x: number, y: number): Promise<Buffer> => {
  // Far apart, so that no two neighbours are alike.
  const shade = (z * 7 + x * 31 + y * 17) % 64
  const isOfNames = layer.startsWith('c')
  // Of the whole world every layer has something to show.
  if (isOfNames) return z <= 2 ? picture(x * 9, y * 9, 80, 0.5) : picture(0, 0, 0, 0)
  return picture(150 + shade, 190 + (shade >> 1), 160 + ((shade * 3) % 64))
}

export const startTianditu = async (): Promise<TiandituStandIn> => {
  const asked: string[] = []
  const keys = new Set<string>()
  const wrong = await picture(250, 240, 240)
  let atOnce = 0
  let most = 0

  const say = (response: ServerResponse, status: number, type: string, body: string | Buffer) => {
    response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' })
    response.end(body)
  }
  const answers: Record<Mood, (response: ServerResponse, place: [string, number, number, number]) => unknown> = {
    well: async (response, place) => say(response, 200, 'image/png', await tileOf(...place)),
    refuses: (response) => say(response, 403, 'application/json', '{"msg":"非法Key","code":301001}'),
    teapot: (response) => say(response, 418, 'text/html', '{"msg":"权限类型错误"}'),
    quota: (response) => say(response, 403, 'application/json', '{"msg":"访问次数超出配额","code":301003}'),
    errorPicture: (response) => say(response, 200, 'image/png', wrong),
    errorText: (response) => say(response, 200, 'image/png', '{"msg":"非法Key"}'),
    page: (response) => say(response, 200, 'text/html', '<html><body>请登录上网</body></html>'),
    redirects: (response) => {
      response.writeHead(302, { location: `${url}/elsewhere` })
      response.end()
    },
    broken: (response) => say(response, 502, 'text/html', 'Bad Gateway'),
    silent: () => undefined,
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand.in')
    const number = (name: string) => Number(searchParams.get(name))
    const layer = searchParams.get('LAYER') ?? ''
    const place: [string, number, number, number] = [layer, number('TILEMATRIX'), number('TILECOL'), number('TILEROW')]
    asked.push(pathname === `/${layer}_w/wmts` ? place.join('/') : pathname)
    keys.add(searchParams.get('tk') ?? '')
    atOnce += 1
    most = Math.max(most, atOnce)
    response.once('close', () => {
      atOnce -= 1
    })
    await answers[standIn.mood](response, place)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const standIn: TiandituStandIn = {
    url,
    asked,
    keys,
    mostAtOnce: () => most,
    mood: 'well',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}
