/** The fonts of the map's labels. */

/**
 * Every label is drawn by the browser from its own fonts, so `text-font` is a list of families as in CSS. MapLibre reads
 * the weight out of the first name, which therefore names a weight and no font.
 */
const families = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC']
export const regularFont = ['Regular', ...families]
export const boldFont = ['Bold', ...families]
/** The same families for a canvas. */
export const fontFamilies = `${families.map((family) => `"${family}"`).join(', ')}, sans-serif`
