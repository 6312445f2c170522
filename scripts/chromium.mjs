/** Finds a Chromium for the browser tests; on Debian as root it installs one, elsewhere it says what to install. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const isDebian = () => existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')
const hasChineseType = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== ''

/** @returns {string | undefined} the browser's path */
export const findChromium = () => [process.env.CHROMIUM, ...places].find((place) => place && existsSync(place))

/** @returns {string | undefined} the browser's path; undefined after one line that says what to install */
export const ensureChromium = () => {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(hasChineseType() ? [] : ['fonts-noto-cjk'])]
  if (missing.length === 0) return findChromium()
  if (process.getuid?.() === 0 && isDebian()) {
    console.log(`installing ${missing.join(' and ')} (Debian packages)`)
    const apt = (...words) =>
      spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...missing, 'fontconfig')
    if (findChromium() && hasChineseType()) return findChromium()
  }
  console.error(`The browser tests need ${missing.join(' and ')}: install it, or set CHROMIUM to a browser's path.`)
  return undefined
}
