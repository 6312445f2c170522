/**
 * The shortest closed tour through places whose costs are the same in both directions: 2-opt and Or-opt over each place's
 * nearest neighbours, kicked by local double bridges and kept while little worse than the best (iterated local search).
 */
import type { Random } from './random'

/** Neighbours looked at from each place; more costs time at every step and finds little. */
const neighbourCount = 10
/** The longest chain that Or-opt moves, in places. */
const longestChain = 3
/** The double bridge exchanges two chains next to each other, each at most so long: a kick stays local, so does its repair. */
const longestKick = 50
/** How much worse than the best the present tour may be, in mean legs: less gets stuck where few places are, more wanders. */
const leewayLegs = 1

export type TourSearch = {
  readonly size: number
  /** Row by row, symmetric, any unit: `cost[from * size + to]`. A leg below zero is one that the tour has to contain. */
  readonly cost: Float64Array
  readonly random: Random
  /** Asked after each kick with the number of kicks so far. */
  readonly shouldStop: (kicks: number) => boolean
  /** All places in an order to begin from; else the nearest unvisited is taken from place 0 on. */
  readonly initial?: readonly number[]
}

const nearestNeighbours = (size: number, cost: Float64Array): Int32Array => {
  const count = Math.min(neighbourCount, size - 1)
  const neighbours = new Int32Array(size * count)
  for (let place = 0; place < size; place += 1) {
    const others = Array.from({ length: size }, (_, other) => other).filter((other) => other !== place)
    others.sort((a, b) => (cost[place * size + a] as number) - (cost[place * size + b] as number))
    for (let rank = 0; rank < count; rank += 1) neighbours[place * count + rank] = others[rank] as number
  }
  return neighbours
}

const greedyOrder = (size: number, cost: Float64Array): number[] => {
  const order = [0]
  const left = new Set(Array.from({ length: size - 1 }, (_, index) => index + 1))
  let last = 0
  while (left.size > 0) {
    let nearest = -1
    for (const place of left)
      if (nearest < 0 || (cost[last * size + place] as number) < (cost[last * size + nearest] as number))
        nearest = place
    left.delete(nearest)
    order.push(nearest)
    last = nearest
  }
  return order
}

