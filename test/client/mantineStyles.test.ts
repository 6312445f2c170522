/** Mantine's components come without their styles: each that the page uses, and each that those are made of, has them imported. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryRoot } from '../../server/repositoryRoot'

const mantine = join(repositoryRoot, 'node_modules/@mantine/core')
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))

/** Names that the client's files import from Mantine. */
const usedNames = (): Set<string> =>
  new Set(
    [...filesIn(join(repositoryRoot, 'client'), '.tsx'), ...filesIn(join(repositoryRoot, 'client'), '.ts')].flatMap(
      (file) =>
        [...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
          ([, names = '']) => names.split(',').map((name) => name.replace('type ', '').trim()),
        ),
    ),
  )

/** The style sheets of a module and of all that it imports: each lies behind a module of its name. */
const styledFrom = (starts: readonly string[]): Set<string> => {
  const seen = new Set<string>()
  const waiting = [...starts]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !existsSync(file)) continue
    seen.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/from\s*"(\.[^"]+)"/g)
    waiting.push(...[...imports].map(([, path = '']) => join(dirname(file ?? ''), path)))
  }
  return new Set([...seen].flatMap((file) => /(\w+)\.module\.mjs$/.exec(file)?.[1] ?? []))
}

it('every one that is used has its styles, and no other', () => {
  const used = usedNames()
  const modules = filesIn(join(mantine, 'esm/components'), '.mjs').filter((file) => used.has(basename(file, '.mjs')))
  expect(modules.length).toBeGreaterThan(15)
  const imported = [
    ...readFileSync(join(repositoryRoot, 'client/mantineStyles.ts'), 'utf8').matchAll(/styles\/([A-Z]\w+)\.css'/g),
  ].map(([, name = '']) => name)
  expect([...styledFrom(modules)].sort()).toEqual(imported.sort())
})

it('in the order of Mantine’s own sheet, which some rules rely on', () => {
  const squeezed = (name: string) => readFileSync(join(mantine, name), 'utf8').replaceAll(/\s+/g, '')
  const whole = squeezed('styles.css')
  const places = [
    ...readFileSync(join(repositoryRoot, 'client/mantineStyles.ts'), 'utf8').matchAll(/styles\/([\w-]+\.css)'/g),
  ].map(([, name]) => whole.indexOf(squeezed(`styles/${name}`).slice(0, 200)))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual([...places].sort((one, other) => one - other))
})
