/** What the READMEs say of the code is what the code says. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withParts } from '../scripts/readmeParts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const readmes = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const

test.each(readmes)('%s shows the action table and the environment as they are now', (file, language) => {
  const readme = read(file)
  expect(readme).toContain('stateDiagram-v2')
  expect(readme).toContain('`BASEMAP_URL`')
  expect(readme).toBe(withParts(readme, language))
})

test.each(readmes)('%s names only files that are there', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '')
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})

test.each(readmes)('%s gives the two commands', (file) => {
  expect(read(file)).toContain('npm ci && npm start')
  expect(read(file)).toContain('npm ci && npm test')
})
