/** The instructions about one thing, in its own panel, and where one is written or recorded. Nothing for who reads none. */
import { IconWriting } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { InstructionTarget } from '../../domain/instruction'
import { instructionRow } from '../../domain/instructionActions'
import { may } from '../../domain/permissions'
import { usePlan } from '../campaignOverview'
import { ActionButtons } from '../forms/ActionChoices'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { Section } from '../ui/Section'
import { useFocusReturn } from '../ui/useFocusReturn'
import { useView } from '../useView'
import { InstructionLine } from './InstructionLine'
import classes from './instructions.module.css'
import { NewInstructionForm } from './NewInstructionForm'
import { words } from './words'

export const InstructionsHere = ({ target }: { readonly target: InstructionTarget }) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const plan = usePlan()
  const { go } = useView()
  const root = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<'write' | 'record' | null>(null)
  useFocusReturn(root, form)
  const { data } = useQuery(trpc.instruction.ofTarget.queryOptions(target, { enabled: may(viewer, 'seeInstructions') }))
  if (data === undefined || plan === null) return null
  const offered = (['write', 'record'] as const).filter((name) => data.available.includes(name))
  if (data.instructions.length === 0 && offered.length === 0) return null
  const close = () => setForm(null)
  return (
    <div ref={root} data-instructions-here>
      <Section title={say(words.title)}>
        {data.instructions.length > 0 && (
          <ul className={classes.list} aria-label={say(words.title)}>
            {data.instructions.map((instruction) => (
              <li key={instruction.id}>
                <InstructionLine
                  instruction={instruction}
                  today={plan.today}
                  withTarget={false}
                  isOpened={false}
                  onOpen={() => go({ opened: { kind: 'instruction', id: instruction.id } })}
                />
              </li>
            ))}
          </ul>
        )}
        {form !== null ? (
          <NewInstructionForm
            key={form}
            target={target}
            name={form}
            today={plan.today}
            onDone={close}
            onCancel={close}
          />
        ) : (
          <ActionButtons
            names={offered}
            labelOf={(name) => instructionRow(name).label}
            icon={<IconWriting size={16} stroke={1.6} aria-hidden="true" />}
            onChoose={setForm}
          />
        )}
      </Section>
    </div>
  )
}
