/** An address as a QR code, with the quiet border that scanners need; it takes the size of its place. */
import { useMemo } from 'react'
import { encode } from 'uqr'

export const QrCode = ({
  address,
  label,
  className,
}: {
  readonly address: string
  readonly label: string
  readonly className?: string | undefined
}) => {
  const { size, path } = useMemo(() => {
    // On clean paper the weakest correction is enough, and leaves the squares larger.
    const { data, size: side } = encode(address, { ecc: 'L', border: 2 })
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
    return { size: side, path: dark.join('') }
  }, [address])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
