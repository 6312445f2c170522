/** First passwords of many accounts, shown once: saved, printed or written down, and kept nowhere. */
import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { csvText } from '../charts/table'
import { useLanguage } from '../language'
import { saveFile } from '../saveFile'
import { ActionBar } from '../ui/ActionBar'
import { Note } from '../ui/Note'
import type { MadeAccount } from './passwords'
import classes from './rosters.module.css'
import { accountsMadeText, words } from './words'

export const PasswordList = ({
  accounts,
  onDone,
}: {
  readonly accounts: readonly MadeAccount[]
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const save = () => {
    const rows = accounts.map(({ name, username, password }) => [name, username, password])
    const columns = [words.person, words.username, words.firstPassword].map(say)
    const content = csvText({ columns, rows })
    saveFile(`${say(words.firstPasswords)}.csv`, new Blob([content], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <section className={classes.part} aria-label={say(words.firstPasswords)}>
      <Note>{say(accountsMadeText(accounts.length))}</Note>
      <Table accounts={accounts} />
      {createPortal(
        <div data-print-sheet className={classes.printSheet}>
          <h1>{say(words.firstPasswords)}</h1>
          <Table accounts={accounts} />
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

const Table = ({ accounts }: { readonly accounts: readonly MadeAccount[] }) => {
  const { say } = useLanguage()
  return (
    <table className={classes.passwords}>
      <thead>
        <tr>
          <th scope="col">{say(words.person)}</th>
          <th scope="col">{say(words.username)}</th>
          <th scope="col">{say(words.firstPassword)}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ name, username, password }) => (
          <tr key={username}>
            <td>{name}</td>
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
