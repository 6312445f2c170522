/** The reason for what is done: always asked for, and kept with it. */
import { Textarea } from '@mantine/core'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { fillIn } from './words'

export const ReasonInput = ({
  label,
  of,
  value,
  onChange,
  isChecked,
  maxLength = 500,
}: {
  readonly label: Text
  /** What the reason is for, where the title of the form does not say it. */
  readonly of?: string
  readonly value: string
  readonly onChange: (reason: string) => void
  /** A missing one is said from now on. */
  readonly isChecked: boolean
  readonly maxLength?: number
}) => {
  const { say } = useLanguage()
  return (
    <Textarea
      label={of === undefined ? say(label) : `${of}：${say(label)}`}
      withAsterisk
      aria-required
      autosize
      minRows={2}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isChecked && value.trim() === '' ? say(fillIn(label)) : undefined}
    />
  )
}
