/** The check items that road sections start with: the product's own default list, until the office imports the handbook's. */
import type { CheckItem } from './db/schema'
import { packagedJson } from './packagedFile'

type SectionItemsFile = { readonly checkItems: readonly CheckItem[] }

export const sectionItems = packagedJson<SectionItemsFile>('geodata/sample/road_section_items.json').checkItems
