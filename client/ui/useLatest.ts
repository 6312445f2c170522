/** A value for handlers that outlive the render in which they were made: what they read is what was rendered last. */
import { type RefObject, useRef } from 'react'

export const useLatest = <Value>(value: Value): RefObject<Value> => {
  const latest = useRef(value)
  latest.current = value
  return latest
}
