/** Finds tilemaker, which cuts an OpenStreetMap extract into tiles; on Debian as root it installs it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const places = ['/usr/bin/tilemaker', '/usr/local/bin/tilemaker', '/opt/homebrew/bin/tilemaker']
const isDebian = () => existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')

/** @returns {string | undefined} the program's path */
export const findTilemaker = () => [process.env.TILEMAKER, ...places].find((place) => place && existsSync(place))

/** @returns {string | undefined} the program's path, installed if it can be */
export const installTilemaker = () => {
  if (findTilemaker()) return findTilemaker()
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  console.log('installing tilemaker (Debian package)')
  const apt = (...words) =>
    spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'tilemaker')
  return findTilemaker()
}

/** @returns {string | undefined} the program's path; undefined after one line that says what to install */
export const ensureTilemaker = () => {
  const found = installTilemaker()
  if (!found) console.error('The tests of base maps need tilemaker: install it, or set TILEMAKER to its path.')
  return found
}
