/** Before the journeys: the product as it is built and started by a user. Builds it unless `npm test` has just done so. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { stateOfBuild } from '../scripts/built.mjs'
import { repositoryRoot } from '../server/repositoryRoot'

export default function setup(): void {
  if (stateOfBuild() === 'upToDate') return
  const { status } = spawnSync(process.execPath, [join(repositoryRoot, 'scripts/build.mjs')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the product does not build')
}
