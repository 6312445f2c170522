/** A chart as a file of its own: its drawing on white with title and note, as SVG and from that as PNG. */
import { escapedMarkup } from '../../domain/markup'
import { colored } from './colors'

const fontFamily =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, 'Segoe UI', sans-serif"
const margin = 16
const titleHeight = 30
const noteHeight = 24
/** PNG: dots for each unit of the drawing, enough for a page of print. */
const pngScale = 3

export type Picture = { readonly svg: string; readonly width: number; readonly height: number }

/** `drawing`: what is inside the chart's svg element, of so many units. Pure. */
export const pictureOf = (
  drawing: string,
  {
    width,
    height,
    title,
    note,
  }: { readonly width: number; readonly height: number; readonly title: string; readonly note: string },
): Picture => {
  const whole = { width: width + 2 * margin, height: height + titleHeight + noteHeight + 2 * margin }
  const text = (y: number, size: number, name: 'ink' | 'quiet', says: string, more = '') =>
    `<text x="${margin}" y="${y}" font-size="${size}"${more} fill="var(--chart-${name})">${escapedMarkup(says)}</text>`
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" font-family="${fontFamily}">`,
    `<rect width="100%" height="100%" fill="var(--chart-ground)"/>`,
    text(margin + 16, 16, 'ink', title, ' font-weight="600"'),
    `<g transform="translate(${margin} ${margin + titleHeight})">${drawing}</g>`,
    text(whole.height - margin, 11, 'quiet', note),
    '</svg>',
  ].join('')
  return { svg: colored(svg, 'print'), ...whole }
}

/** The chart's drawing as it stands on the page. */
export const drawingOf = (
  svg: SVGSVGElement,
): { readonly drawing: string; readonly width: number; readonly height: number } => {
  const serializer = new XMLSerializer()
  const drawing = [...svg.childNodes].map((node) => serializer.serializeToString(node)).join('')
  const { width, height } = svg.viewBox.baseVal
  return { drawing, width, height }
}

/** @throws where the browser cannot draw it. */
export const pngOf = async ({ svg, width, height }: Picture): Promise<Blob> => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * pngScale
    canvas.height = height * pngScale
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (png === null) throw new Error('the picture could not be drawn')
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}
