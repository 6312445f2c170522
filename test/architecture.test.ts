/** Who may import whom, and a few things that must not occur anywhere. Read from the files themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const filesOf = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .filter((file) => !file.startsWith('test/artifacts'))
    : []
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const codeOf = (folder: string) => filesOf(folder).filter((file) => /\.tsx?$/.test(file))

/** Every import of a folder's code as [file, target]; a relative target as its path from the root. */
const importsOf = (folder: string): [file: string, target: string][] =>
  codeOf(folder).flatMap((file) =>
    [
      ...textOf(file).matchAll(
        /^(?:import|export|\}) (?:.* )?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
      ),
    ].map(([, from, bare, dynamic]): [string, string] => {
      const target = from ?? bare ?? dynamic ?? ''
      return [file, target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target]
    }),
  )
const offending = (folder: string, allowed: (target: string, file: string) => boolean) =>
  importsOf(folder).flatMap(([file, target]) => (allowed(target, file) ? [] : [`${file} imports ${target}`]))
const isPackage = (target: string) => !/^(domain|server|client|geodata|test|scripts)\//.test(target)

it('the domain takes turf, gcoord, proj4 and zod, and the types of GeoJSON', () => {
  expect(importsOf('domain').length).toBeGreaterThan(30)
  expect(offending('domain', (to) => /^domain\/|^(@turf\/turf|gcoord|proj4|zod|geojson)$/.test(to))).toEqual([])
  expect(codeOf('domain').filter((file) => /^import (?!type).*'geojson'/m.test(textOf(file)))).toEqual([])
})

it('the server takes the domain, and data of geodata', () => {
  expect(offending('server', (to) => isPackage(to) || /^(server|domain)\/|^geodata\/.*\.json$/.test(to))).toEqual([])
})

it('the client takes the domain, and of the server nothing but the type of its router', () => {
  expect(offending('client', (to) => isPackage(to) || /^(client|domain)\/|^server\/router$/.test(to))).toEqual([])
  const lines = codeOf('client').flatMap((file) => textOf(file).match(/.*server\/router'.*/g) ?? [])
  expect(new Set(lines.map((line) => line.replaceAll('../', '')))).toEqual(
    new Set(["import type { AppRouter } from 'server/router'"]),
  )
})

it('routers do not import each other', () => {
  expect(offending('server/routers', (to) => !to.startsWith('server/routers/'))).toEqual([])
})

it('the map, the looks and the forms import no job folder, and the looks know nothing of the domain but its texts', () => {
  const isOfNoJob = (to: string) => !/^client\/(?!map\/|ui\/)[^/]+\//.test(to)
  // Among the fields of a form are photos and files, each with a way of its own to be sent.
  const isOfAForm = (to: string) => isOfNoJob(to) || /^client\/(forms|photos|files)\//.test(to)
  expect(importsOf('client/forms').length).toBeGreaterThan(30)
  expect(offending('client/forms', isOfAForm)).toEqual([])
  expect(offending('client/map', isOfNoJob)).toEqual([])
  expect(offending('client/ui', (to) => isOfNoJob(to) && !/^client\/map\/|^domain\/(?!text$)/.test(to))).toEqual([])
})

it('one file holds the map, and another makes a second one to print', () => {
  const takesTheMap = /^import (?!type).*'maplibre-gl'/m
  expect(codeOf('client').filter((file) => takesTheMap.test(textOf(file)))).toEqual([
    'client/map/printPicture.ts',
    'client/map/useMap.ts',
  ])
})

it('there are no barrels', () => {
  const all = ['domain', 'server', 'client', 'geodata', 'test'].flatMap(codeOf)
  expect(all.filter((file) => /^export \*/m.test(textOf(file)))).toEqual([])
})

it('the machine’s clock is read where its reason is written here, and campaign time is passed in everywhere else', () => {
  const reasons: Readonly<Record<string, string>> = {
    'client/campaignOverview.ts': 'how long ago the server told its campaign time',
    'client/liveChannel.ts': 'how long the page was hidden',
    'client/photos/CameraDialog.tsx': 'when a photo was taken, as a camera’s own clock says it',
    'server/accounts.ts': 'an account’s own dates',
    'server/app.ts': 'rate limits',
    'server/basemap/tileCache.ts': 'how old a kept tile is',
    'server/clock.ts': 'campaign time is the machine’s and an offset',
    'server/http/signInRoutes.ts': 'sign-in limits',
    'server/trpc.ts': 'rate limits',
    'server/viewer.ts': 'ends of sessions and bans',
  }
  const readers = ['domain', 'server', 'client', 'geodata']
    .flatMap(codeOf)
    .filter((file) => /\bDate\.now\(|new Date\(\)/.test(textOf(file)))
  expect(readers.sort()).toEqual(Object.keys(reasons))
})

it('nobody’s mobile number is in the tree', () => {
  const everything = ['domain', 'server', 'client', 'geodata', 'test', 'scripts', '.ci'].flatMap(filesOf)
  const atRoot = readdirSync(root).filter((file) => /\.(md|json|ts)$/.test(file) && file !== 'package-lock.json')
  expect([...everything, ...atRoot].filter((file) => /(?<![\d.])1[3-9]\d{9}(?!\d)/.test(textOf(file)))).toEqual([])
})
