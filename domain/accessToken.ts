/**
 * A person's access token 访问令牌: with it other software, a GIS say, reads what the person may read. It is made by the
 * person, named, ends on a day, and can be revoked; what it opens is decided by the person's posts of the day.
 */
import { z } from 'zod'
import { addDays, type LocalDate, localDateSchema } from './calendar'
import { uuidSchema } from './id'
import { type Refusal, refuse } from './refusal'
import { storable } from './storable'

/** 32 random bytes, so that a stored SHA-256 of it is as good as a slow hash; the beginning says what it is. */
export const tokenPattern = /^xuncheng_[A-Za-z0-9_-]{43}$/

/** As text that is sent: made where it is shown, so that a repeated sending carries the same one. */
export const tokenOf = (random: Uint8Array): string =>
  `xuncheng_${btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`

export const tokenFormSchema = z.strictObject({
  id: uuidSchema,
  name: storable.trim().min(1).max(60),
  /** Its last day. */
  until: localDateSchema,
  token: z.string().regex(tokenPattern),
})

/** What is told of a token; the token itself is known to nobody but its holder. */
export type AccessToken = {
  readonly id: string
  readonly name: string
  readonly createdOn: LocalDate
  readonly lastUsedOn: LocalDate | null
  readonly until: LocalDate
  readonly revokedOn: LocalDate | null
}

/** A year: what nobody uses any more ends by itself. */
export const longestDays = 366
/** That still work, of one person. */
export const mostTokens = 20

export const isGoodOn = ({ until, revokedOn }: Pick<AccessToken, 'until' | 'revokedOn'>, today: LocalDate): boolean =>
  revokedOn === null && until >= today

/** Null: it may be made. `good`: how many of the person's tokens still work. */
export const tokenFault = (until: LocalDate, good: number, today: LocalDate): Refusal | null => {
  if (until < today)
    return refuse('invalid', '有效期不能早于今天，请重新选择。', 'The last day is past already; choose another.')
  if (until > addDays(today, longestDays))
    return refuse(
      'invalid',
      '有效期最长一年，请选近一些的日期。',
      'A token lasts a year at most; choose an earlier day.',
    )
  return good < mostTokens
    ? null
    : refuse(
        'conflict',
        `您已有${mostTokens}个有效的令牌，请先吊销不用的。`,
        `You have ${mostTokens} tokens that work; remove those you do not use first.`,
      )
}
