/** The flood's sender, in a thread of its own so that who measures is not slowed down by it: posts at a pace until told to stop. */
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { url, body, postsPerMinute } = workerData
const tickMs = 12
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
/** How often each status was answered; 0: no answer. */
const answered = {}
const count = (status) => {
  answered[status] = (answered[status] ?? 0) + 1
}
let sent = 0
const post = () => {
  sent += 1
  const sending = request(url, { method: 'POST', agent, headers }, (response) => {
    count(response.statusCode ?? 0)
    response.resume()
  })
  sending.on('error', () => count(0))
  sending.end(body)
}
const startedAt = performance.now()
const timer = setInterval(() => {
  const due = ((performance.now() - startedAt) / 60_000) * postsPerMinute
  while (sent < due) post()
}, tickMs)
parentPort?.once('message', () => {
  clearInterval(timer)
  parentPort?.postMessage({ sent, answered })
  agent.destroy()
})
