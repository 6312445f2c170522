/** Finds points by name or code: it is part of the filter, so the map and the list follow as one types. `/` comes here. */
import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import type { ViewControl } from '../useView'
import { words } from '../words'

/** Browsers limit how often the URL may be written. */
const quietMs = 150

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export const SearchBox = ({
  table,
  control: { view, go, adjust },
  size,
  className,
}: {
  readonly table: PointTable
  readonly control: ViewControl
  readonly size: 'sm' | 'md'
  readonly className?: string | undefined
}) => {
  const { say } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What is being typed and not yet in the URL; null once it is. */
  const [typed, setTyped] = useState<string | null>(null)
  const isComposing = useRef(false)
  const value = typed ?? view.filter.search

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (text: string) => {
    clearTimeout(timer.current)
    setTyped(null)
    const isListOpen = view.panel === 'points' || view.panel === 'issues'
    adjust({ filter: { search: text }, ...(text !== '' && !isListOpen && { panel: 'points' }) })
  }
  const searchSoon = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    // Half a syllable in an input method is nobody's search.
    if (!isComposing.current) timer.current = setTimeout(() => search(text), quietMs)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault()
      search('')
    }
    if (event.key !== 'Enter') return
    search(value)
    const [first, ...others] = table.matching({ ...view.filter, search: value })
    if (first !== undefined && others.length === 0) go({ pointId: table.at(first).id, issueId: null })
  }

  return (
    <search className={className}>
      <TextInput
        ref={input}
        size={size}
        value={value}
        maxLength={60}
        aria-label={say(words.search)}
        aria-keyshortcuts="/"
        placeholder={say(words.searchHint)}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
        rightSection={
          value === '' ? (
            size === 'sm' && <Kbd size="xs">/</Kbd>
          ) : (
            <CloseButton
              size={size === 'sm' ? 'sm' : 'lg'}
              aria-label={say(words.clearSearch)}
              onClick={() => search('')}
            />
          )
        }
        onChange={(event) => searchSoon(event.currentTarget.value)}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false
          searchSoon(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
    </search>
  )
}
