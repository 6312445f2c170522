/** What stands on top of a desk until it is answered: instructions to deal with, to answer or to accept; nothing where there is none. */
import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../domain/calendar'
import { onDesk } from '../../domain/instruction'
import { may } from '../../domain/permissions'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import type { ViewControl } from '../useView'
import { InstructionLine } from './InstructionLine'
import classes from './instructions.module.css'
import { words } from './words'

export const InstructionsOnDesk = ({
  today,
  control,
}: {
  readonly today: LocalDate
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.instruction.list.queryOptions(undefined, { enabled: may(viewer, 'seeInstructions') }))
  const rows = onDesk(data ?? [], viewer.posts)
  if (rows.length === 0) return null
  const { opened } = control.view
  return (
    <section className={classes.onDesk} aria-label={say(words.title)} data-section="instructions">
      <h3 className={classes.deskTitle}>
        {say(words.title)} <span>{rows.length}</span>
      </h3>
      <ul className={classes.list}>
        {rows.map(({ instruction, turn }) => (
          <li key={instruction.id}>
            <InstructionLine
              instruction={instruction}
              turn={turn}
              today={today}
              isOpened={opened?.kind === 'instruction' && opened.id === instruction.id}
              onOpen={() => control.go({ opened: { kind: 'instruction', id: instruction.id } })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
