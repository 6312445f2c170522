/** Takes out of a packed .docx what differs from one making to the next, and names what stands in for missing typefaces. */
import { strFromU8, strToU8 } from 'fflate'
import type { LocalDate } from '../../domain/calendar'
import { fonts } from './page'
import { offTheGrid } from './write'
import { filesIn, zipOf } from './zip'

/** Each typeface with its stand-ins, which Word and WPS take in order where the first is missing. */
const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
    fonts,
  )
    .map(
      ({ name, instead }) =>
        `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="${name === '黑体' ? 'swiss' : 'roman'}"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('')}</w:fonts>`

/** A draft has no day; the file's own dates then stand at the earliest that a zip file can tell. */
const stampOf = (day: LocalDate | null): string => `${day ?? '1980-01-01'}T00:00:00Z`

export const frozen = (packed: Uint8Array, signedOn: LocalDate | null): Uint8Array => {
  const files = filesIn(packed)
  const core = files.get('docProps/core.xml')
  if (core !== undefined)
    files.set(
      'docProps/core.xml',
      strToU8(
        strFromU8(core).replaceAll(
          /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
          (_, opening: string) => `${opening}${stampOf(signedOn)}`,
        ),
      ),
    )
  const styles = files.get('word/styles.xml')
  if (styles !== undefined)
    files.set(
      'word/styles.xml',
      strToU8(
        strFromU8(styles).replace(
          new RegExp(`(w:styleId="${offTheGrid.id}".*?<w:pPr>)`, 's'),
          (opening) => `${opening}<w:snapToGrid w:val="0"/>`,
        ),
      ),
    )
  if (files.has('word/fontTable.xml')) files.set('word/fontTable.xml', strToU8(fontTable()))
  return zipOf(files)
}
