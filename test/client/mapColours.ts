/** Colours as eyes see them: contrast by WCAG 2, colour blindness by Machado, Oliveira and Fernandes (2009), distance in OKLab. */

export type Linear = readonly [red: number, green: number, blue: number]

export const linearOf = (color: string): Linear => {
  const channel = (from: number): number => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminanceOf = ([red, green, blue]: Linear): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** 1 to 21. */
export const contrastOf = (one: string, other: string): number => {
  const [low, high] = [luminanceOf(linearOf(one)), luminanceOf(linearOf(other))].sort((a, b) => a - b) as [
    number,
    number,
  ]
  return (high + 0.05) / (low + 0.05)
}

/** CIE lightness of a colour seen in grey, 0 to 100. */
export const lightnessOf = (color: string): number => {
  const luminance = luminanceOf(linearOf(color))
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27
}

const sight = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  ordinary: [1, 0, 0, 0, 1, 0, 0, 0, 1],
} as const

export type Sight = keyof typeof sight
export const sights = Object.keys(sight) as Sight[]

export const seenBy = (kind: Sight, [red, green, blue]: Linear): Linear => {
  const m = sight[kind]
  const row = (at: 0 | 3 | 6): number =>
    Math.min(1, Math.max(0, m[at] * red + (m[at + 1] as number) * green + (m[at + 2] as number) * blue))
  return [row(0), row(3), row(6)]
}

const labOf = ([red, green, blue]: Linear): Linear => {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ]
}

/** 0.02 is about the least that anyone sees; black to white is 1. */
export const distanceOf = (one: Linear, other: Linear): number => {
  const [first, second] = [labOf(one), labOf(other)]
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2])
}
