/** A service on this machine that is not ours: it answers as the test says, and remembers what it was asked. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = { readonly method: string; readonly path: string; readonly body: string }
/** `location`: a redirect. `null`: no answer at all. */
export type Answer = { readonly status: number; readonly body: string; readonly location?: string } | null

export type ForeignService = {
  /** 'http://127.0.0.1:54321' */
  readonly url: string
  readonly asked: Asked[]
  readonly close: () => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

export const startForeignService = async (
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<ForeignService> => {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = { method: request.method ?? '', path: request.url ?? '', body: await bodyOf(request) }
    asked.push(one)
    const given = await answer(one)
    if (given === null) return
    const { status, body, location } = given
    response.writeHead(status, { 'content-type': 'application/json', ...(location !== undefined && { location }) })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) })
