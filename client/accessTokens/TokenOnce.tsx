/** A token as it goes into a program: shown once, kept nowhere. */
import { useLanguage } from '../language'
import { SecretOnce } from '../ui/SecretOnce'
import { words } from './words'

export const TokenOnce = ({
  name,
  token,
  onDone,
}: {
  readonly name: string
  readonly token: string
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  return (
    <SecretOnce
      of={{ label: say(words.name), value: name }}
      secret={token}
      words={{
        secret: say(words.token),
        note: say(words.shownOnce),
        done: say(words.noted),
        copy: say(words.copy),
        copied: say(words.copied),
      }}
      onDone={onDone}
    />
  )
}
