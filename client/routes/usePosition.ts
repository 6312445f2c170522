/** Where this device is, while somebody looks: followed as long as the caller is on the screen. */
import { useEffect, useState } from 'react'
import type { LngLat } from '../../domain/coordinates'

export type Position =
  | { readonly kind: 'seeking' }
  /** `accuracyMetres`: the device's own radius of 95 %. */
  | { readonly kind: 'known'; readonly at: LngLat; readonly accuracyMetres: number }
  /** Not allowed, not possible, or not found in time. */
  | { readonly kind: 'unknown' }

/** Older than this it is where the car was. */
const mostAgeMs = 90_000
const askEveryMs = 30_000

export const usePosition = (isWanted: boolean): Position => {
  const [position, setPosition] = useState<Position>({ kind: 'seeking' })
  const [allowances, setAllowances] = useState(0)
  useEffect(() => {
    if (!isWanted) return
    // What was forbidden may be allowed while the page is open: then it is asked for again.
    let permission: PermissionStatus | null = null
    let isOver = false
    const onChange = () => setAllowances((before) => before + 1)
    navigator.permissions?.query({ name: 'geolocation' }).then(
      (status) => {
        if (isOver) return
        permission = status
        status.addEventListener('change', onChange)
      },
      () => {},
    )
    return () => {
      isOver = true
      permission?.removeEventListener('change', onChange)
    }
  }, [isWanted])
  // biome-ignore lint/correctness/useExhaustiveDependencies: watched anew whenever it is allowed or forbidden
  useEffect(() => {
    if (!isWanted) return setPosition({ kind: 'seeking' })
    if (!('geolocation' in navigator)) return setPosition({ kind: 'unknown' })
    let knownAt = Number.NEGATIVE_INFINITY
    const take: PositionCallback = ({ coords: { longitude, latitude, accuracy } }) => {
      knownAt = performance.now()
      setPosition({ kind: 'known', at: [longitude, latitude], accuracyMetres: accuracy })
    }
    // A position that was had is better than none for a while, unless it may not be used any more.
    const fail: PositionErrorCallback = ({ code, PERMISSION_DENIED }) => {
      if (code === PERMISSION_DENIED || performance.now() - knownAt > mostAgeMs) setPosition({ kind: 'unknown' })
    }
    const options = { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 }
    const watch = navigator.geolocation.watchPosition(take, fail, options)
    // Some devices say nothing while they stand still: what they would say is asked for.
    const timer = setInterval(() => navigator.geolocation.getCurrentPosition(take, fail, options), askEveryMs)
    return () => {
      navigator.geolocation.clearWatch(watch)
      clearInterval(timer)
    }
  }, [isWanted, allowances])
  return position
}
