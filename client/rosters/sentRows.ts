/** The rows of a roster: of a file, by the server, which keeps none; of a table that was pasted, here. */
import { mostRosterColumns } from '../../domain/rosters/rosterLines'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from './words'

export type Rows = readonly (readonly string[])[]

export const rowsOfFile = async (file: File): Promise<{ readonly rows: Rows } | { readonly problem: Text }> => {
  try {
    const response = await fetch('/api/rosters/rows', {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-language': storedLanguage() },
    })
    const answer = await response.json()
    return response.ok ? { rows: answer.rows } : { problem: answer.refused ?? words.notRead }
  } catch {
    return { problem: words.notRead }
  }
}

/** Cells copied out of a spreadsheet are parted by tabs; one with a break in it stands in quotation marks. */
export const rowsOfPasted = (pasted: string): Rows => {
  const rows: string[][] = [['']]
  let isQuoted = false
  const text = pasted.replace(/\r\n?/g, '\n').trimEnd()
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    const row = rows[rows.length - 1] ?? []
    const cell = row[row.length - 1] ?? ''
    if (letter === '"' && (isQuoted || cell === '')) {
      if (isQuoted && text[at + 1] === '"') {
        row[row.length - 1] = `${cell}"`
        at += 1
      } else isQuoted = !isQuoted
    } else if (letter === '\t' && !isQuoted) row.push('')
    else if (letter === '\n' && !isQuoted) rows.push([''])
    else row[row.length - 1] = cell + letter
  }
  return rows.map((cells) => cells.slice(0, mostRosterColumns))
}
