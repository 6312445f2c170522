/** Finds LibreOffice and poppler for the tests of papers; on Debian as root it installs them, elsewhere it says what to install. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const soffices = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]
const popplers = ['/usr/bin/pdftoppm', '/usr/local/bin/pdftoppm', '/opt/homebrew/bin/pdftoppm']
const first = (...places) => places.find((place) => place && existsSync(place))
const isDebian = () => existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')
const hasFilter = (soffice, library) => {
  const program = dirname(spawnSync('readlink', ['-f', soffice], { encoding: 'utf8' }).stdout?.trim() || soffice)
  return !isDebian() || existsSync(join(program, library))
}

/** @returns {{ soffice: string, pdftoppm: string, pdfinfo: string } | undefined} where the programs are */
export const findLibreOffice = () => {
  const soffice = first(process.env.SOFFICE, ...soffices)
  const pdftoppm = first(process.env.PDFTOPPM, ...popplers)
  if (!soffice || !pdftoppm) return undefined
  return { soffice, pdftoppm, pdfinfo: join(dirname(pdftoppm), 'pdfinfo') }
}

const missingPackages = () => {
  const soffice = first(process.env.SOFFICE, ...soffices)
  return [
    ...(soffice && hasFilter(soffice, 'libswlo.so') ? [] : ['libreoffice-writer-nogui']),
    ...(soffice && hasFilter(soffice, 'libsclo.so') ? [] : ['libreoffice-calc-nogui']),
    ...(first(process.env.PDFTOPPM, ...popplers) ? [] : ['poppler-utils']),
  ]
}

/** @returns {ReturnType<typeof findLibreOffice>} undefined after one line that says what to install */
export const ensureLibreOffice = () => {
  const missing = missingPackages()
  if (missing.length === 0) return findLibreOffice()
  if (process.getuid?.() === 0 && isDebian()) {
    console.log(`installing ${missing.join(' and ')} (Debian packages)`)
    const apt = (...words) =>
      spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...missing)
    if (missingPackages().length === 0) return findLibreOffice()
  }
  console.error(
    `The tests of papers need ${missing.join(' and ')}: install it, or set SOFFICE and PDFTOPPM to their paths.`,
  )
  return undefined
}
