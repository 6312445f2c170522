/** The line above a list: what is looked for, how many there are, and the way to a new one. */
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language'
import classes from './administration.module.css'
import { words } from './words'

export const Sought = ({
  hint,
  value,
  onChange,
  children,
}: {
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children?: ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.sought}>
      <TextInput
        className={classes.search}
        aria-label={say(words.search)}
        placeholder={hint}
        maxLength={60}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={
          value === '' ? undefined : (
            <CloseButton size="sm" aria-label={say(words.clearSearch)} onClick={() => onChange('')} />
          )
        }
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {children}
    </div>
  )
}

/** Whether each of the words that were typed stands somewhere in these texts. */
export const matches = (typed: string, texts: readonly string[]): boolean => {
  const all = texts.join('\n').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
