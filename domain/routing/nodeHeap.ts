/** Nodes by their keys, the least first: a binary heap over typed arrays, as the searches on a graph of roads need it. */

export type NodeHeap = {
  /** The key of each node; Infinity: it has had none since the heap was cleared. */
  readonly keys: Float64Array
  readonly size: () => number
  /** Puts a node in, or lets one that is in rise to a lesser key. */
  readonly put: (node: number, key: number) => void
  /** The node of the least key, which it keeps; only of a heap that is not empty. */
  readonly take: () => number
  /** Costs as much as was put in. */
  readonly clear: () => void
}

// Indices below stay within the arrays by construction; a check of each would cost as much as the search itself.
export const nodeHeap = (nodes: number): NodeHeap => {
  const keys = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY)
  const heap = new Int32Array(nodes + 1)
  /** Where a node is in the heap, from 1; 0: not in it. */
  const placeOf = new Int32Array(nodes)
  const touched: number[] = []
  let size = 0
  return {
    keys,
    size: () => size,
    put: (node, key) => {
      if (keys[node] === Number.POSITIVE_INFINITY) touched.push(node)
      keys[node] = key
      let place = placeOf[node] as number
      if (place === 0) {
        size += 1
        place = size
      }
      while (place > 1) {
        const above = heap[place >> 1] as number
        if ((keys[above] as number) <= key) break
        heap[place] = above
        placeOf[above] = place
        place >>= 1
      }
      heap[place] = node
      placeOf[node] = place
    },
    take: () => {
      const least = heap[1] as number
      placeOf[least] = 0
      const node = heap[size] as number
      size -= 1
      if (size === 0) return least
      const key = keys[node] as number
      let place = 1
      for (let below = 2; below <= size; below = place << 1) {
        let child = heap[below] as number
        if (below < size && (keys[heap[below + 1] as number] as number) < (keys[child] as number)) {
          below += 1
          child = heap[below] as number
        }
        if ((keys[child] as number) >= key) break
        heap[place] = child
        placeOf[child] = place
        place = below
      }
      heap[place] = node
      placeOf[node] = place
      return least
    },
    clear: () => {
      for (const node of touched) {
        keys[node] = Number.POSITIVE_INFINITY
        placeOf[node] = 0
      }
      touched.length = 0
      size = 0
    },
  }
}
