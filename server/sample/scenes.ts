/**
 * The sample's photos: small street scenes drawn by this code, clearly illustrations, without any writing in them. The same
 * seed draws the same street before and after, so that the two can be laid over each other.
 */
import { type Chance, seededChance } from './chance'

export const sceneKinds = ['litter', 'cars', 'posters', 'exit', 'tiles', 'bin', 'stall', 'green'] as const
export type SceneKind = (typeof sceneKinds)[number]
export type SceneSide = 'before' | 'after'

const width = 960
const height = 720
/** Where the wall meets the pavement, and the pavement the road. */
const wallFoot = 430
const kerb = 590

type Attributes = Readonly<Record<string, string | number>>
const tag = (name: string, attributes: Attributes): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : value}"`)
    .join(' ')}/>`
const box = (x: number, y: number, w: number, h: number, fill: string, more: Attributes = {}) =>
  tag('rect', { x, y, width: w, height: h, fill, ...more })
const disc = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}) =>
  tag('circle', { cx, cy, r, fill, ...more })
const oval = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}) =>
  tag('ellipse', { cx, cy, rx, ry, fill, ...more })
const shape = (d: string, fill: string, more: Attributes = {}) => tag('path', { d, fill, ...more })
const stroke = (d: string, colour: string, widthPx: number) =>
  shape(d, 'none', { stroke: colour, 'stroke-width': widthPx, 'stroke-linecap': 'round' })
const several = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')
const between = (chance: Chance, from: number, to: number) => from + chance.next() * (to - from)
const turned = (degrees: number, x: number, y: number): Attributes => ({
  transform: `rotate(${Math.round(degrees)} ${Math.round(x)} ${Math.round(y)})`,
})

const walls = ['#d9cbb6', '#cfd5d3', '#d8c2b2', '#c9cfdb', '#d5d2bd', '#dcc9c0']
const skies = ['#dcebf4', '#e6eef0', '#d5e4f1', '#efeae0']
const doors = ['#7a5a45', '#4f6470', '#6a6f5a', '#875f52']
const cloths = ['#b9553f', '#47749b', '#5d8a5a', '#c08a3c', '#7a6a9c']

/** The street itself: sky, a house with windows, pavement, kerb, road. */
const street = (chance: Chance): string => {
  const wall = chance.pick(walls)
  const roof = between(chance, 60, 130)
  const windowWidth = between(chance, 70, 105)
  const gap = between(chance, 40, 80)
  const first = between(chance, 20, 80)
  const slabs = 60 + chance.below(4) * 10
  return [
    box(0, 0, width, height, chance.pick(skies)),
    oval(between(chance, 100, 860), 40, 160, 34, '#ffffff', { opacity: 0.7 }),
    box(0, roof, width, wallFoot - roof, wall),
    box(0, roof - 14, width, 16, '#8d8377'),
    several(6, (index) => {
      const x = first + index * (windowWidth + gap)
      return (
        box(x, roof + 40, windowWidth, 96, '#f5f2ea') +
        box(x + 6, roof + 46, windowWidth - 12, 84, index % 3 === 1 ? '#a9c3d2' : '#8fb0c4') +
        box(x + windowWidth / 2 - 2, roof + 46, 4, 84, '#f5f2ea') +
        box(x - 4, roof + 136, windowWidth + 8, 7, '#b5aa9b')
      )
    }),
    box(0, wallFoot - 44, width, 44, '#a79c90'),
    box(0, wallFoot, width, kerb - wallFoot, '#c6c3bc'),
    several(3, (index) => box(0, wallFoot + 32 + index * 46, width, 2, '#aeaba4')),
    several(22, (index) => {
      const top = 480 + (index - 10.5) * slabs
      const bottom = 480 + (index - 10.5) * slabs * 1.5
      return stroke(`M${top} ${wallFoot}L${bottom} ${kerb}`, '#aeaba4', 2)
    }),
    box(0, kerb, width, 18, '#e4e1da'),
    box(0, kerb + 18, width, 8, '#8b8a87'),
    box(0, kerb + 26, width, height, '#6c6f74'),
    several(5, (index) => box(40 + index * 210, 676, 110, 8, '#d9d6c8')),
  ].join('')
}

const tree = (x: number, size: number): string =>
  box(x - 6, wallFoot - 60, 12, 110, '#6f5641') +
  disc(x, wallFoot - 110, size, '#6f9a63') +
  disc(x - size * 0.5, wallFoot - 80, size * 0.7, '#638c58') +
  disc(x + size * 0.55, wallFoot - 84, size * 0.75, '#7aa66c')

const scrap = (chance: Chance, x: number, y: number): string => {
  const size = between(chance, 10, 24)
  const fill = chance.pick(['#f7f5ef', '#e8d9a8', '#d76b5b', '#6aa0c9', '#f0efe9', '#cfcabd'])
  const turn = turned(between(chance, 0, 180), x, y)
  const kind = chance.below(3)
  if (kind === 0) return box(x, y, size * 1.3, size * 0.8, fill, { ...turn, stroke: '#9b968b', 'stroke-width': 1 })
  if (kind === 1) return box(x, y, size * 1.7, size * 0.55, '#a7c9c2', { rx: 5, opacity: 0.9, ...turn })
  return shape(
    `M${x} ${y}l${size} -${size * 0.5}l${size * 0.5} ${size * 0.7}l-${size * 0.9} ${size * 0.4}z`,
    fill,
    turn,
  )
}

const bag = (x: number, y: number, size: number, fill: string): string =>
  oval(x, y, size, size * 0.82, fill) +
  shape(`M${x - 8} ${y - size * 0.75}l8 -16l8 16z`, fill) +
  oval(x - size * 0.3, y - size * 0.25, size * 0.2, size * 0.3, '#ffffff', { opacity: 0.16 })

const car = (chance: Chance, x: number, y: number): string => {
  const fill = chance.pick(['#b8483d', '#e9e7e2', '#3f5e80', '#7f868c', '#d0a548'])
  return [
    oval(x + 150, y + 92, 158, 14, '#000000', { opacity: 0.22 }),
    shape(`M${x} ${y + 60}q6 -30 46 -34l40 -34q10 -8 24 -8h84q14 0 24 10l30 32q44 4 50 34v24h-298z`, fill),
    shape(`M${x + 66} ${y + 24}l30 -26h44v26z`, '#9fbccb'),
    shape(`M${x + 150} ${y + 24}v-26h44q8 0 14 6l20 20z`, '#9fbccb'),
    several(2, (index) => {
      const at = x + 66 + index * 168
      return disc(at, y + 82, 25, '#2c2f33') + disc(at, y + 82, 12, '#b9bdc1')
    }),
    box(x + 282, y + 52, 14, 12, '#f4e3a1', { rx: 3 }),
  ].join('')
}

const crate = (x: number, y: number, size: number, fill: string): string =>
  box(x, y, size, size * 0.72, fill, { stroke: '#6e5537', 'stroke-width': 2 }) +
  several(3, (index) => box(x, y + size * (0.12 + index * 0.22), size, size * 0.06, '#8a6c47'))

const awning = (x: number, y: number, w: number, colour: string, isTorn: boolean): string =>
  several(8, (index) => {
    const part = w / 8
    const drop = isTorn && index % 3 === 1 ? 18 : 52
    return shape(
      `M${x + index * part} ${y}h${part}v${drop}q${-part / 2} 18 ${-part} 0z`,
      index % 2 === 0 ? colour : '#f3eee2',
    )
  })

type Drawing = (chance: Chance, side: SceneSide) => string

const litter: Drawing = (chance, side) => {
  const bin =
    box(730, wallFoot + 20, 54, 92, '#4f7a5c', { rx: 6 }) + box(724, wallFoot + 10, 66, 14, '#3f644b', { rx: 5 })
  if (side === 'after') return tree(180, 66) + bin
  const bits = 26 + chance.below(16)
  return (
    tree(180, 66) +
    bin +
    several(bits, () => scrap(chance, between(chance, 60, 900), between(chance, kerb - 60, kerb + 34))) +
    several(8, () => oval(between(chance, 90, 880), between(chance, kerb - 30, kerb + 26), 9, 4, '#9a7b45'))
  )
}

const cars: Drawing = (chance, side) => {
  const x = between(chance, 60, 240)
  if (side === 'before') return tree(90, 58) + car(chance, x, 452) + car(chance, x + 345, 470)
  return (
    tree(90, 58) +
    several(7, (index) => {
      const at = 90 + index * 130
      return box(at, kerb - 66, 16, 62, '#4a4f55', { rx: 6 }) + box(at, kerb - 54, 16, 10, '#e7c65b')
    })
  )
}

const posters: Drawing = (chance, side) => {
  const wall = box(90, 190, 780, 240, '#bfb3a4') + box(90, 182, 780, 12, '#8d8377')
  const places = Array.from({ length: 9 + chance.below(5) }, (_, index) => ({
    x: 110 + (index % 7) * 106 + between(chance, -12, 12),
    y: 214 + (index >= 7 ? 104 : 0) + between(chance, -8, 20),
    w: between(chance, 58, 88),
    h: between(chance, 74, 104),
  }))
  if (side === 'after')
    return (
      wall +
      several(places.length, (index) => {
        const { x = 0, y = 0, w = 0, h = 0 } = places[index] ?? {}
        return box(x, y, w, h, '#c6bbac')
      })
    )
  return (
    wall +
    places
      .map(({ x, y, w, h }) => {
        const fill = chance.pick(['#f3efe4', '#f0d98c', '#d98a78', '#9dbfd6', '#e9e4da'])
        const lines = several(4, (index) => box(x + 9, y + 14 + index * 14, w - 18 - index * 7, 5, '#8b857b'))
        const torn = `M${x} ${y}h${w}v${h * 0.6}l-${w * 0.3} ${h * 0.16}l-${w * 0.2} -${h * 0.08}l-${w * 0.25} ${h * 0.3}l-${w * 0.25} -${h * 0.2}z`
        return `<g transform="rotate(${Math.round(between(chance, -9, 9))} ${Math.round(x + w / 2)} ${Math.round(y + h / 2)})">${shape(torn, fill)}${lines}</g>`
      })
      .join('') +
    several(9, () => scrap(chance, between(chance, 120, 840), between(chance, wallFoot + 6, wallFoot + 40)))
  )
}

const exit: Drawing = (chance, side) => {
  const door = chance.pick(doors)
  const frame = [
    box(330, 176, 300, 254, '#efece5'),
    box(344, 190, 132, 240, door),
    box(484, 190, 132, 240, door),
    box(462, 306, 8, 40, '#d8d4cb'),
    box(490, 306, 8, 40, '#d8d4cb'),
    box(400, 134, 160, 36, '#2f8f5b', { rx: 4 }),
    disc(462, 144, 6, '#ffffff'),
    stroke('M462 150l-6 10M462 150l8 8M456 160l-8 2M470 158l6 6', '#ffffff', 5),
    shape('M500 152h26m-10 -9l11 9l-11 9', 'none', { stroke: '#ffffff', 'stroke-width': 5 }),
  ].join('')
  if (side === 'after')
    return `${frame}${stroke('M330 440L300 570H660L630 440', '#e2c14f', 8)}${several(5, (index) => stroke(`M${350 + index * 58} 446L${326 + index * 70} 566`, '#e2c14f', 5))}`
  const boxes = 7 + chance.below(4)
  return (
    frame +
    several(boxes, (index) => {
      const size = between(chance, 74, 112)
      return crate(
        310 + (index % 4) * 84 + between(chance, -10, 10),
        470 - Math.floor(index / 4) * 70,
        size,
        chance.pick(['#b98f5d', '#c7a06c', '#a97f50']),
      )
    }) +
    bag(300, 540, 40, '#5a5f66') +
    stroke(`M640 540l60 -150M660 545l70 -140`, '#7d6a55', 9)
  )
}

const tiles: Drawing = (chance, side) => {
  const ground = box(0, wallFoot, width, kerb - wallFoot, '#bcae9d')
  const holes = new Set(Array.from({ length: 9 + chance.below(6) }, () => chance.below(48)))
  const tints = Array.from({ length: 48 }, () => chance.pick(['#c9b9a5', '#c3b29d', '#cfc0ad']))
  return (
    ground +
    several(48, (index) => {
      const x = (index % 12) * 80 + (Math.floor(index / 12) % 2) * 20 - 20
      const y = wallFoot + 4 + Math.floor(index / 12) * 40
      const whole = box(x, y, 76, 36, tints[index] ?? '#c9b9a5')
      if (side === 'after' || !holes.has(index)) return whole
      return (
        box(x, y, 76, 36, '#7c6c59') +
        shape(`M${x + 4} ${y + 4}l26 2l-8 22l-16 4z`, '#b3a28d') +
        shape(`M${x + 40} ${y + 10}l28 -4l4 22l-24 4z`, '#a89883', turned(between(chance, -16, 16), x + 52, y + 20)) +
        stroke(`M${x - 18} ${y + 16}l14 8l12 -6l20 14`, '#6f604f', 3)
      )
    }) +
    (side === 'before' ? oval(between(chance, 240, 720), kerb - 52, 120, 22, '#8fa1a8', { opacity: 0.75 }) : '') +
    tree(820, 60)
  )
}

const bin: Drawing = (chance, side) => {
  const x = between(chance, 380, 480)
  const body = [
    box(x, 380, 200, 170, '#3f7c8a', { rx: 10 }),
    box(x + 18, 400, 164, 12, '#356a77'),
    several(4, (index) => box(x + 24 + index * 42, 424, 14, 104, '#4a8a99')),
    disc(x + 34, 556, 14, '#2c2f33'),
    disc(x + 166, 556, 14, '#2c2f33'),
  ].join('')
  if (side === 'after') return tree(150, 62) + body + box(x - 8, 358, 216, 26, '#2f6370', { rx: 10 })
  return (
    tree(150, 62) +
    several(6, (index) =>
      bag(
        x + 20 + index * 34,
        372 - between(chance, 0, 26),
        between(chance, 26, 40),
        chance.pick(['#3c4046', '#5b6168', '#8d3f3a', '#cfcac0']),
      ),
    ) +
    shape(`M${x - 6} 378l-46 -92l18 -8l50 96z`, '#2f6370') +
    body +
    several(5, (index) =>
      bag(
        x - 90 + index * 96,
        566 - between(chance, 0, 18),
        between(chance, 26, 42),
        chance.pick(['#3c4046', '#74797f', '#c9c4b8']),
      ),
    ) +
    several(16, () => scrap(chance, between(chance, x - 140, x + 330), between(chance, 556, 612)))
  )
}

const stall: Drawing = (chance, side) => {
  const colour = chance.pick(cloths)
  const fruit = () => chance.pick(['#d9643f', '#e0a83c', '#8fae4c', '#b8443f'])
  const table = (x: number, y: number, w: number) =>
    box(x, y, w, 22, '#9c7b54') +
    box(x + 14, y + 22, 12, 74, '#7d6243') +
    box(x + w - 26, y + 22, 12, 74, '#7d6243') +
    several(Math.floor(w / 26), (index) => disc(x + 16 + index * 25, y - 8, 12, fruit()))
  const shop = box(300, 250, 420, 180, '#6d5c4e') + box(320, 286, 380, 144, '#574a40')
  if (side === 'after')
    return shop + awning(290, 236, 440, colour, false) + table(330, 372, 360) + stroke('M270 462H750', '#e2c14f', 7)
  return (
    shop +
    awning(290, 236, 440, colour, true) +
    table(200, 424, 300) +
    table(560, 452, 280) +
    several(8, () =>
      crate(
        between(chance, 130, 780),
        between(chance, 500, 560),
        between(chance, 54, 82),
        chance.pick(['#b98f5d', '#a97f50']),
      ),
    ) +
    several(14, () => scrap(chance, between(chance, 120, 840), between(chance, 540, 620))) +
    several(9, () => disc(between(chance, 140, 820), between(chance, 560, 600), 10, fruit()))
  )
}

const green: Drawing = (chance, side) => {
  const bed = box(60, 400, 840, 150, '#7b6a52', { rx: 8 }) + box(60, 540, 840, 16, '#d7d2c6')
  if (side === 'after')
    return (
      bed +
      box(76, 392, 808, 92, '#5f8f56', { rx: 22 }) +
      box(76, 392, 808, 24, '#76a66a', { rx: 12 }) +
      several(18, (index) => disc(100 + index * 45, 516, 12, chance.pick(['#d98fa5', '#e8c65a', '#f1efe8']))) +
      tree(830, 70)
    )
  return (
    bed +
    several(16, () =>
      disc(
        between(chance, 90, 870),
        between(chance, 380, 470),
        between(chance, 40, 84),
        chance.pick(['#6d8a45', '#7d8f4b', '#5f7d43', '#8b8a4e']),
      ),
    ) +
    several(90, () => {
      const x = between(chance, 66, 894)
      const top = between(chance, 300, 470)
      return stroke(
        `M${Math.round(x)} 552Q${Math.round(x + between(chance, -22, 22))} ${Math.round(top + 70)} ${Math.round(x + between(chance, -40, 40))} ${Math.round(top)}`,
        chance.pick(['#6f8440', '#8a8d4a', '#a09a55', '#5e7a3d']),
        4,
      )
    }) +
    several(10, () => scrap(chance, between(chance, 90, 860), between(chance, 540, 600))) +
    tree(830, 70)
  )
}

const drawings: Record<SceneKind, Drawing> = { litter, cars, posters, exit, tiles, bin, stall, green }

/** An SVG of 960 × 720. `take`: another shot of the same scene, a little to the side and at another hour. */
export const drawScene = (kind: SceneKind, side: SceneSide, seed: number, take = 0): string => {
  const shot = seededChance(seed * 31 + take * 7 + (side === 'before' ? 1 : 2))
  const light = ['#ffe9b8', '#ffffff', '#b9c6e6', '#ffd9a0'][shot.below(4)] ?? '#ffffff'
  const aside = take === 0 ? 'translate(0 0)' : `translate(${-14 - shot.below(30)} ${-8 - shot.below(18)}) scale(1.06)`
  const content = street(seededChance(seed)) + drawings[kind](seededChance(seed + 1), side)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g transform="${aside}">${content}</g>${box(0, 0, width, height, light, { opacity: 0.1 + shot.next() * 0.06 })}</svg>`
}
