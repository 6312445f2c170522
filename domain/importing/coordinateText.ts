/** Coordinates as people type them: decimals, degrees-minutes-seconds, full-width digits, both in one cell. Degrees. */

const plain = (cell: string): string => cell.normalize('NFKC').replace(/[,，]/gu, ',').replace(/−|–|—/gu, '-').trim()

const compass = /^(?:东经|西经|北纬|南纬|经度|纬度|[EWNS])|(?:[EWNS])$/giu
const isNegative = (value: string): boolean => /西经|南纬/u.test(value) || /(?:^[WS]|[WS]$)/iu.test(value)

const decimal = /^[-+]?\d+(?:\.\d+)?$/
/** A double prime is two single ones once its width is made plain. */
const sexagesimal =
  /^([-+]?\d+)(?:°|º|度|d|\s)\s*(\d+(?:\.\d+)?)(?:['′’分m]|\s|$)\s*(?:(\d+(?:\.\d+)?)(?:"|”|′′|’’|''|秒|s)?)?$/iu
const onlyDegrees = /^([-+]?\d+(?:\.\d+)?)(?:°|º|度)$/u

/** Null: it is no number of degrees. Minutes and seconds below 60. */
export const degreesOf = (cell: string): number | null => {
  const said = plain(cell)
  const sign = isNegative(said) ? -1 : 1
  const bare = said
    .replace(compass, '')
    .replace(compass, '')
    .replace(/^[:：]/u, '')
    .trim()
  if (decimal.test(bare)) return sign * Number(bare)
  const alone = onlyDegrees.exec(bare)
  if (alone) return sign * Number(alone[1])
  const [, degrees, minutes = '0', seconds = '0'] = sexagesimal.exec(bare) ?? []
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null
  const whole = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600
  return sign * (degrees.startsWith('-') ? -whole : whole)
}

/** Both of one cell, in the order in which they stand; null: they are not two. */
export const degreesPairOf = (cell: string): readonly [number, number] | null => {
  const said = plain(cell).replace(/^[([{]|[)\]}]$/gu, '')
  const parts = /[,;/、|]/u.test(said)
    ? said.split(/[,;/、|]+/u)
    : /(?=北纬|南纬)/u.test(said) && /东经|西经/u.test(said)
      ? said.split(/(?=北纬|南纬|东经|西经)/u)
      : said.split(/\s+/u)
  const [first, second, ...more] = parts.filter((part) => part.trim() !== '').map(degreesOf)
  return first == null || second == null || more.length > 0 ? null : [first, second]
}
