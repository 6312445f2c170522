/** Opens what was made with LibreOffice: as a PDF, its pages counted, their text read and their pictures kept to look at. */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findLibreOffice } from '../scripts/libreoffice.mjs'

const run = promisify(execFile)
const artifacts = join(import.meta.dirname, 'artifacts')

/** The offices' typefaces are not free: Noto's stand in for them, one with serifs where the real one has a brush's. */
const standIns = {
  仿宋_GB2312: 'Noto Serif CJK SC',
  仿宋: 'Noto Serif CJK SC',
  楷体_GB2312: 'Noto Serif CJK SC',
  宋体: 'Noto Serif CJK SC',
  方正小标宋简体: 'Noto Serif CJK SC',
  黑体: 'Noto Sans CJK SC',
} as const
const fontSettings = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${Object.entries(
  standIns,
)
  .map(
    ([name, instead]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${instead}</string></edit></match>`,
  )
  .join('')}</fontconfig>`

const programs = () => {
  const found = findLibreOffice()
  if (!found) throw new Error('LibreOffice and poppler were not found: run npm test once, or set SOFFICE and PDFTOPPM')
  return found
}

/** Files by name, converted at one start of the program; `to` is the ending asked for: pdf, csv. */
export const converted = async (
  files: Readonly<Record<string, Uint8Array>>,
  to: 'pdf' | 'csv',
): Promise<Record<string, Uint8Array>> => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-office-'))
  try {
    await writeFile(join(folder, 'fonts.conf'), fontSettings)
    const names = Object.keys(files)
    for (const name of names) await writeFile(join(folder, name), files[name] ?? new Uint8Array())
    // 44: comma; 34: quotes; 76: UTF-8; dates as they are shown.
    const target = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' : to
    const words = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', target]
    await run(programs().soffice, [...words, '--outdir', folder, ...names.map((name) => join(folder, name))], {
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf'), HOME: folder },
      timeout: 170_000,
    })
    const made = await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name.replace(/\.\w+$/, `.${to}`)))] as const),
    )
    return Object.fromEntries(made)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const withPdf = async <Value>(pdf: Uint8Array, read: (path: string) => Promise<Value>): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-pdf-'))
  try {
    const path = join(folder, 'paper.pdf')
    await writeFile(path, pdf)
    return await read(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const pagesOf = (pdf: Uint8Array): Promise<{ readonly count: number; readonly sizeMm: string }> =>
  withPdf(pdf, async (path) => {
    const { stdout } = await run(programs().pdfinfo, [path])
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(stdout) ?? []
    const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4)
    return {
      count: Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]),
      sizeMm: `${millimetres(width)} × ${millimetres(height)}`,
    }
  })

/** The text of one page, counted from 1, as a reader sees it. */
export const pageText = (pdf: Uint8Array, page: number): Promise<string> =>
  withPdf(pdf, async (path) => {
    const pdftotext = join(programs().pdfinfo, '..', 'pdftotext')
    const { stdout } = await run(pdftotext, ['-layout', '-f', String(page), '-l', String(page), path, '-'])
    return stdout
  })

/** Writes test/artifacts/<name>-<page>.png. */
export const keepPictures = (pdf: Uint8Array, name: string): Promise<void> =>
  withPdf(pdf, async (path) => {
    mkdirSync(artifacts, { recursive: true })
    const isOld = new RegExp(`^${name}-\\d+\\.png$`)
    for (const file of readdirSync(artifacts)) if (isOld.test(file)) rmSync(join(artifacts, file))
    await run(programs().pdftoppm, ['-r', '60', '-png', path, join(artifacts, name)])
  })
