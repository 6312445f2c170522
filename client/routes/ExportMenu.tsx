/** The day's plan taken elsewhere: as GPX, as a calendar, or on paper. Files are made here, in the browser. */
import { Button, Menu } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { startOfDay } from '../../domain/calendar'
import { gpxOf } from '../../domain/gpx'
import { icalendarOf } from '../../domain/icalendar'
import { routeFileName } from '../../domain/routeSheet'
import { type Plan, useCampaignNow } from '../campaignOverview'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { saveFile } from '../saveFile'
import { useGeography } from '../useGeography'
import { words as sharedWords } from '../words'
import { drawCars } from './drawCars'
import { waysOf } from './driveView'
import type { PlanView } from './planView'
import { type PrintedCar, RouteSheetPages } from './RouteSheetPages'
import { useRoutes } from './routeDay'
import { type SheetSources, sheetOf } from './sheetOf'
import { useRoadLines } from './useRoadLines'
import { words } from './words'

export const ExportMenu = ({
  view,
  plan,
  table,
  sources,
}: {
  readonly view: PlanView
  readonly plan: Plan
  readonly table: PointTable
  readonly sources: Pick<SheetSources, 'squad' | 'candidates'>
}) => {
  const { say, language } = useLanguage()
  const now = useCampaignNow()
  const { plan: routePlan } = useRoutes().day
  const firstCar = routePlan.onlyCar ?? 0
  const ways = useMemo(() => waysOf(routePlan, firstCar), [routePlan, firstCar])
  const lines = useRoadLines(ways, routePlan.known !== null)
  const { geography } = useGeography(plan, table)
  const [isDrawing, setDrawing] = useState(false)
  const [printed, setPrinted] = useState<readonly PrintedCar[] | null>(null)
  const sheet = sheetOf(view, { ...sources, firstCar, plan, table }, say)
  // The pages have to stay until the printer has them.
  useEffect(() => {
    const done = () => setPrinted(null)
    window.addEventListener('afterprint', done)
    return () => window.removeEventListener('afterprint', done)
  }, [])
  const save = (ending: 'gpx' | 'ics', type: string, written: string) =>
    saveFile(routeFileName(sheet, ending), new Blob([written], { type }))
  const print = async () => {
    setDrawing(true)
    setPrinted(await drawCars({ view, firstCar, lines, sheet, table, geography, language }))
    setDrawing(false)
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconShare2 size={16} stroke={1.6} />}
            loading={isDrawing}
            disabled={sheet.cars.length === 0}
          >
            {say(words.exportPlan)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save('gpx', 'application/gpx+xml', gpxOf(sheet))}>{say(words.asGpx)}</Menu.Item>
          <Menu.Item
            onClick={() =>
              save('ics', 'text/calendar', icalendarOf(sheet, now === null ? startOfDay(sheet.on) : new Date(now)))
            }
          >
            {say(words.asCalendar)}
          </Menu.Item>
          <Menu.Item onClick={() => void print()}>{say(words.asPaper)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {printed && (
        <RouteSheetPages
          sheet={sheet}
          cars={printed}
          note={plan.isSample ? say(sharedWords.sampleData) : ''}
          onReady={() => window.print()}
        />
      )}
    </>
  )
}
