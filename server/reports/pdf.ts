/** A document as PDF, by LibreOffice where the machine has it: in a folder and profile of its own, one at a time. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

let last: Promise<unknown> = Promise.resolve()

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

export const pdfOf = async (docx: Uint8Array): Promise<Uint8Array | Refusal> => {
  const soffice = places.find((place) => existsSync(place))
  if (soffice === undefined) return notInstalled
  const next = last.then(() => convert(soffice, docx))
  last = next.catch(() => undefined)
  return next
}
