/** `npm run audit:verify`: the built program where there is one, else the same from its source. */
import { existsSync } from 'node:fs'

const built = new URL('../dist/server/auditVerify.js', import.meta.url)
if (existsSync(built)) await import(built.href)
else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../server/auditVerify.ts')
}
