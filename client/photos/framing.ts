/** Measures of pictures: how small one is sent, and which part of a camera's picture has another one's framing. Pure. */

export type Size = { readonly width: number; readonly height: number }
export type Box = Size & { readonly x: number; readonly y: number }

/** The same shape, its longer side at most so long; never larger. Whole pixels. */
export const fitWithin = ({ width, height }: Size, longestPx: number): Size => {
  const scale = Math.min(1, longestPx / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The largest part in the middle that has the given width ÷ height. */
export const cropTo = ({ width, height }: Size, aspect: number): Box => {
  const cropped =
    width / height > aspect
      ? { width: Math.round(height * aspect), height }
      : { width, height: Math.round(width / aspect) }
  return {
    ...cropped,
    x: Math.round((width - cropped.width) / 2),
    y: Math.round((height - cropped.height) / 2),
  }
}

/** The box between two corners, cut off at the picture's edges; null where it is too small to be meant. */
export const boxBetween = (
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
  { width, height }: Size,
): Box | null => {
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)].map((x) => within(x, width)) as [
    number,
    number,
  ]
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)].map((y) => within(y, height)) as [
    number,
    number,
  ]
  const box = { x: left, y: top, width: right - left, height: bottom - top }
  return box.width < 6 || box.height < 6 ? null : box
}

/** Into how few squares a blurred box is divided: too few to tell a face or a plate, whatever is done to them. */
export const mosaicOf = ({ width, height }: Size): Size => {
  const longest = 5
  const scale = longest / Math.max(width, height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
