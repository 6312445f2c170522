/**
 * The page of an official document (GB/T 9704-2012, 5 and 6): A4, a type area of 156 × 225 mm, 22 lines of 28 characters,
 * and the typefaces by their use. All lengths are twips (1/20 pt) unless the name says otherwise.
 */

export const twipsOf = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
/** Pictures are measured in pixels of 1/96 inch. */
export const pixelsOf = (millimetres: number): number => Math.round((millimetres / 25.4) * 96)

export const a4 = { widthMm: 210, heightMm: 297 } as const
/** 天头 37, 订口 28, and a type area of 156 × 225. */
export const portraitMargins = { top: 37, right: 26, bottom: 35, left: 28 } as const
/** The portrait page turned by a quarter: its binding edge is the upper one. */
export const landscapeMargins = { top: 28, right: 37, bottom: 26, left: 35 } as const
export const portraitWidthMm = 156
export const landscapeWidthMm = 225

/** The type area's width on an upright page and on one that lies across. */
export const typeAreaMm = (isWide: boolean): number => (isWide ? landscapeWidthMm : portraitWidthMm)

/** 22 lines fill the type area's height: 12,756 twips / 22, rounded down so that the last one fits. */
export const linePitch = 579
/**
 * 28 characters of 16 pt are 6 pt wider than the type area: each is set a quarter of a point closer. The grid could say the
 * same by itself (linesAndChars), but LibreOffice and WPS draw that one apart from Word.
 */
export const bodyTracking = -5

/** 字号 in half-points, as the file counts them. */
export const size = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21, small: 15 } as const

/** The body's character: the unit of indents. */
export const characterWidth = twipsOf(portraitWidthMm) / 28

/** Red of head and rules. */
export const red = 'D7000F'

/** Names that the offices' machines know, each with what stands in for it where it is missing. */
export const fonts = {
  fangsong: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', 'STFangsong'] },
  kai: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', 'STKaiti'] },
  hei: { name: '黑体', instead: ['SimHei', 'STHeiti'] },
  title: { name: '方正小标宋简体', instead: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', '宋体'] },
  song: { name: '宋体', instead: ['SimSun', 'STSong'] },
} as const
export type Face = keyof typeof fonts

/** One face for every script, so that digits and “quotes” are the same type's. */
export const fontOf = (face: Face) => {
  const { name } = fonts[face]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** Width of a text in characters of its own size: a Chinese character is one, a letter or digit half. */
export const widthInCharacters = (words: string): number => {
  let halves = 0
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at)
    // The second half of a surrogate pair has been counted with its first.
    if (code >= 0xdc00 && code <= 0xdfff && at > 0 && isFirstHalf(words.charCodeAt(at - 1))) continue
    halves += code >= 0x20 && code <= 0x7e ? 1 : 2
  }
  return halves / 2
}
