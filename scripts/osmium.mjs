/** Finds osmium for the tests of travel times; on Debian as root it installs it, elsewhere it says what to install. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const places = ['/usr/bin/osmium', '/usr/local/bin/osmium', '/opt/homebrew/bin/osmium']
const isDebian = () => existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')

/** @returns {string | undefined} the program's path */
export const findOsmium = () => [process.env.OSMIUM, ...places].find((place) => place && existsSync(place))

/** @returns {string | undefined} the program's path; undefined after one line that says what to install */
export const ensureOsmium = () => {
  if (findOsmium()) return findOsmium()
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('installing osmium-tool (Debian package)')
    const apt = (...words) =>
      spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'osmium-tool')
    if (findOsmium()) return findOsmium()
  }
  console.error('The tests of travel times need osmium-tool: install it, or set OSMIUM to its path.')
  return undefined
}
