/** `npm run basemap -- <file>`: the built program where there is one, else the same from its source. */
import { existsSync } from 'node:fs'
import { installTilemaker } from './tilemaker.mjs'

const built = new URL('../dist/server/makeBasemap.js', import.meta.url)
const load = async () => {
  if (existsSync(built)) return import(built.href)
  const { register } = await import('tsx/esm/api')
  register()
  return import('../server/makeBasemap.ts')
}

const lines = ({ zh, en }) => [zh, en].filter(Boolean).join('\n')
const { makeBasemap } = await load()
process.exitCode = await makeBasemap(
  process.argv.slice(2),
  installTilemaker,
  (line) => console.log(lines(line)),
  (line) => console.error(lines(line)),
)
