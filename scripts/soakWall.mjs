/** `npm run soak:wall`: the wall screen for two hours while the city changes; `npm run soak:wall -- 10` for ten minutes. Fails where the page's memory grows. */
import { register } from 'tsx/esm/api'
import { ensureChromium } from './chromium.mjs'

register()
const { soakTheWall } = await import('../test/soak/wall.ts')
const [minutes] = process.argv.slice(2)
const chromium = ensureChromium()
if (!chromium || (minutes !== undefined && !(Number(minutes) > 0))) {
  console.error('npm run soak:wall [-- minutes]')
  process.exit(2)
}
process.exit(await soakTheWall(minutes === undefined ? undefined : Number(minutes), chromium))
