/** Every collection of /ogc, by its id. */
import type { Collection } from './collection'
import { issueCollection } from './collections/issues'
import { pointCollection } from './collections/points'
import { roadSectionCollection } from './collections/roadSections'
import { scopeCollection } from './collections/scopes'

export const collections: Readonly<Record<string, Collection>> = {
  scopes: scopeCollection,
  points: pointCollection,
  issues: issueCollection,
  'road-sections': roadSectionCollection,
}
