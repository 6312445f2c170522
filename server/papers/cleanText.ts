/** Text as a document's XML can hold it: no control characters, no halves of a surrogate pair, no non-characters. */

import { escapedMarkup } from '../../domain/markup'

/** What turns the direction of writing goes as well: it could make a paper read otherwise than it is. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu

/** Whether there may be anything of that: told in a tenth of the time, and there hardly ever is. */
const suspicious = /[^\t\n\r -~\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd]/

export const cleanText = (words: string): string => (suspicious.test(words) ? words.replaceAll(unwritable, '') : words)

const breaks = /[\t\r\n\u2028\u2029]/

/** The lines of a text, without those that are empty. */
export const linesOf = (words: string): string[] => {
  const clean = cleanText(words)
  const lines = breaks.test(clean)
    ? clean.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => line.replaceAll('\t', ' ').trim())
    : [clean.trim()]
  return lines.filter((line) => line !== '')
}

/** A text that has to stand on one line, or in one paragraph. */
export const oneLine = (words: string): string => linesOf(words).join(' ')

/** A clean text as it stands in XML and HTML. */
export const escaped = (words: string): string => escapedMarkup(cleanText(words))
