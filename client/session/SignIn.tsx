/** The way in. The URL stays as it is, so that a link opens its picture once somebody has signed in. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { words } from '../words'
import { CityLines } from './CityLines'
import classes from './SignIn.module.css'
import { signIn } from './signIn'
import { readViewerAnew } from './useViewer'

export const SignIn = () => {
  const { say } = useLanguage()
  const queryClient = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const passwordInput = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (username.trim() === '' || password === '') return setRefused(words.fillBoth)
    setBusy(true)
    setRefused(null)
    const why = (await signIn(username.trim(), password)) ?? (await readViewerAnew(queryClient))
    setBusy(false)
    if (why === null) return
    setRefused(why)
    passwordInput.current?.focus()
    passwordInput.current?.select()
  }

  return (
    <div className={classes.page}>
      <CityLines className={classes.city} />
      <div className={classes.language}>
        <LanguageSwitch />
      </div>
      <main className={classes.card}>
        <h1 className={classes.name}>{say(words.product)}</h1>
        <p className={classes.line}>{say(words.productLine)}</p>
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput
            label={say(words.username)}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            size="md"
            autoFocus
          />
          <PasswordInput
            ref={passwordInput}
            label={say(words.password)}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            maxLength={200}
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': say(words.showPassword) }}
          />
          <div className={classes.refused} role="alert">
            {refused && say(refused)}
          </div>
          <Button type="submit" size="md" fullWidth loading={busy}>
            {say(words.signIn)}
          </Button>
        </form>
      </main>
    </div>
  )
}
