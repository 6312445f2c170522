/** What charts are drawn from: places on a drawing, weeks of a calendar, the table as CSV, the picture as a file. */
import { describe, expect, it } from 'vitest'
import { calendarCells, heatRanges, heatStep } from '../../client/charts/calendar'
import { colored, colorsOf } from '../../client/charts/colors'
import { pictureOf } from '../../client/charts/picture'
import { dayScale, lastKnown, linear, linePath, monthSpans } from '../../client/charts/scale'
import { csvText } from '../../client/charts/table'
import { curvesTable, curveTable, sharesOf } from '../../client/city/curves'
import { nextStop } from '../../client/wall/useTour'

describe('places on a drawing', () => {
  it('lie as far along as the value does, also upside down, to a tenth', () => {
    const y = linear([0, 1], [200, 20])
    expect([y(0), y(0.5), y(1), y(1 / 3)]).toEqual([200, 110, 20, 140])
    expect(linear([0, 3], [0, 10])(1)).toBe(3.3)
    expect(linear([5, 5], [7, 90])(5)).toBe(7)
  })

  it('of days are even, whatever the month', () => {
    const x = dayScale('2022-06-01', '2022-06-11', [10, 110])
    expect([x('2022-06-01'), x('2022-06-06'), x('2022-06-11')]).toEqual([10, 60, 110])
  })

  it('are joined to a line that breaks off where nothing is known', () => {
    const x = linear([0, 4], [0, 40])
    const y = linear([0, 1], [10, 0])
    expect(linePath([0, 0.5, null, 1, 0.9], x, y)).toBe('M0 10L10 5M30 0L40 1')
    expect(linePath([null, null], x, y)).toBe('')
    expect(lastKnown([0.1, 0.2, null])).toBe(1)
    expect(lastKnown([null])).toBe(-1)
  })
})

it('a time is divided into its months, the first and the last as far as they go', () => {
  expect(monthSpans('2022-06-15', '2022-08-02')).toEqual([
    { month: '2022-06', from: '2022-06-15', until: '2022-06-30' },
    { month: '2022-07', from: '2022-07-01', until: '2022-07-31' },
    { month: '2022-08', from: '2022-08-01', until: '2022-08-02' },
  ])
  expect(monthSpans('2022-12-31', '2023-01-01').map(({ month }) => month)).toEqual(['2022-12', '2023-01'])
})

describe('the calendar', () => {
  it('puts Monday on top and each week in a column of its own', () => {
    // 1 June 2022 was a Wednesday.
    expect(calendarCells('2022-06-01', '2022-06-07')).toEqual([
      { day: '2022-06-01', week: 0, weekday: 2 },
      { day: '2022-06-02', week: 0, weekday: 3 },
      { day: '2022-06-03', week: 0, weekday: 4 },
      { day: '2022-06-04', week: 0, weekday: 5 },
      { day: '2022-06-05', week: 0, weekday: 6 },
      { day: '2022-06-06', week: 1, weekday: 0 },
      { day: '2022-06-07', week: 1, weekday: 1 },
    ])
    expect(calendarCells('2022-06-02', '2022-06-01')).toEqual([])
  })

  it('shades by quarters of the most, and says which counts each shade stands for', () => {
    expect([0, 1, 5, 6, 10, 11, 20].map((count) => heatStep(count, 20))).toEqual([0, 1, 1, 2, 2, 3, 4])
    expect(heatStep(0, 0)).toBe(0)
    expect(heatRanges(20)).toEqual([
      { step: 1, from: 1, until: 5 },
      { step: 2, from: 6, until: 10 },
      { step: 3, from: 11, until: 15 },
      { step: 4, from: 16, until: 20 },
    ])
    // With few there are fewer shades, and each count still has the one that it is drawn with.
    expect(heatRanges(2)).toEqual([
      { step: 2, from: 1, until: 1 },
      { step: 4, from: 2, until: 2 },
    ])
    for (const most of [1, 2, 3, 7, 20])
      for (const { step, from, until } of heatRanges(most))
        for (let count = from; count <= until; count += 1)
          expect([most, count, heatStep(count, most)]).toEqual([most, count, step])
  })
})

