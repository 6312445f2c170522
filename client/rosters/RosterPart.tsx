/** 名册: units, contacts and accounts out of a sheet; checked first, taken whole once nothing is left to decide. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type RosterName, rosterNames } from '../../domain/rosters/rosterColumns'
import { useLanguage } from '../language'
import { PasswordList } from './PasswordList'
import type { MadeAccount } from './passwords'
import { RosterCheck } from './RosterCheck'
import classes from './rosters.module.css'
import { rosterLabel, words } from './words'

export const RosterPart = () => {
  const { say } = useLanguage()
  const [roster, setRoster] = useState<RosterName>('units')
  const [made, setMade] = useState<readonly MadeAccount[] | null>(null)
  if (made !== null) return <PasswordList accounts={made} onDone={() => setMade(null)} />
  return (
    <section className={classes.part} aria-label={say(words.rosters)}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={say(words.rosters)}
        value={roster}
        onChange={(value) => setRoster(value as RosterName)}
        data={rosterNames.map((value) => ({ value, label: say(rosterLabel[value]) }))}
      />
      <RosterCheck key={roster} roster={roster} onPasswords={setMade} />
    </section>
  )
}
