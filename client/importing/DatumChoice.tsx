/** In which datum the sheet is: what speaks for which, and the person's word; on the map beside another one. */
import { Select } from '@mantine/core'
import type { SheetCheck } from '../../domain/importing/checkSheet'
import { type DatumReading, datumReadingLabel, datumReadings } from '../../domain/importing/datumDetective'
import { useLanguage } from '../language'
import classes from './importing.module.css'
import { beside, datumText, words } from './words'

const result = 'result'

export const DatumChoice = ({
  check: { datum, verdict },
  other,
  onChoose,
  onCompare,
}: {
  readonly check: SheetCheck
  /** The reading that is shown beside the chosen one; null: what the sheet would do is shown. */
  readonly other: DatumReading | null
  readonly onChoose: (datum: DatumReading) => void
  readonly onCompare: (other: DatumReading | null) => void
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
      <Select
        size="xs"
        label={say(words.onMap)}
        allowDeselect={false}
        data={[
          { value: result, label: say(words.onMapResult) },
          ...datumReadings.flatMap((value) =>
            value === datum ? [] : [{ value, label: say(beside(datumReadingLabel[value])) }],
          ),
        ]}
        value={other ?? result}
        onChange={(chosen) => onCompare(chosen === result || chosen === null ? null : (chosen as DatumReading))}
      />
    </div>
  )
}
