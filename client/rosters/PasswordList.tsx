/** First passwords of many accounts, shown once: saved, printed or written down, and kept nowhere. */
import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { csvText } from '../charts/table'
import { useLanguage } from '../language'
import { saveFile } from '../saveFile'
import { ActionBar } from '../ui/ActionBar'
import { Note } from '../ui/Note'
import type { MadePasswords } from './RosterPart'
import classes from './rosters.module.css'
import { accountsMadeText, words } from './words'

export const PasswordList = ({
  passwords,
  onDone,
}: {
  readonly passwords: MadePasswords
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const rows = Object.entries(passwords)
  const save = () => {
    const content = csvText({ columns: [say(words.username), say(words.firstPassword)], rows })
    saveFile(`${say(words.firstPasswords)}.csv`, new Blob([content], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <section className={classes.part} aria-label={say(words.firstPasswords)}>
      <Note>{say(accountsMadeText(rows.length))}</Note>
      <Table rows={rows} />
      {createPortal(
        <div data-print-sheet className={classes.printSheet}>
          <h1>{say(words.firstPasswords)}</h1>
          <Table rows={rows} />
        </div>,
        document.body,
      )}
      <ActionBar>
        <Button onClick={onDone}>{say(words.handedOver)}</Button>
        <Button variant="default" fw={400} leftSection={<IconDownload size={16} stroke={1.6} />} onClick={save}>
          {say(words.saveList)}
        </Button>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          onClick={() => window.print()}
        >
          {say(words.printList)}
        </Button>
      </ActionBar>
    </section>
  )
}

const Table = ({ rows }: { readonly rows: readonly (readonly [string, string])[] }) => {
  const { say } = useLanguage()
  return (
    <table className={classes.passwords}>
      <thead>
        <tr>
          <th scope="col">{say(words.username)}</th>
          <th scope="col">{say(words.firstPassword)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([username, password]) => (
          <tr key={username}>
            <td>{username}</td>
            <td>
              <code>{password}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
