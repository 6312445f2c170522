/** Access tokens of one person: what each is for, how long it works, when it was used last; those that work can be revoked. */
import { Button } from '@mantine/core'
import { type AccessToken, isGoodOn } from '../../domain/accessToken'
import type { LocalDate } from '../../domain/calendar'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { Tag } from '../ui/Tag'
import classes from './accessTokens.module.css'
import { createdText, neverUsed, untilText, usedText, words } from './words'

export const TokenList = ({
  tokens,
  today,
  onRevoke,
}: {
  readonly tokens: readonly AccessToken[]
  readonly today: LocalDate
  readonly onRevoke: (token: AccessToken) => void
}) => {
  const { say, language } = useLanguage()
  const dayText = (day: LocalDate) => formatFullDay(day, language)
  return (
    <ul className={classes.tokens} aria-label={say(words.tokens)}>
      {tokens.map((token) => {
        const { id, name, createdOn, lastUsedOn, until, revokedOn } = token
        const isGood = isGoodOn(token, today)
        return (
          <li key={id} className={classes.token} data-good={isGood}>
            <div className={classes.tokenWords}>
              <span className={classes.name}>{name}</span>
              <span className={classes.days}>
                {[
                  untilText(dayText(until)),
                  createdText(dayText(createdOn)),
                  lastUsedOn === null ? neverUsed : usedText(dayText(lastUsedOn)),
                ].map((told) => (
                  <span key={told.en}>{say(told)}</span>
                ))}
              </span>
            </div>
            <Tag tone={isGood ? 'strong' : 'plain'}>
              {say(revokedOn !== null ? words.revoked : isGood ? words.good : words.ended)}
            </Tag>
            {isGood && (
              <Button
                variant="default"
                size="compact-sm"
                fw={400}
                aria-label={`${say(words.revoke)}：${name}`}
                onClick={() => onRevoke(token)}
              >
                {say(words.revoke)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
