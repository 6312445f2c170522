/** Scopes shaded by how much of them complies: in steps that a colour-blind eye tells apart, and always with the number. Pure. */
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Text } from '../../domain/text'
import type { Palette } from './palette'

export type ScopeRate = {
  /** 0 to 1. */
  readonly share: number
  /** '81.7%', with what it is of. */
  readonly label: Text
}
/** By scope id; a scope without points has no rate and is not shaded. */
export type ScopeRates = ReadonlyMap<string, ScopeRate>

/** Where each step but the first begins. */
export const rateSteps = [0.5, 0.6, 0.75, 0.9, 1] as const
export type RateColors = readonly [string, string, string, string, string, string]

export const rateColor = ({ rates }: Pick<Palette, 'rates'>): ExpressionSpecification => [
  'step',
  ['get', 'rate'],
  rates[0],
  ...rateSteps.flatMap((from, index) => [from, rates[index + 1] as string]),
]
/** Of the shading, laid over the ground. */
export const rateOpacity = 0.4
