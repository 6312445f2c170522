/** The head of a paper's panel: what it is called, how far it has come, and the way out. */
import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../language'
import classes from './papers.module.css'
import { words } from './words'

export const PaperHead = ({
  title,
  aside,
  onClose,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      {aside}
      <CloseButton size="lg" aria-label={say(words.close)} onClick={onClose} />
    </div>
  )
}
