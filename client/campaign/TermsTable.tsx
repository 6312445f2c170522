/** The two terms of each severity, side by side; what stands in a cell is for the caller to say. */
import type { ReactNode } from 'react'
import { type Severity, severities, severityLabel } from '../../domain/issue'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './termsTable.module.css'

export const TermsTable = ({
  cell,
}: {
  readonly cell: (severity: Severity, term: 'claim' | 'rectify') => ReactNode
}) => {
  const { say } = useLanguage()
  return (
    <table className={classes.terms}>
      <thead>
        <tr>
          <th scope="col">{say(words.severity)}</th>
          <th scope="col">{say(words.claim)}</th>
          <th scope="col">{say(words.rectify)}</th>
        </tr>
      </thead>
      <tbody>
        {severities.map((severity) => (
          <tr key={severity}>
            <th scope="row">{say(severityLabel[severity])}</th>
            <td>{cell(severity, 'claim')}</td>
            <td>{cell(severity, 'rectify')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
