/**
 * A document as PDF, by LibreOffice where the machine has it: in a folder and profile of its own, one at a time. The last
 * ones are kept, so that a signed report is converted once, however many ask for it.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { keepAtMost } from '../../domain/keepAtMost'
import { type Refusal, refuse } from '../../domain/refusal'

const run = promisify(execFile)

const places = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]
const patienceMs = 60_000

const notInstalled = refuse(
  'notFound',
  '服务器没有安装LibreOffice，不能生成PDF。请下载文档后另存为PDF，或请管理员安装。',
  'The server has no LibreOffice and cannot make a PDF. Download the .docx and save it as PDF, or ask the administrator to install it.',
)

const queueIsFull = refuse(
  'tooMany',
  '正在生成的PDF较多，请过一分钟再下载，或先下载文档。',
  'Many PDFs are being made just now. Wait a minute and try again, or download the .docx.',
)

const convert = async (soffice: string, docx: Uint8Array): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-pdf-'))
  try {
    const path = join(folder, 'report.docx')
    await writeFile(path, docx)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run(soffice, ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, path], {
      timeout: patienceMs,
      env: { PATH: process.env.PATH, HOME: folder },
    })
    return await readFile(join(folder, 'report.pdf'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type PdfMaker = (docx: Uint8Array) => Promise<Uint8Array | Refusal>

/** Of a few hundred kilobytes each. */
const mostKept = 20
/** Each takes LibreOffice some seconds; who comes later would wait for minutes. */
const mostWaiting = 8

/** `converted`: the conversion itself; a machine without LibreOffice has none. */
export const createPdfMaker = (converted: ((docx: Uint8Array) => Promise<Uint8Array>) | null): PdfMaker => {
  const made = new Map<string, Promise<Uint8Array>>()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (docx) => {
    if (converted === null) return notInstalled
    const hash = createHash('sha256').update(docx).digest('base64url')
    const known = made.get(hash)
    if (known !== undefined) return known
    if (waiting >= mostWaiting) return queueIsFull
    waiting += 1
    const next = last
      .then(() => converted(docx))
      .finally(() => {
        waiting -= 1
      })
    last = next.catch(() => made.delete(hash))
    made.set(hash, next)
    keepAtMost(made, mostKept)
    return next
  }
}

const soffice = places.find((place) => existsSync(place))
export const pdfOf = createPdfMaker(soffice === undefined ? null : (docx) => convert(soffice, docx))
