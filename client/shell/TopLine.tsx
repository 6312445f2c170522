/** The one line at the top: what campaign, how far, what is late; then search, state of the page, and the person. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { monthOf } from '../../domain/calendar'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useHeadline } from '../headline'
import { Bell } from '../inbox/Bell'
import { useLanguage } from '../language'
import type { Connection } from '../liveChannel'
import type { PointTable } from '../pointTable'
import type { ViewControl } from '../useView'
import { words } from '../words'
import { LanguageSwitch } from './LanguageSwitch'
import { Compliance, ConnectionMark, OverdueButton, SampleMark } from './Marks'
import { PersonMenu } from './PersonMenu'
import { phaseText } from './phaseText'
import { SearchBox } from './SearchBox'
import { ThemeSwitch } from './ThemeSwitch'
import classes from './TopLine.module.css'

export const TopLine = ({
  plan,
  table,
  connection,
  control,
  onPrint,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly connection: Connection
  readonly control: ViewControl
  /** Null while there is no map to print. */
  readonly onPrint: (() => void) | null
}) => {
  const { say } = useLanguage()
  const { view, go } = control
  const headline = useHeadline(table)
  const phase = phaseText(plan.plan.phases, monthOf(table.today()))
  return (
    <header className={classes.line}>
      <img className={classes.mark} src="/icon.svg" alt={say(words.product)} width="32" height="32" />
      <div className={classes.campaign}>
        <h1 className={classes.name} title={say(text(plan.plan.name, plan.plan.en))}>
          {say(text(plan.plan.name, plan.plan.en))}
        </h1>
        <span className={classes.phase}>{say(phase ?? text(plan.plan.document, plan.plan.document))}</span>
      </div>
      <Compliance headline={headline} />
      <OverdueButton overdue={headline.overdue} filter={view.filter} isInIssues={view.panel === 'issues'} go={go} />
      <SearchBox className={classes.search} size="sm" table={table} control={control} />
      <ConnectionMark connection={connection} />
      {plan.isSample && <SampleMark />}
      <div className={classes.buttons}>
        <LanguageSwitch />
        <ThemeSwitch />
        <Tooltip label={say(words.print)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={say(words.print)}
            disabled={onPrint === null}
            onClick={() => onPrint?.()}
          >
            <IconPrinter size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Bell isOpen={view.panel === 'inbox'} go={go} />
        <PersonMenu plan={plan} go={go} />
      </div>
    </header>
  )
}
