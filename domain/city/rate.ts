/** A share with its denominator in words. Of nothing there is no share: neither 0 % nor 100 %. */
import { type Text, text } from '../text'

export type Rate = { readonly of: number; readonly compliant: number }

/** 0 to 1; null where there is nothing to count. */
export const shareOf = ({ of, compliant }: Rate): number | null => (of === 0 ? null : compliant / of)

/** '81.7%'; '—' of nothing. Never rounded up to 100 % or down to 0 % while something is missing or there. */
export const percent = (share: number | null): string => {
  if (share === null) return '—'
  const tenths = Math.round(share * 1000)
  const kept = share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths
  return `${(kept / 10).toFixed(1)}%`
}

/** 市区点位 186 个中 152 个达标，81.7%. `what` names the denominator: 市区点位, say. */
export const rateText = (rate: Rate, what: Text): Text => {
  const share = shareOf(rate)
  return share === null
    ? text(`没有${what.zh}`, `No ${what.en}`)
    : text(
        `${what.zh} ${rate.of} 个中 ${rate.compliant} 个达标，${percent(share)}`,
        `${rate.compliant} of ${rate.of} ${what.en} comply, ${percent(share)}`,
      )
}
