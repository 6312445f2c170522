/** Coordinates as people type them: decimals, degrees-minutes-seconds, full-width digits, both in one cell. Degrees. */

const plain = (cell: string): string =>
  cell
    // Before the width is made plain, which would make a letter of the one and nothing of the other.
    .replace(/[º˚]/gu, '°')
    .normalize('NFKC')
    .replace(/−|–|—/gu, '-')
    .trim()

const compassBefore = /^(?:东经|西经|北纬|南纬|经度|纬度|[EWNS])\s*[:：]?\s*/iu
/** 38.7s are seconds: a last letter is a direction only where no letter parts degrees and minutes. */
const compassAfter = /\s*[EWNS]$/iu
const hasLetterMarks = (value: string): boolean => /\d\s*[dm]/iu.test(value)

/** The value without its direction, and whether that was west or south. */
const withoutCompass = (said: string): { readonly bare: string; readonly isNegative: boolean } => {
  const before = compassBefore.exec(said)?.[0] ?? ''
  const rest = said.slice(before.length)
  const last = hasLetterMarks(rest) ? '' : (compassAfter.exec(rest)?.[0] ?? '')
  return {
    bare: rest.slice(0, rest.length - last.length).trim(),
    isNegative: /西经|南纬|[WS]/iu.test(before + last),
  }
}

const decimal = /^[-+]?\d+(?:\.\d+)?$/
/** A double prime is two single ones once its width is made plain. */
const sexagesimal =
  /^([-+]?\d+)(?:°|º|度|d|\s)\s*(\d+(?:\.\d+)?)(?:['′’分m]|\s|$)\s*(?:(\d+(?:\.\d+)?)(?:"|”|′′|’’|''|秒|s)?)?$/iu
const onlyDegrees = /^([-+]?\d+(?:\.\d+)?)(?:°|º|度)$/u

/** Null: it is no number of degrees. Minutes and seconds below 60. */
export const degreesOf = (cell: string): number | null => {
  const { bare, isNegative } = withoutCompass(plain(cell))
  const sign = isNegative ? -1 : 1
  if (decimal.test(bare)) return sign * Number(bare)
  const alone = onlyDegrees.exec(bare)
  if (alone) return sign * Number(alone[1])
  const [, degrees, minutes = '0', seconds = '0'] = sexagesimal.exec(bare) ?? []
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null
  const whole = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600
  return sign * (degrees.startsWith('-') ? -whole : whole)
}

/** Where a second direction begins, or the first has ended. */
const parted = [
  /^(.+?)(?=北纬|南纬|东经|西经)(.+)$/u,
  /^([^EWNS]*\d[^EWNS]*[EWNS])\s*[,;/、|]?\s*(.*\d.*[EWNS])$/iu,
  /^([EWNS][^EWNS]+?)\s*[,;/、|]?\s*([EWNS].+)$/iu,
] as const

/** Both of one cell, in the order in which they stand; null: they are not two. */
export const degreesPairOf = (cell: string): readonly [number, number] | null => {
  const said = plain(cell).replace(/^[([{]|[)\]}]$/gu, '')
  for (const pattern of parted) {
    const [, one, other] = pattern.exec(said) ?? []
    if (one === undefined || other === undefined) continue
    const [first, second] = [one, other].map((part) => degreesOf(part.replace(/[,;/、|\s]+$/u, '')))
    if (first != null && second != null) return [first, second]
  }
  const parts = /[,;/、|]/u.test(said) ? said.split(/[,;/、|]+/u) : said.split(/\s+/u)
  const [first, second, ...more] = parts.filter((part) => part.trim() !== '').map(degreesOf)
  return first == null || second == null || more.length > 0 ? null : [first, second]
}
