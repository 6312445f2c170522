/**
 * A planned day as iCalendar (RFC 5545): an event for each stop. Times are given in UTC, which every calendar shows in the
 * reader's zone, and which needs no definition of Shanghai's. Written here: what the format asks for (escapes, folding by
 * octets, CRLF) is this file, and the libraries for it bring validators and recurrences along.
 */
import { startOfDay } from './calendar'
import type { RouteSheet } from './routeSheet'

const octetsAtMost = 75

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}

/** In lines of at most 75 octets, no character parted; a further line begins with a space, which counts. */
const folded = (line: string): string => {
  let written = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > octetsAtMost) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += more
  }
  return `${written}\r\n`
}

const escaped = (value: string): string =>
  value
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // No other control character may stand in a value.
    .replace(/\p{Cc}/gu, '')

/** '20220811T003000Z'. */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** `stampedAt`: when the file is made. A stop keeps its event's identity, so that a calendar that gets a later plan moves it. */
export const icalendarOf = ({ squad, on, title, cars }: RouteSheet, stampedAt: Date): string => {
  const midnight = startOfDay(on).getTime()
  const at = (seconds: number) => utc(new Date(midnight + Math.round(seconds / 60) * 60_000))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Xuncheng//Route plan//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(title)}`,
    ...cars.flatMap(({ name: car, stops }) =>
      stops.flatMap(({ key, number, name, at: [lng, lat], begins, leaves, place, reasons }) => [
        'BEGIN:VEVENT',
        `UID:${on}-squad${squad}-${encodeURIComponent(key)}@xuncheng`,
        `DTSTAMP:${utc(stampedAt)}`,
        `DTSTART:${at(begins)}`,
        `DTEND:${at(leaves)}`,
        `SUMMARY:${escaped(`${number} ${name}`)}`,
        `LOCATION:${escaped(place === '' ? name : `${name}（${place}）`)}`,
        `GEO:${lat.toFixed(6)};${lng.toFixed(6)}`,
        `DESCRIPTION:${escaped([car, ...reasons].join('\n'))}`,
        'END:VEVENT',
      ]),
    ),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('')
}
