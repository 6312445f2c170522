/** One unit of the roster: what it is called, whose it is, what hangs on it; renamed, put below another or retired from here. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import type { OverviewUnit, Plan } from '../campaignOverview'
import { Contacts } from '../contacts/Contacts'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { Facts } from '../ui/Facts'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { FormerPoints } from '../units/FormerPoints'
import { UnitRelations } from '../units/UnitRelations'
import type { ViewControl } from '../useView'
import classes from './administration.module.css'
import { Page } from './Page'
import { RetireUnitForm } from './RetireUnitForm'
import { UnitForm } from './UnitForm'
import { words } from './words'

export const UnitPage = ({
  unit,
  plan,
  today,
  control,
  onOpen,
  onBack,
}: {
  readonly unit: OverviewUnit
  readonly plan: Plan
  readonly today: LocalDate
  readonly control: ViewControl
  /** Leads to another unit of the roster. */
  readonly onOpen: (unitId: string) => void
  readonly onBack: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  // Others give it issues and take them back meanwhile.
  const { data: holds, error, refetch } = useQuery(trpc.unit.holds.queryOptions({ unitId: unit.id }, { staleTime: 0 }))
  const [doing, setDoing] = useState<'rename' | 'setSuperior' | 'retire' | null>(null)
  const done = () => setDoing(null)
  const finish = { onDone: done, onCancel: done }
  const { id, name, aliases, retiredOn } = unit
  const isHeldUp = holds !== undefined && (holds.openIssues > 0 || holds.roadSections > 0)
  return (
    <Page title={say(name)} onBack={doing === null ? onBack : done}>
      {doing === 'rename' || doing === 'setSuperior' ? (
        <UnitForm act={doing} unit={unit} {...finish} />
      ) : doing === 'retire' && holds ? (
        <RetireUnitForm unit={unit} holds={holds} plan={plan} today={today} {...finish} />
      ) : (
        <>
          <Section title={say(words.unit)}>
            <UnitRelations
              unit={unit}
              plan={plan}
              first={[
                { key: 'nameZh', label: say(words.nameZh), value: name.zh },
                { key: 'nameEn', label: say(words.nameEn), value: name.en },
                ...(aliases.length === 0
                  ? []
                  : [{ key: 'aliases', label: say(words.aliases), value: aliases.join('、') }]),
              ]}
              onOpen={onOpen}
            />
            <FormerPoints unitId={id} go={control.go} />
          </Section>
          <Contacts unitId={id} />
          <Section
            title={say(words.holds)}
            aside={
              <span className={classes.asides}>
                {holds !== undefined && holds.openIssues > 0 && (
                  <Button
                    variant="default"
                    size="compact-md"
                    fw={400}
                    onClick={() => control.go({ opened: { kind: 'leftBehind', id } })}
                  >
                    {say(words.together)}
                  </Button>
                )}
                <Button
                  variant="default"
                  size="compact-md"
                  fw={400}
                  onClick={() => control.go({ opened: { kind: 'unit', id } })}
                >
                  {say(words.openUnit)}
                </Button>
              </span>
            }
          >
            {holds ? (
              <Facts
                facts={[
                  { key: 'openIssues', label: say(words.openIssues), value: holds.openIssues },
                  { key: 'points', label: say(words.points), value: holds.points },
                  { key: 'roadSections', label: say(words.roadSections), value: holds.roadSections },
                  { key: 'subordinates', label: say(words.subordinates), value: holds.subordinates },
                  { key: 'people', label: say(words.peopleHere), value: holds.people },
                ]}
              />
            ) : (
              <NotYet error={error} onRetry={refetch} heightsPx={[36, 36, 36]} />
            )}
          </Section>
          {retiredOn !== null ? (
            <Note>{say(words.isRetired)}</Note>
          ) : (
            <ActionBar above={isHeldUp && <Note>{say(words.finishFirst)}</Note>}>
              <Button onClick={() => setDoing('rename')}>{say(words.rename)}</Button>
              <Button variant="default" fw={400} onClick={() => setDoing('setSuperior')}>
                {say(words.setSuperior)}
              </Button>
              <Button variant="default" fw={400} disabled={holds === undefined} onClick={() => setDoing('retire')}>
                {say(words.retire)}
              </Button>
            </ActionBar>
          )}
        </>
      )}
    </Page>
  )
}
