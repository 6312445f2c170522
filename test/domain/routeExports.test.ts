/** A planned day as files: GPX and iCalendar, byte for byte where it matters. */
import { describe, expect, it } from 'vitest'
import { gpxOf } from '../../domain/gpx'
import { icalendarOf } from '../../domain/icalendar'
import { type RouteSheet, routeFileName, type SheetStop } from '../../domain/routeSheet'

const stop = (given: Partial<SheetStop>): SheetStop => ({
  key: '12',
  number: 1,
  name: '第一中学',
  at: [111.134, 37.524],
  arrives: 8 * 3600 + 25 * 60,
  begins: 8 * 3600 + 30 * 60,
  leaves: 8 * 3600 + 55 * 60,
  legSeconds: 600,
  legMetres: 3200,
  isEstimated: true,
  place: '滨河街道',
  reasons: ['学校', '待复查 2'],
  ...given,
})

const day: RouteSheet = {
  squad: 5,
  on: '2022-08-11',
  title: '第五督导分队 2022-08-11 督导线路',
  cars: [
    { car: 0, name: '1号车', stops: [stop({})] },
    {
      car: 2,
      name: '3号车',
      stops: [
        stop({
          key: 'own',
          number: 1,
          name: '“<东关>” & \'西关\' "市场"',
          at: [111.2, 37.6],
          begins: 86_400 + 600,
          leaves: 86_400 + 1800,
          place: '',
          reasons: [],
        }),
      ],
    },
  ],
}

it('the file says whose day it is', () => {
  expect(routeFileName(day, 'gpx')).toBe('督导线路_第5分队_2022-08-11.gpx')
  expect(routeFileName(day, 'ics')).toBe('督导线路_第5分队_2022-08-11.ics')
})

describe('GPX', () => {
  it('has a waypoint for each stop and a route for each car, in WGS-84', () => {
    expect(gpxOf(day)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Xuncheng" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata>
    <name>第五督导分队 2022-08-11 督导线路</name>
  </metadata>
  <wpt lat="37.5240000" lon="111.1340000">
    <name>1 第一中学</name>
    <desc>08:25–08:55 · 滨河街道 · 学校 · 待复查 2</desc>
  </wpt>
  <wpt lat="37.6000000" lon="111.2000000">
    <name>1 “&lt;东关&gt;” &amp; &apos;西关&apos; &quot;市场&quot;</name>
    <desc>08:25–24:30</desc>
  </wpt>
  <rte>
    <name>1号车</name>
    <number>1</number>
    <rtept lat="37.5240000" lon="111.1340000">
      <name>1 第一中学</name>
      <desc>08:25–08:55 · 滨河街道 · 学校 · 待复查 2</desc>
    </rtept>
  </rte>
  <rte>
    <name>3号车</name>
    <number>3</number>
    <rtept lat="37.6000000" lon="111.2000000">
      <name>1 “&lt;东关&gt;” &amp; &apos;西关&apos; &quot;市场&quot;</name>
      <desc>08:25–24:30</desc>
    </rtept>
  </rte>
</gpx>
`)
  })

  it('leaves out what XML cannot hold', () => {
    const odd = { ...day, cars: [{ car: 0, name: '1号车', stops: [stop({ name: 'A\u0007B\u{1F3EB}\ufffe' })] }] }
    expect(gpxOf(odd)).toContain('<name>1 AB\u{1F3EB}</name>')
  })
})

describe('iCalendar', () => {
  const written = icalendarOf(day, new Date('2022-08-10T12:34:56.789Z'))
  const lines = written.split('\r\n')
  const unfolded = written.replaceAll('\r\n ', '').split('\r\n')

  it('has an event for each stop, in UTC, eight hours behind Shanghai; after midnight on the next day', () => {
    expect(unfolded).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Xuncheng//Route plan//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:第五督导分队 2022-08-11 督导线路',
      'BEGIN:VEVENT',
      'UID:2022-08-11-squad5-12@xuncheng',
      'DTSTAMP:20220810T123456Z',
      'DTSTART:20220811T003000Z',
      'DTEND:20220811T005500Z',
      'SUMMARY:1 第一中学',
      'LOCATION:第一中学（滨河街道）',
      'GEO:37.524000;111.134000',
      'DESCRIPTION:1号车\\n学校\\n待复查 2',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2022-08-11-squad5-own@xuncheng',
      'DTSTAMP:20220810T123456Z',
      'DTSTART:20220811T161000Z',
      'DTEND:20220811T163000Z',
      'SUMMARY:1 “<东关>” & \'西关\' "市场"',
      'LOCATION:“<东关>” & \'西关\' "市场"',
      'GEO:37.600000;111.200000',
      'DESCRIPTION:3号车',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('ends every line with CR and LF, none alone', () => {
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(lines.at(-1)).toBe('')
  })

  it('folds lines at 75 octets without parting a character', () => {
    const name = `${'督'.repeat(40)}\u{1F3EB}${'导'.repeat(30)}`
    const long = icalendarOf(
      { ...day, cars: [{ car: 0, name: '1号车', stops: [stop({ name, place: '' })] }] },
      new Date('2022-08-10T12:00:00Z'),
    )
    const octets = long.split('\r\n').map((line) => Buffer.byteLength(line))
    expect(Math.max(...octets)).toBeLessThanOrEqual(75)
    expect(octets).toContain(75)
    expect(long).not.toContain('\ufffd')
    // The first line of the summary holds 10 octets of words and 21 characters of three.
    expect(long).toContain(`SUMMARY:1 ${'督'.repeat(21)}\r\n ${'督'.repeat(19)}`)
    expect(long.replaceAll('\r\n ', '')).toContain(`SUMMARY:1 ${name}\r\n`)
  })

  it('escapes commas, semicolons, backslashes and line breaks, and lets no value begin a line of its own', () => {
    const name = 'A,B;C\\D\r\nEND:VEVENT\nE\u0007F'
    const odd = icalendarOf(
      { ...day, cars: [{ car: 0, name: '1号车', stops: [stop({ name, place: '' })] }] },
      new Date('2022-08-10T12:00:00Z'),
    )
    expect(odd).toContain('SUMMARY:1 A\\,B\\;C\\\\D\\nEND:VEVENT\\nEF\r\n')
    expect(odd.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1)
  })

  it('gives a stop the same identity whatever its place and time in the plan', () => {
    const moved = {
      ...day,
      cars: [{ car: 1, name: '2号车', stops: [stop({ number: 7, begins: 40_000, leaves: 41_000 })] }],
    }
    expect(icalendarOf(moved, new Date('2022-08-11T00:00:00Z'))).toContain('UID:2022-08-11-squad5-12@xuncheng\r\n')
  })
})
