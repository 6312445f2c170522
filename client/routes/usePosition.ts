/** Where this device is, while somebody looks: followed as long as the caller is on the screen. */
import { useEffect, useState } from 'react'
import type { LngLat } from '../../domain/coordinates'

export type Position =
  | { readonly kind: 'seeking' }
  /** `accuracyMetres`: the device's own radius of 95 %. */
  | { readonly kind: 'known'; readonly at: LngLat; readonly accuracyMetres: number }
  /** Not allowed, not possible, or not found in time. */
  | { readonly kind: 'unknown' }

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
    if (!isWanted) return
    if (!('geolocation' in navigator)) return setPosition({ kind: 'unknown' })
    const watch = navigator.geolocation.watchPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        setPosition({ kind: 'known', at: [longitude, latitude], accuracyMetres: accuracy }),
      // A position that was had is better than none, unless it may not be used any more.
      ({ code, PERMISSION_DENIED }) =>
        setPosition((before) => (before.kind === 'known' && code !== PERMISSION_DENIED ? before : { kind: 'unknown' })),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [isWanted, allowances])
  return position
}
