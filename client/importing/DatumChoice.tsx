/** In which datum the sheet is: what speaks for which, and the person's word. */
import { Select } from '@mantine/core'
import type { SheetCheck } from '../../domain/importing/checkSheet'
import { type DatumReading, datumReadingLabel, datumReadings } from '../../domain/importing/datumDetective'
import { useLanguage } from '../language'
import classes from './importing.module.css'
import { datumText, words } from './words'

export const DatumChoice = ({
  check: { datum, verdict },
  onChoose,
}: {
  readonly check: SheetCheck
  readonly onChoose: (datum: DatumReading) => void
}) => {
  const { say } = useLanguage()
  const isFollowed = datum === verdict.datum
  return (
    <div className={classes.datum} data-sure={verdict.isSure && isFollowed}>
      <Select
        label={say(words.datum)}
        description={say(datumText(verdict))}
        allowDeselect={false}
        data={datumReadings.map((value) => ({ value, label: say(datumReadingLabel[value]) }))}
        value={datum}
        onChange={(chosen) => chosen !== null && onChoose(chosen as DatumReading)}
      />
    </div>
  )
}