/** The order found and its cost; the order begins at place 0. */
export const shortestTour = ({
  size,
  cost,
  random,
  shouldStop,
  initial,
}: TourSearch): { readonly order: readonly number[]; readonly cost: number } => {
  const tour = Int32Array.from(initial ?? greedyOrder(size, cost))
  const position = new Int32Array(size)
  for (let at = 0; at < size; at += 1) position[tour[at] as number] = at
  const count = Math.min(neighbourCount, size - 1)
  const neighbours = nearestNeighbours(size, cost)
  const between = (a: number, b: number): number => cost[a * size + b] as number
  const after = (place: number): number => {
    const at = (position[place] as number) + 1
    return tour[at === size ? 0 : at] as number
  }
  const before = (place: number): number => {
    const at = position[place] as number
    return tour[at === 0 ? size - 1 : at - 1] as number
  }

  // What has been turned round since the last kick, so that it can be turned back: pairs of positions.
  const turned: number[] = []
  /** Turns round the chain from position `from` forward to position `to`, both inclusive, or what is left of the tour. */
  const turnRound = (from: number, to: number): void => {
    let inner = to - from
    if (inner < 0) inner += size
    inner += 1
    let [left, right] = [from, to]
    if (inner * 2 > size) {
      left = to + 1 === size ? 0 : to + 1
      right = from === 0 ? size - 1 : from - 1
      inner = size - inner
    }
    for (let swaps = inner >> 1; swaps > 0; swaps -= 1) {
      const [a, b] = [tour[left] as number, tour[right] as number]
      tour[left] = b
      position[b] = left
      tour[right] = a
      position[a] = right
      left = left + 1 === size ? 0 : left + 1
      right = right === 0 ? size - 1 : right - 1
    }
  }
  const turn = (from: number, to: number): void => {
    turnRound(from, to)
    turned.push(from, to)
  }
  /** Turns the chain with the ends `x` and `y`, where `outer` is the place beside `x` outside it: whichever way the tour runs. */
  const turnChain = (x: number, y: number, outer: number): void => {
    const [from, to] = before(x) === outer ? [x, y] : [y, x]
    turn(position[from] as number, position[to] as number)
  }
  const turnBack = (): void => {
    while (turned.length > 0) {
      const to = turned.pop() as number
      const from = turned.pop() as number
      turnRound(from, to)
    }
  }

  // Places whose surroundings have changed, each once.
  const queue = new Int32Array(size)
  const isQueued = new Uint8Array(size)
  let [head, waiting] = [0, 0]
  const enqueue = (place: number): void => {
    if (isQueued[place] === 1) return
    isQueued[place] = 1
    let tail = head + waiting
    if (tail >= size) tail -= size
    queue[tail] = place
    waiting += 1
  }

  /** The exchange of two edges at `a`, ahead or behind it, that gains; 0 if none does. */
  const exchangeTwo = (a: number): number => {
    const [next, last] = [after(a), before(a)]
    const [toNext, toLast] = [between(a, next), between(last, a)]
    const longer = Math.max(toNext, toLast)
    for (let rank = 0; rank < count; rank += 1) {
      const b = neighbours[a * count + rank] as number
      const ab = between(a, b)
      if (ab >= longer) break
      for (let side = 0; side < 2; side += 1) {
        const freed = side === 0 ? toNext : toLast
        if (ab >= freed) continue
        const aBeside = side === 0 ? next : last
        const bBeside = side === 0 ? after(b) : before(b)
        const gain = freed + between(b, bBeside) - ab - between(aBeside, bBeside)
        if (gain <= 1e-9) continue
        if (side === 0) turn(position[next] as number, position[b] as number)
        else turn(position[a] as number, position[bBeside] as number)
        enqueue(a)
        enqueue(b)
        enqueue(aBeside)
        enqueue(bBeside)
        return gain
      }
    }
    return 0
  }

  /** Moves a chain that begins or ends at `a` beside a neighbour of `a`, either way round; the gain, or 0. */
  const moveChain = (a: number): number => {
    for (let forward = 0; forward < 2; forward += 1) {
      // The chain runs from `a` away from the side on which it will be joined to its new neighbour.
      let far = a
      for (let length = 1; length <= longestChain && length <= size - 3; length += 1) {
        if (length > 1) far = forward === 0 ? after(far) : before(far)
        const [near, beyond] = forward === 0 ? [before(a), after(far)] : [after(a), before(far)]
        const freed = between(near, a) + between(far, beyond) - between(near, beyond)
        if (freed <= 1e-9) continue
        for (let rank = 0; rank < count; rank += 1) {
          const b = neighbours[a * count + rank] as number
          const ab = between(a, b)
          if (ab >= freed) break
          // `b` within the chain itself, or the edge that is closed behind it.
          let offset =
            forward === 0
              ? (position[b] as number) - (position[a] as number)
              : (position[a] as number) - (position[b] as number)
          if (offset < 0) offset += size
          if (offset < length) continue
          for (let side = 0; side < 2; side += 1) {
            const c = side === 0 ? after(b) : before(b)
            // The chain goes between b and c: b–a…far–c.
            if (c === a || c === far) continue
            const gain = freed + between(b, c) - ab - between(far, c)
            if (gain <= 1e-9) continue
            relink(a, far, b, c, forward === 0)
            enqueue(a)
            enqueue(far)
            enqueue(b)
            enqueue(c)
            enqueue(near)
            enqueue(beyond)
            return gain
          }
        }
      }
    }
    return 0
  }

  /** Takes the chain a…far (forward in the tour if `runsForward`) and puts it between b and c so that a is beside b. */
  const relink = (a: number, far: number, b: number, c: number, runsForward: boolean): void => {
    const [first, last] = runsForward ? [a, far] : [far, a]
    // In the tour: first…last, and later or earlier the edge b–c.
    const bIsFirst = after(b) === c
    const [edgeFrom, edgeTo] = bIsFirst ? [b, c] : [c, b]
    // Afterwards, in the tour's direction: edgeFrom, chain, edgeTo; the chain runs first…last if its end at edgeFrom is `first`.
    const atEdgeFrom = bIsFirst ? a : far
    const keepsDirection = atEdgeFrom === first
    let ahead = (position[edgeFrom] as number) - (position[last] as number)
    if (ahead < 0) ahead += size
    let behind = (position[first] as number) - (position[edgeTo] as number)
    if (behind < 0) behind += size
    // Exchanges the chain with what lies between it and the edge, on the side where that is shorter.
    if (ahead <= behind) {
      const [next, outer] = [after(last), before(first)]
      turnChain(first, edgeFrom, outer)
      turnChain(edgeFrom, next, outer)
      if (keepsDirection) turnChain(first, last, edgeTo)
    } else {
      const [previous, outer] = [before(first), after(last)]
      turnChain(last, edgeTo, outer)
      turnChain(edgeTo, previous, outer)
      if (keepsDirection) turnChain(last, first, edgeFrom)
    }
  }

  const settle = (): number => {
    let gained = 0
    while (waiting > 0) {
      const place = queue[head] as number
      head = head + 1 === size ? 0 : head + 1
      waiting -= 1
      isQueued[place] = 0
      for (;;) {
        const gain = exchangeTwo(place) || moveChain(place)
        if (gain === 0) break
        gained += gain
      }
    }
    return gained
  }

  /** Exchanges two chains that lie next to each other; what the tour gains by it, mostly less than nothing. */
  const kick = (): number => {
    const most = Math.min(longestKick, Math.floor((size - 2) / 2))
    const [one, two] = [1 + random.below(most), 1 + random.below(most)]
    const start = random.below(size)
    const at = (offset: number): number => (start + offset) % size
    const [p, a, b] = [tour[start] as number, tour[at(1)] as number, tour[at(one)] as number]
    const [c, d, q] = [tour[at(one + 1)] as number, tour[at(one + two)] as number, tour[at(one + two + 1)] as number]
    const gain = between(p, a) + between(b, c) + between(d, q) - between(p, c) - between(d, a) - between(b, q)
    turnChain(a, d, p)
    turnChain(d, c, p)
    turnChain(a, b, q)
    for (const place of [p, a, b, c, d, q]) enqueue(place)
    return gain
  }

  const legs = (): number[] =>
    Array.from(tour, (place, at) => between(place, tour[at + 1 === size ? 0 : at + 1] as number))
  const sumOf = (costs: readonly number[]): number => costs.reduce((sum, one) => sum + one, 0)
  for (let at = 0; at < size; at += 1) enqueue(tour[at] as number)
  settle()
  turned.length = 0
  let present = sumOf(legs())
  const leeway = (leewayLegs * sumOf(legs().filter((leg) => leg > 0))) / size
  let best = present
  const bestTour = tour.slice()
  for (let kicks = 0; size >= 8 && !shouldStop(kicks); kicks += 1) {
    const gain = kick() + settle()
    if (present - gain > best + leeway) turnBack()
    else {
      present -= gain
      turned.length = 0
      if (present < best - 1e-9) {
        best = present
        bestTour.set(tour)
      }
    }
  }
  const zero = bestTour.indexOf(0)
  const order = Array.from({ length: size }, (_, index) => bestTour[(zero + index) % size] as number)
  return { order, cost: best }
}
