/**
 * The log: one JSON line per event on standard error, so that standard output stays with what a person reads at start.
 * Bodies, cookies, passwords and query parameters never reach it.
 */
import pino, { type Logger } from 'pino'
import type { Environment } from './env'

export const createLog = (level: Environment['logLevel']): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))

export type FaultForLog = { name: string; message: string; stack: string[]; code?: string; cause?: FaultForLog }

/** drizzle writes a failed query's parameters into the message, and the message into the stack. */
const withoutParameters = (message: string): string => message.split('\nparams:')[0]?.slice(0, 2000) ?? ''

export const faultForLog = (fault: unknown, depth = 0): FaultForLog => {
  if (!(fault instanceof Error)) return { name: typeof fault, message: '', stack: [] }
  const { cause } = fault
  return {
    name: fault.name,
    message: withoutParameters(fault.message),
    stack:
      fault.stack
        ?.split('\n')
        .filter((line) => /^\s+at /.test(line))
        .map((line) => line.trim()) ?? [],
    ...('code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {}),
    ...(cause instanceof Error && depth < 3 ? { cause: faultForLog(cause, depth + 1) } : {}),
  }
}

export type LogFault = (fault: unknown, where: Readonly<Record<string, string | undefined>>) => void

export const createLogFault =
  (log: Logger): LogFault =>
  (fault, where) =>
    log.error({ ...where, fault: faultForLog(fault) }, 'uncaught error')
