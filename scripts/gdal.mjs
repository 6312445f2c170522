/** Finds GDAL's ogrinfo for the tests of /ogc and /tiles; on Debian as root it installs it, elsewhere it says what to install. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const places = ['/usr/bin/ogrinfo', '/usr/local/bin/ogrinfo', '/opt/homebrew/bin/ogrinfo']
const isDebian = () => existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')

/** @returns {string | undefined} the program's path; ogr2ogr lies beside it */
export const findOgrinfo = () => [process.env.OGRINFO, ...places].find((place) => place && existsSync(place))

/** @returns {string | undefined} the program's path; undefined after one line that says what to install */
export const ensureOgrinfo = () => {
  if (findOgrinfo()) return findOgrinfo()
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('installing gdal-bin (Debian package)')
    const apt = (...words) =>
      spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'gdal-bin')
    if (findOgrinfo()) return findOgrinfo()
  }
  console.error(
    'The tests of OGC API and vector tiles need GDAL: install gdal-bin, or set OGRINFO to the path of ogrinfo.',
  )
  return undefined
}
