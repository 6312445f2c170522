/**
 * The wall screen 大屏 of the command room: the map with each scope's rate, three numbers, one curve, one ranking, legible
 * from afar. It goes round the scopes by itself and needs nobody.
 */
import { useHotkeys, useViewportSize } from '@mantine/hooks'
import { IconMaximize, IconMinimize, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { monthOf } from '../../domain/calendar'
import { text } from '../../domain/text'
import { useCampaignNow } from '../campaignOverview'
import { useCityView } from '../city/queries'
import { useScopeRates } from '../city/useScopeRates'
import { formatFullDay, formatInstant, formatTime } from '../dates'
import { useLanguage } from '../language'
import { MapArea } from '../shell/MapArea'
import { phaseText } from '../shell/phaseText'
import type { WorkplaceProps } from '../shell/Workplace'
import type { ViewControl } from '../useView'
import { type View, wholeCity } from '../view'
import { words as commonWords } from '../words'
import { useFullScreen } from './useFullScreen'
import { useScreenAwake } from './useScreenAwake'
import { useTour } from './useTour'
import { WallCurve } from './WallCurve'
import { WallNumbers } from './WallNumbers'
import { WallRanking } from './WallRanking'
import { WallScope } from './WallScope'
import classes from './wall.module.css'
import { lostSince, words } from './words'

/** The map's smallest type is 11.5 px; on a wall of 1920 × 1080 it is to be 28. */
const magnification = 28 / 11.5
const wallSize = { width: 1920, height: 1080 }
const noPadding = { left: 0, right: 0, top: 0, bottom: 0 }

export const Wall = ({
  plan,
  table,
  sections,
  control: { go },
  connection,
  hasMap,
  onMapReady,
  onMapUnavailable,
}: WorkplaceProps) => {
  const { say, language } = useLanguage()
  const now = useCampaignNow()
  const { data } = useCityView({}, null)
  const rates = useScopeRates(true, wholeCity)
  const { width, height } = useViewportSize()
  const scopeIds = useMemo(() => plan.scopes.map(({ id }) => id), [plan])
  const tour = useTour(scopeIds)
  const { scopeId, show, hold } = tour
  const fullScreen = useFullScreen()
  useScreenAwake()
  const leave = () => {
    if (fullScreen?.isOn) fullScreen.toggle()
    go({ panel: 'city' })
  }
  useHotkeys([
    ['Escape', leave],
    ['ArrowRight', () => tour.step(1)],
    ['ArrowLeft', () => tour.step(-1)],
  ])

  const view = useMemo<View>(
    () => ({ ...wholeCity, panel: 'wall', filter: { ...wholeCity.filter, scopeId } }),
    [scopeId],
  )
  // The address stays the wall's: what is shown on its map is the tour's.
  const control = useMemo<ViewControl>(
    () => ({
      view,
      go: ({ filter }) => {
        if (filter?.scopeId !== undefined) show(filter.scopeId)
      },
      adjust: () => {},
    }),
    [view, show],
  )
  const scale = Math.min(width / wallSize.width, height / wallSize.height)
  const phase = phaseText(plan.plan.phases, monthOf(table.today()))
  return (
    <main id="content" className={classes.wall} data-waiting={tour.isWaiting} onPointerMove={hold} tabIndex={-1}>
      <header className={classes.head}>
        <h1>{say(text(plan.plan.name, plan.plan.en))}</h1>
        {phase && <span>{say(phase)}</span>}
        {plan.isSample && <span className={classes.sample}>{say(commonWords.sampleData)}</span>}
        <span className={classes.when}>
          {connection === 'online' || data === undefined ? (
            now !== null && `${formatFullDay(table.today(), language)} ${formatTime(now)}`
          ) : (
            <strong className={classes.lost} role="alert">
              {say(lostSince(formatInstant(data.now, language)))}
            </strong>
          )}
        </span>
        <span className={classes.buttons}>
          <WallButton
            label={say(tour.isStopped ? words.resume : words.pause)}
            onPress={() => tour.setStopped(!tour.isStopped)}
          >
            {tour.isStopped ? <IconPlayerPlay /> : <IconPlayerPause />}
          </WallButton>
          {fullScreen && (
            <WallButton
              label={say(fullScreen.isOn ? words.leaveFullScreen : words.fullScreen)}
              onPress={fullScreen.toggle}
            >
              {fullScreen.isOn ? <IconMinimize /> : <IconMaximize />}
            </WallButton>
          )}
          <WallButton label={say(words.leave)} onPress={leave}>
            <IconX />
          </WallButton>
        </span>
      </header>
      <div className={classes.map}>
        {hasMap && scale > 0 && (
          <MapArea
            plan={plan}
            table={table}
            sections={sections}
            control={control}
            rates={rates}
            padding={noPadding}
            magnification={magnification * scale}
            onReady={onMapReady}
            onUnavailable={onMapUnavailable}
          />
        )}
        {!hasMap && <p className={classes.noMap}>{say(commonWords.mapUnavailable)}</p>}
      </div>
      {data === undefined ? (
        <p className={classes.loading} role="status">
          {say(words.loading)}
        </p>
      ) : (
        <>
          <WallScope plan={plan} scopeId={scopeId} view={data.view} />
          <div className={classes.side}>
            <WallNumbers view={data.view} />
            <WallCurve plan={plan} />
            <WallRanking plan={plan} byScope={data.view.by.scope} scopeId={scopeId} />
          </div>
        </>
      )}
    </main>
  )
}

const WallButton = ({
  label,
  onPress,
  children,
}: {
  readonly label: string
  readonly onPress: () => void
  readonly children: React.ReactNode
}) => (
  <button type="button" className={classes.button} aria-label={label} title={label} onClick={onPress}>
    {children}
  </button>
)
