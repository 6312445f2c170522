/** Writes the made parts into both READMEs: `npx tsx scripts/readme.ts`. A test fails when they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { withParts } from './readmeParts'

for (const [file, language] of [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const) {
  const path = new URL(`../${file}`, import.meta.url)
  writeFileSync(path, withParts(readFileSync(path, 'utf8'), language))
}
