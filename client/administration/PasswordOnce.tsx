/** A password as it is handed over: shown once, kept nowhere. */
import { useLanguage } from '../language'
import { SecretOnce, SecretText } from '../ui/SecretOnce'
import { words } from './words'

export const PasswordOnce = ({
  username,
  password,
  onDone,
}: {
  readonly username: string
  readonly password: string
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  return (
    <SecretOnce
      of={{ label: say(words.username), value: <SecretText>{username}</SecretText> }}
      secret={password}
      words={{
        secret: say(words.newPassword),
        note: say(words.shownOnce),
        done: say(words.handedOver),
        copy: say(words.copy),
        copied: say(words.copied),
      }}
      onDone={onDone}
    />
  )
}
