/** Files for a form: several at once, each with how far it has come, why it failed, and a button to take it out. */
import { Button, CloseButton } from '@mantine/core'
import { IconFile, IconUpload } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { mostFileBytes } from '../../domain/file'
import { mostFiles } from '../../domain/form'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import classes from './files.module.css'
import { type SentFile, sendFile } from './sendFile'
import { remove, sizeText, uploading, words } from './words'

type Entry = {
  readonly key: string
  readonly name: string
  readonly byteCount: number
  /** To send it again; absent for what was in the form already. */
  readonly file?: File
  readonly state:
    | { readonly is: 'sent'; readonly id: string }
    | { readonly is: 'underWay'; readonly percent: number }
    | { readonly is: 'failed'; readonly problem: Text }
}

/** Stands in the form for what is not there yet, so that the form cannot be sent without it. */
const notThere = 'notThere'
const idsOf = (entries: readonly Entry[]): string[] =>
  entries.map(({ state }) => (state.is === 'sent' ? state.id : notThere))

export const FilesInput = ({
  id,
  label,
  needed = false,
  description,
  problem,
  ids,
  known,
  onChange,
}: {
  readonly id: string
  readonly label: string
  readonly needed?: boolean
  readonly description?: string | undefined
  readonly problem?: string | undefined
  readonly ids: readonly string[]
  readonly known: readonly SentFile[]
  readonly onChange: (ids: readonly string[]) => void
}) => {
  const { say } = useLanguage()
  const told = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [tooMany, setTooMany] = useState(false)
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    ids.map((fileId) => {
      const file = known.find((one) => one.id === fileId)
      return {
        key: fileId,
        name: file?.name ?? fileId.slice(0, 8),
        byteCount: file?.byteCount ?? 0,
        state: { is: 'sent', id: fileId },
      }
    }),
  )
  // What is under way ends after later ones were added or taken out.
  const latest = useRef(entries)
  const stops = useRef(new Map<string, () => void>())
  const count = useRef(0)
  useEffect(() => {
    const running = stops.current
    return () => {
      for (const stop of running.values()) stop()
    }
  }, [])

  const change = (next: readonly Entry[]) => {
    latest.current = next
    setEntries(next)
    onChange(idsOf(next))
  }
  const changeOne = (key: string, changed: (entry: Entry) => Entry) => {
    if (latest.current.some((entry) => entry.key === key))
      change(latest.current.map((entry) => (entry.key === key ? changed(entry) : entry)))
  }
  const send = (key: string, file: File) => {
    const { outcome, stop } = sendFile(file, (percent) =>
      changeOne(key, (entry) => ({ ...entry, state: { is: 'underWay', percent } })),
    )
    stops.current.set(key, stop)
    void outcome.then((ended) => {
      stops.current.delete(key)
      if ('problem' in ended) {
        changeOne(key, (entry) => ({ ...entry, state: { is: 'failed', problem: ended.problem } }))
        return
      }
      // The same bytes twice are one file.
      const isTwice = latest.current.some(({ state }) => state.is === 'sent' && state.id === ended.sent.id)
      if (isTwice) change(latest.current.filter((entry) => entry.key !== key))
      else changeOne(key, (entry) => ({ ...entry, name: ended.sent.name, state: { is: 'sent', id: ended.sent.id } }))
    })
  }
  const add = (picked: readonly File[]) => {
    const free = mostFiles - latest.current.length
    setTooMany(picked.length > free)
    const added = picked.slice(0, free).map((file): Entry & { readonly file: File } => {
      count.current += 1
      const shared = { key: `new ${count.current}`, name: file.name, byteCount: file.size, file }
      if (file.size === 0) return { ...shared, state: { is: 'failed', problem: words.empty } }
      if (file.size > mostFileBytes) return { ...shared, state: { is: 'failed', problem: words.tooLarge } }
      return { ...shared, state: { is: 'underWay', percent: 0 } }
    })
    change([...latest.current, ...added])
    for (const { key, state, file } of added) if (state.is === 'underWay') send(key, file)
  }
  const takeOut = (key: string) => {
    stops.current.get(key)?.()
    setTooMany(false)
    change(latest.current.filter((entry) => entry.key !== key))
  }

  return (
    <fieldset className={classes.input} aria-describedby={told}>
      <legend className={classes.legend}>
        {label}
        {needed && (
          <span className={classes.needed} aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      <p id={told} className={classes.quiet}>
        {description ?? say(words.takes)}
      </p>
      {problem !== undefined && <p className={classes.problem}>{problem}</p>}
      {entries.length > 0 && (
        <ul className={classes.files} aria-label={label}>
          {entries.map(({ key, name, byteCount, state, file }) => (
            <li key={key} className={classes.file} data-state={state.is}>
              <IconFile size={18} stroke={1.5} aria-hidden="true" />
              <span className={classes.name}>{name}</span>
              <span className={classes.quiet}>
                {state.is === 'underWay' ? say(uploading(state.percent)) : byteCount > 0 && sizeText(byteCount)}
              </span>
              {state.is === 'failed' && file !== undefined && file.size > 0 && file.size <= mostFileBytes && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => {
                    changeOne(key, (entry) => ({ ...entry, state: { is: 'underWay', percent: 0 } }))
                    send(key, file)
                  }}
                >
                  {say(words.again)}
                </Button>
              )}
              <CloseButton size="sm" aria-label={say(remove(name))} onClick={() => takeOut(key)} />
              {state.is === 'underWay' && (
                <progress className={classes.progress} max={100} value={state.percent} aria-hidden="true" />
              )}
              {state.is === 'failed' && (
                <span className={classes.why} role="alert">
                  {say(state.problem)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {tooMany && (
        <p className={classes.problem} role="alert">
          {say(words.tooMany)}
        </p>
      )}
      <input
        ref={picker}
        className={classes.picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={label}
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button
        id={id}
        variant="default"
        fw={400}
        leftSection={<IconUpload size={16} stroke={1.6} aria-hidden="true" />}
        disabled={entries.length >= mostFiles}
        onClick={() => picker.current?.click()}
      >
        {say(words.add)}
      </Button>
    </fieldset>
  )
}
