/** The program: reads the environment, starts the server, says `ready`, and stops in good order. */
import { isRefusal } from '../domain/refusal'
import { readEnvironment } from './env'
import { createLog, createLogFault } from './log'
import { startServer } from './start'

/** Everything that closes does so well within this; whatever hangs is left behind. */
const stopWithinMs = 2_800

const give = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const environment = readEnvironment(process.env)
if ('malformed' in environment) give(environment.malformed)
else {
  const logFault = createLogFault(createLog(environment.logLevel))
  const running = await startServer(environment, (line) => process.stdout.write(`${line}\n`)).catch(
    (fault: unknown) => {
      logFault(fault, { during: 'start' })
      return give('启动失败，原因见上一行日志 · The start failed; the line above says why')
    },
  )
  if (isRefusal(running)) give(`${running.refused.zh} · ${running.refused.en}`)
  else {
    let stopping = false
    const stop = (exitCode: number) => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), stopWithinMs).unref()
      running.close().then(
        () => process.exit(exitCode),
        () => process.exit(1),
      )
    }
    process.on('SIGINT', () => stop(0))
    process.on('SIGTERM', () => stop(0))
    process.on('uncaughtException', (fault) => {
      logFault(fault, { during: 'run' })
      if (!stopping) stop(1)
    })
    void running.lost.then(({ refused }) => {
      process.stderr.write(`${refused.zh} · ${refused.en}\n`)
      if (!stopping) stop(1)
    })
    process.stdout.write(`ready ${running.url}\n`)
  }
}
