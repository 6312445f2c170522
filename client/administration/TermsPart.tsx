/** 期限与工作日: which terms run and to which day they lead, the days that differ from the week, and how both are set. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { workingCalendar } from '../../domain/calendar'
import { DaysOff } from '../campaign/DaysOff'
import { TermsTable } from '../campaign/TermsTable'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { EmptyState } from '../ui/EmptyState'
import { Facts } from '../ui/Facts'
import { Section } from '../ui/Section'
import { words as shared } from '../words'
import type { PartProps } from './AdministrationPanel'
import classes from './administration.module.css'
import { TermsForm } from './TermsForm'
import { dueIfNotified } from './termsForm'
import { WorkingDayForm } from './WorkingDayForm'
import { words, workingDaysText } from './words'

export const TermsPart = ({ plan, today, control }: PartProps) => {
  const { say, language } = useLanguage()
  const [doing, setDoing] = useState<'terms' | 'day' | null>(null)
  const { terms, workingDays } = plan
  const calendar = workingCalendar(workingDays)
  const finish = { onDone: () => setDoing(null), onCancel: () => setDoing(null) }
  if (doing !== null)
    return (
      <div className={classes.pageBody}>
        {doing === 'terms' ? (
          <TermsForm terms={terms} {...finish} />
        ) : (
          <WorkingDayForm terms={terms} days={workingDays} today={today} {...finish} />
        )}
      </div>
    )
  return (
    <div className={classes.pageBody}>
      <Section
        title={say(words.workingTerms)}
        aside={
          <Button variant="default" size="compact-md" fw={400} onClick={() => setDoing('terms')}>
            {say(words.changeTerms)}
          </Button>
        }
      >
        <TermsTable
          cell={(severity, term) => (
            <>
              {say(workingDaysText(terms.bySeverity[severity][term]))}
              <span className={classes.dueDay}>
                {formatDay(dueIfNotified(terms, severity, today, calendar)[term], language)}
              </span>
            </>
          )}
        />
        <p className={classes.hint}>{say(words.ifNotifiedToday)}</p>
        <Facts
          facts={[
            { key: 'notify', label: say(shared.termNotify), value: say(workingDaysText(terms.notify)) },
            { key: 'recheck', label: say(shared.termRecheck), value: say(workingDaysText(terms.recheck)) },
            { key: 'threshold', label: say(words.threshold), value: terms.trackingThreshold },
          ]}
        />
      </Section>
      <Section
        title={say(words.daysOff)}
        aside={
          <Button variant="default" size="compact-md" fw={400} onClick={() => setDoing('day')}>
            {say(words.setDay)}
          </Button>
        }
      >
        {workingDays.length === 0 ? <EmptyState title={say(words.noDays)} /> : <DaysOff days={workingDays} />}
      </Section>
      <Section
        title={say(words.numbers)}
        aside={
          <Button variant="default" size="compact-md" fw={400} onClick={() => control.go({ panel: 'papers' })}>
            {say(words.openPapers)}
          </Button>
        }
      >
        <p className={classes.hint}>{say(words.numbersWhere)}</p>
      </Section>
    </div>
  )
}
