/**
 * A real Valhalla on this machine with the tiles of our small town. Its npm package has no HTTP service, so a small one here
 * passes requests on to it, and its refusals on with the codes that Valhalla's own service gives them.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Actor } from '@valhallajs/valhallajs'
import { findOsmium } from '../scripts/osmium.mjs'
import { type ForeignService, json, startForeignService } from './foreignService'
import { townXml } from './town'

const packageFolder = dirname(fileURLToPath(import.meta.resolve('@valhallajs/valhallajs')))
const quiet = { logging: { type: '' } }
/** Valhalla's usual ones, as far as it asks for them. */
const few = { max_distance: 500_000, max_locations: 20, max_matrix_distance: 400_000, max_matrix_location_pairs: 2_500 }
const configOf = (tiles: string) => ({
  mjolnir: { tile_dir: tiles, concurrency: 1, ...quiet },
  loki: {
    actions: ['route', 'sources_to_targets'],
    service_defaults: {
      heading_tolerance: 60,
      // A whole small town is no island.
      minimum_reachability: 10,
      node_snap_tolerance: 5,
      radius: 0,
      search_cutoff: 35_000,
      street_side_max_distance: 1_000,
      street_side_tolerance: 5,
    },
    use_connectivity: true,
    ...quiet,
  },
  thor: { source_to_target_algorithm: 'select_optimal', ...quiet },
  odin: quiet,
  meili: {
    mode: 'auto',
    customizable: [],
    grid: { cache_size: 100_240, size: 500 },
    default: {
      beta: 3,
      breakage_distance: 2_000,
      geometry: false,
      gps_accuracy: 5,
      interpolation_distance: 10,
      max_route_distance_factor: 5,
      max_route_time_factor: 5,
      max_search_radius: 100,
      route: true,
      search_radius: 50,
      sigma_z: 4.07,
      turn_penalty_factor: 0,
    },
    ...quiet,
  },
  service_limits: {
    auto: few,
    pedestrian: { ...few, min_transit_walking_distance: 1, max_transit_walking_distance: 10_000 },
    skadi: { max_shape: 750_000, min_resample: 10 },
    isochrone: {
      max_contours: 4,
      max_time_contour: 120,
      max_distance: 25_000,
      max_locations: 1,
      max_distance_contour: 200,
    },
    trace: {
      max_distance: 200_000,
      max_gps_accuracy: 100,
      max_search_radius: 100,
      max_shape: 16_000,
      max_alternates: 3,
      max_alternates_shape: 100,
    },
    centroid: { max_distance: 200_000, max_locations: 5 },
    status: { allow_verbose: false },
    max_exclude_locations: 50,
    max_exclude_polygons_length: 10_000,
    max_radius: 200,
    max_reachability: 100,
    max_alternates: 2,
    max_timedep_distance: 500_000,
    max_timedep_distance_matrix: 0,
    max_distance_disable_hierarchy_culling: 0,
    allow_hard_exclusions: false,
  },
})

/** As its HTTP service numbers them. */
const codeOf = (message: string): number =>
  Object.entries({
    'No suitable edges near location': 171,
    'Path distance exceeds the max distance limit': 154,
    'No path could be found': 442,
    'Exceeded max locations': 150,
  }).find(([words]) => message.includes(words))?.[1] ?? 199

export const startValhalla = async (): Promise<ForeignService> => {
  const osmium = findOsmium()
  if (osmium === undefined)
    throw new Error('The tests of travel times need osmium-tool: install it, or set OSMIUM to its path.')
  const folder = mkdtempSync(join(tmpdir(), 'xuncheng-valhalla-'))
  const [xml, pbf, config] = ['town.osm', 'town.osm.pbf', 'valhalla.json'].map((name) => join(folder, name))
  if (!xml || !pbf || !config) throw new Error('no folder')
  writeFileSync(xml, townXml())
  execFileSync(osmium, ['cat', xml, '-o', pbf], { stdio: 'pipe' })
  writeFileSync(config, JSON.stringify(configOf(join(folder, 'tiles'))))
  execFileSync(process.execPath, [join(packageFolder, 'bin', 'valhalla-cli.js'), 'build_tiles', '-c', config, pbf], {
    // It writes lists of its own (duplicateways.txt) where it is started.
    cwd: folder,
    stdio: 'pipe',
  })
  const actor = new Actor(configOf(join(folder, 'tiles')))
  const services: Readonly<Record<string, (query: string) => Promise<string>>> = {
    '/sources_to_targets': (query) => actor.matrix(query),
    '/route': (query) => actor.route(query),
  }
  const service = await startForeignService(async ({ path, body }) => {
    const ask = services[path]
    if (ask === undefined) return json({ error_code: 106, error: 'Try any of', status_code: 404 }, 404)
    try {
      return { status: 200, body: await ask(body) }
    } catch (fault) {
      const error = fault instanceof Error ? fault.message : String(fault)
      return json({ error_code: codeOf(error), error, status_code: 400, status: 'Bad Request' }, 400)
    }
  })
  return {
    ...service,
    close: async () => {
      await service.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
