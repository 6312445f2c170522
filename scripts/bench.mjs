/**
 * `npm run bench`: measures the product against its limits, and prints a table. `npm run bench -- snapshot` runs one part;
 * the parts are listed in test/bench/run.ts. Writes nothing but test/artifacts/bench.json.
 */
import { register } from 'tsx/esm/api'
import { ensureChromium } from './chromium.mjs'

register()
const { runBench } = await import('../test/bench/run.ts')
process.exit(await runBench(process.argv.slice(2), ensureChromium))
