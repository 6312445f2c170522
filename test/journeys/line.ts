/** A line between browser and server that can be cut and mended: what being offline is, streams included. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Line = {
  readonly url: string
  readonly leadsTo: (serverUrl: string) => void
  /** Ends every connection and takes no new one. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

export const openLine = async (): Promise<Line> => {
  let port = 0
  let isCut = false
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    keep(near)
    if (isCut) return near.destroy()
    const far = connect(port, '127.0.0.1')
    keep(far)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadsTo: (serverUrl) => {
      port = Number(new URL(serverUrl).port)
    },
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
