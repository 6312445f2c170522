/**
 * `npm run audit:verify`: checks the log of the database that the environment names, beside a running server or without
 * one. Ends with 0: sound; 1: something was found, and named; 2: it could not be checked.
 */
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import type { Text } from '../domain/text'
import { findingText, soundLines, verifyLog } from './audit/verifyLog'
import { visitEmbedded } from './db/embedded/visitEmbedded'
import { connectDatabase, type Database } from './db/open'
import { isFoldedByThisVersion } from './db/refold'
import { readEnvironment } from './env'
import type { LogEnd } from './eventLog'
import { faultForLog } from './log'

const say = ({ zh, en }: Text) => process.stdout.write(`${zh}\n${en}\n`)
const complain = ({ zh, en }: Text) => process.stderr.write(`${zh}\n${en}\n`)

const wrongWords = refuse(
  'invalid',
  '用法：npm run audit:verify [-- --anchor <序号>:<哈希>] [-- --until-now]。锚点形如 1234:9f86d0…（64 位）。',
  'Usage: npm run audit:verify [-- --anchor <position>:<hash>] [-- --until-now]. An anchor looks like 1234:9f86d0… (64 digits).',
)

const otherVersion = refuse(
  'conflict',
  '数据由另一个版本的程序写成，没有查。请先用这个版本启动一次服务，再查。',
  'The data were written by another version, so nothing was checked. Start the server of this version once, then check again.',
)

type Wish = { readonly anchors: readonly LogEnd[]; readonly untilNow: boolean }

/** `--anchor` may be given several times. */
export const wishOf = (words: readonly string[]): Wish | Refusal => {
  const anchors: LogEnd[] = []
  let untilNow = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === '--until-now') untilNow = true
    else if (word === '--anchor') {
      const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(words[++at] ?? '') ?? []
      if (position === undefined || hash === undefined) return wrongWords
      anchors.push({ position: Number(position), hash })
    } else if (word !== '--') return wrongWords
  }
  return { anchors, untilNow }
}

const openToRead = async (): Promise<Database | Refusal> => {
  const environment = readEnvironment(process.env)
  if ('malformed' in environment) return refuse('invalid', environment.malformed, environment.malformed)
  const { databaseUrl, dataDir } = environment
  if (databaseUrl !== undefined) return connectDatabase(databaseUrl)
  const visit = await visitEmbedded(dataDir)
  return isRefusal(visit) ? visit : connectDatabase(visit.url, { kind: 'embedded', closeServer: visit.close })
}

const verify = async (): Promise<number> => {
  const wish = wishOf(process.argv.slice(2))
  if (isRefusal(wish)) {
    complain(wish.refused)
    return 2
  }
  const database = await openToRead()
  if (isRefusal(database)) {
    complain(database.refused)
    return 2
  }
  try {
    // By this version's rules the folds of another one would seem to be altered.
    if (!(await isFoldedByThisVersion(database.db))) {
      complain(otherVersion.refused)
      return 2
    }
    const result = await verifyLog(database, wish.anchors)
    if (result.finding !== null) {
      say(findingText(result.finding))
      return 1
    }
    for (const line of soundLines(result, wish.untilNow)) say(line)
    return 0
  } finally {
    await database.close()
  }
}

process.exitCode = await verify().catch((fault: unknown) => {
  const { message, cause, code } = faultForLog(fault)
  const why = cause?.message || message || code || ''
  complain({ zh: `没有查成：${why}`, en: `The log could not be checked: ${why}` })
  return 2
})