describe('a chart’s table', () => {
  it('as CSV opens in Excel as UTF-8, one record a line, with what needs it in quotes', () => {
    expect(
      csvText({
        columns: ['范围', '达标率', '说明'],
        rows: [
          ['凤山街道', '54.0%', '含"老城", 新区'],
          ['机场', null, 3],
        ],
      }),
    ).toBe('\uFEFF范围,达标率,说明\r\n凤山街道,54.0%,"含""老城"", 新区"\r\n机场,,3\r\n')
  })

  it('is never a formula, and numbers below zero stay numbers', () => {
    expect(csvText({ columns: ['x'], rows: [['=1+1'], ['+8'], ['-2'], ['@sum'], [-2]] })).toBe(
      "\uFEFFx\r\n'=1+1\r\n'+8\r\n'-2\r\n'@sum\r\n-2\r\n",
    )
  })

  const curve = {
    from: '2022-06-01',
    days: [
      [4, 0, 1],
      [4, 2, 0],
    ] as [number, number, number][],
  }

  it('of a curve has a row a day with what the share is of', () => {
    expect(sharesOf(curve)).toEqual([0, 0.5])
    expect(curveTable(curve, ['日期', '点位', '达标', '达标率', '超期点位']).rows).toEqual([
      ['2022-06-01', 4, 0, '0.0%', 1],
      ['2022-06-02', 4, 2, '50.0%', 0],
    ])
  })

  it('of several curves has a column for each, and nothing where there is nothing to count', () => {
    const none = {
      from: '2022-06-01',
      days: [
        [0, 0, 0],
        [0, 0, 0],
      ] as [number, number, number][],
    }
    expect(
      curvesTable('日期', [
        { name: '凤山', curve },
        { name: '机场', curve: none },
      ]),
    ).toEqual({
      columns: ['日期', '凤山', '机场'],
      rows: [
        ['2022-06-01', '0.0%', '—'],
        ['2022-06-02', '50.0%', '—'],
      ],
    })
  })
})

it('a picture is a file of its own: on white, with title and note, its colours and not their names', () => {
  const { svg, width, height } = pictureOf('<path d="M0 0" stroke="var(--chart-main)"/>', {
    width: 100,
    height: 50,
    title: '达标 <率> & "更多"',
    note: '截至9月15日',
  })
  expect([width, height]).toEqual([132, 136])
  expect(svg).toContain('<path d="M0 0" stroke="#009e73"/>')
  expect(svg).toContain('fill="#ffffff"')
  expect(svg).toContain('达标 &lt;率&gt; &amp; &quot;更多&quot;')
  expect(svg).toContain('截至9月15日')
  expect(svg).not.toContain('var(')
})

it('shades of the calendar differ in lightness, in every theme', () => {
  const lightness = (color: string) =>
    [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).reduce((sum, channel) => sum + channel, 0) /
    7.65
  for (const theme of ['light', 'dark', 'print'] as const) {
    const { heat1, heat2, heat3, heat4, ground } = colorsOf(theme)
    const steps = [ground, heat1, heat2, heat3, heat4].map(lightness)
    for (let step = 1; step < steps.length; step += 1)
      expect([theme, step, Math.abs((steps[step] as number) - (steps[step - 1] as number)) >= 8]).toEqual([
        theme,
        step,
        true,
      ])
  }
  expect(colored('fill="var(--chart-unknown)"', 'print')).toBe('fill="var(--chart-unknown)"')
})

it('the tour goes from the city through every scope and back to the city', () => {
  const scopes = ['fengshan', 'binhe']
  expect(nextStop(scopes, null)).toBe('fengshan')
  expect(nextStop(scopes, 'fengshan')).toBe('binhe')
  expect(nextStop(scopes, 'binhe')).toBeNull()
  expect(nextStop(scopes, 'gone')).toBe('fengshan')
  expect(nextStop([], null)).toBeNull()
  expect([nextStop(scopes, null, -1), nextStop(scopes, 'fengshan', -1)]).toEqual(['binhe', null])
})
