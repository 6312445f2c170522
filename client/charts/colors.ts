/**
 * The colours of a chart, by the map's palette. A drawing names them as variables: on the screen they follow its theme, on
 * paper and in a saved picture they are those of print.
 */
import { type MapTheme, mixed, palette } from '../map/palette'

export const chartColors = [
  'ground',
  'ink',
  'quiet',
  'line',
  'band',
  'main',
  'late',
  'heat1',
  'heat2',
  'heat3',
  'heat4',
] as const
export type ChartColor = (typeof chartColors)[number]

/** What to paint with. */
export const paint = Object.fromEntries(chartColors.map((name) => [name, `var(--chart-${name})`])) as Readonly<
  Record<ChartColor, string>
>

export const colorsOf = (theme: MapTheme): Readonly<Record<ChartColor, string>> => {
  const { clusterCore: ground, label: ink, labelMuted: quiet, badge: late, squads, status } = palette[theme]
  const heat = (share: number) => mixed(ground, squads[1], share)
  return {
    ground,
    ink,
    quiet,
    line: mixed(ground, ink, 0.2),
    band: mixed(ground, ink, theme === 'dark' ? 0.13 : 0.06),
    main: status.compliant.fill,
    late,
    heat1: heat(0.4),
    heat2: heat(0.6),
    heat3: heat(0.8),
    heat4: heat(1),
  }
}

export const heatPaint = [paint.line, paint.heat1, paint.heat2, paint.heat3, paint.heat4] as const

/** The variables of a theme, under a name by which the style sheet chooses between screen and paper. */
export const colorVariables = (theme: MapTheme, medium: 'screen' | 'paper' | 'wall'): Record<string, string> =>
  Object.fromEntries(Object.entries(colorsOf(theme)).map(([name, color]) => [`--${medium}-${name}`, color]))

/** A drawing's text with the colours themselves in it. */
export const colored = (drawing: string, theme: MapTheme): string => {
  const colors: Readonly<Record<string, string>> = colorsOf(theme)
  return drawing.replaceAll(/var\(--chart-(\w+)\)/g, (whole, name: string) => colors[name] ?? whole)
}
