/**
 * A planned day as GPX 1.1 (topografix.com/GPX/1/1): a waypoint for each stop and a route for each car. WGS-84, as GPX
 * always is. Written here: fifty lines, where what libraries there are write tracks or leave names unescaped.
 */

import { clockOfSeconds } from './routePlan'
import type { RouteSheet, SheetStop } from './routeSheet'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Characters that XML 1.0 knows no way to write are left out. */
const xml = (value: string): string =>
  value
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')

const line = (indent: number, name: string, value: string): string =>
  value === '' ? '' : `${' '.repeat(indent)}<${name}>${xml(value)}</${name}>\n`

const place = (
  indent: number,
  element: 'wpt' | 'rtept',
  { number, name, at: [lng, lat], ...stop }: SheetStop,
): string => {
  const space = ' '.repeat(indent)
  const times = `${clockOfSeconds(stop.arrives)}–${clockOfSeconds(stop.leaves)}`
  const described = [times, stop.place, ...stop.reasons].filter((one) => one !== '').join(' · ')
  return [
    `${space}<${element} lat="${lat.toFixed(7)}" lon="${lng.toFixed(7)}">\n`,
    line(indent + 2, 'name', `${number} ${name}`),
    line(indent + 2, 'desc', described),
    `${space}</${element}>\n`,
  ].join('')
}

export const gpxOf = ({ title, cars }: RouteSheet): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<gpx version="1.1" creator="Xuncheng" xmlns="http://www.topografix.com/GPX/1/1">\n',
    '  <metadata>\n',
    line(4, 'name', title),
    '  </metadata>\n',
    ...cars.flatMap(({ stops }) => stops.map((stop) => place(2, 'wpt', stop))),
    ...cars.flatMap(({ car, name, stops }) => [
      '  <rte>\n',
      line(4, 'name', name),
      `    <number>${car + 1}</number>\n`,
      ...stops.map((stop) => place(4, 'rtept', stop)),
      '  </rte>\n',
    ]),
    '</gpx>\n',
  ].join('')
