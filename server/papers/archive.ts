/**
 * 归档: papers, scans, ledger and index of a month or a year as one .zip, streamed entry by entry. Paths are made of the
 * entries' names, of which every one is made safe: a title cannot lead out of the folder into which it is unpacked.
 */
import { strToU8 } from 'fflate'
import { cleanText, escaped } from './cleanText'
import { zipInPieces } from './zip'

export type ArchiveEntry = {
  /** Folders and the file's name with its ending, each as it is called: ['督办通知', '吕创督〔2022〕12号 关于….docx']. */
  readonly path: readonly string[]
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** What the index tells of it; an entry without one is not listed. */
  readonly listed?: {
    readonly title: string
    readonly number: string | null
    readonly signedOn: string | null
    readonly units: readonly string[]
    readonly points: readonly string[]
  }
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** File systems end a name at 255 bytes; a Chinese character takes three. */
const longestName = 200

/** A part of a path that every system can unpack, and that is nothing but a name. */
export const safeName = (name: string): string => {
  const cleaned = cleanText(name)
    .normalize('NFC')
    .replaceAll(/[/\\:*?"<>|\r\n\t]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const ending = /\.[a-z0-9]{1,5}$/i.exec(cleaned)?.[0] ?? ''
  let stem = ''
  for (const character of cleaned.slice(0, cleaned.length - ending.length)) {
    if (Buffer.byteLength(stem + character + ending) > longestName) break
    stem += character
  }
  const safe = `${stem.trimEnd()}${ending}`
  if (safe === '') return '未命名'
  return reserved.test(safe) ? `_${safe}` : safe
}

/** A path that no earlier entry has: 名.docx, 名（2）.docx. Letters' case is no difference, as some systems see it. */
const freePath = (path: readonly string[], taken: Set<string>): string => {
  const parts = path.map(safeName)
  const whole = parts.length === 0 ? '未命名' : parts.join('/')
  const [, stem = whole, ending = ''] = /^(.*?)(\.[a-z0-9]{1,5})?$/is.exec(whole) ?? []
  let found = whole
  for (let count = 2; taken.has(found.toLowerCase()); count += 1) found = `${stem}（${count}）${ending}`
  taken.add(found.toLowerCase())
  return found
}

type Listed = NonNullable<ArchiveEntry['listed']> & { readonly path: string }

const group = (listed: readonly Listed[], namesOf: (one: Listed) => readonly string[]): string => {
  const names = [...new Set(listed.flatMap(namesOf))].sort((one, other) => one.localeCompare(other, 'zh'))
  return names
    .map((name) => {
      const rows = listed
        .filter((one) => namesOf(one).includes(name))
        .map(
          ({ path, title, number, signedOn }) =>
            `<tr><td>${escaped(signedOn ?? '')}</td><td>${escaped(number ?? '')}</td><td><a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(title)}</a></td></tr>`,
        )
      return `<h3>${escaped(name)}</h3><table>${rows.join('')}</table>`
    })
    .join('')
}

const indexPage = (title: string, listed: readonly Listed[]): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title><style>body{font:16px/1.6 "仿宋","FangSong","Noto Serif CJK SC",serif;max-width:60em;margin:2em auto;padding:0 1em}h1{text-align:center}h2{border-bottom:2px solid #c00}table{border-collapse:collapse;width:100%}td{border-top:1px solid #ccc;padding:.2em .5em;vertical-align:top}td:nth-child(1){width:7em}td:nth-child(2){width:14em}</style><h1>${escaped(title)}</h1><p>共 ${listed.length} 份。</p><h2>全部</h2>${group(listed, () => ['按时间'])}<h2>按单位</h2>${group(listed, ({ units }) => units)}<h2>按点位</h2>${group(listed, ({ points }) => points)}</html>\n`

/** The zip's bytes in pieces. The index 目录.html comes last, when all paths are known. */
export async function* archiveZip(
  title: string,
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
): AsyncGenerator<Uint8Array> {
  const zip = zipInPieces()
  const paths = new Set(['目录.html'])
  const listed: Listed[] = []
  for await (const { path, bytes, listed: told } of entries) {
    const where = freePath(path, paths)
    if (told) listed.push({ ...told, path: where })
    if (bytes instanceof Uint8Array) await zip.add(where, bytes)
    else {
      const entry = zip.open(where)
      for await (const piece of bytes) {
        await entry.push(piece)
        yield* zip.taken()
      }
      await entry.push(new Uint8Array(0), true)
    }
    yield* zip.taken()
  }
  await zip.add('目录.html', strToU8(indexPage(title, listed)))
  zip.end()
  yield* zip.taken()
}
