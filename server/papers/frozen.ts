/**
 * Makes of a packed .docx the file that is kept: the pictures come in, what differs from one making to the next goes out,
 * and what stands in for missing typefaces is named.
 */
import { strFromU8, strToU8 } from 'fflate'
import type { LocalDate } from '../../domain/calendar'
import { fonts } from './page'
import type { Pictures } from './picture'
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

export const frozen = (packed: Uint8Array, signedOn: LocalDate | null, pictures: Pictures): Uint8Array => {
  const files = filesIn(packed)
  const rewrite = (path: string, anew: (xml: string) => string) => {
    const bytes = files.get(path)
    if (bytes !== undefined) files.set(path, strToU8(anew(strFromU8(bytes))))
  }
  rewrite('docProps/core.xml', (xml) =>
    xml.replaceAll(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, opening: string) => `${opening}${stampOf(signedOn)}`,
    ),
  )
  rewrite('word/styles.xml', (xml) =>
    xml.replace(
      new RegExp(`(w:styleId="${offTheGrid.id}".*?<w:pPr>)`, 's'),
      (opening) => `${opening}<w:snapToGrid w:val="0"/>`,
    ),
  )
  rewrite('word/fontTable.xml', fontTable)
  for (const [path, standIn] of files) if (path.startsWith('word/media/')) files.set(path, pictures.behind(standIn))
  return zipOf(files)
}
