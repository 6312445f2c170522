/** Of a stop's menu: the links that begin to navigate there, in the apps of a phone or as pages of the web. */
import { Button, Menu } from '@mantine/core'
import { type HandOffPlace, handOffLinks, mapServiceLabel, platformOf } from '../../domain/handOff'
import { useLanguage } from '../language'
import type { RoutePlan } from './planState'
import classes from './routes.module.css'
import { navigateOn, navigateTo, words } from './words'

/** A menu that names every service may be longer than what is free of the screen: it is as long as that, and scrolls. */
export const menuFits = { flip: true, shift: true, size: { padding: 8 } } as const

const platform = platformOf(navigator.userAgent, navigator.maxTouchPoints)

/** The stops of this car from one on, and where it comes from: the stop before, or the start. */
const wayFrom = ({ stops, routes, settings: { start } }: RoutePlan, car: number, key: string) => {
  const route = routes[car] ?? []
  const at = route.indexOf(key)
  const byKey = new Map(stops.map((stop) => [stop.key, stop]))
  const before = byKey.get(route[at - 1] ?? '')
  return {
    ahead: at < 0 ? [] : route.slice(at).flatMap((one) => byKey.get(one) ?? []),
    before: before ?? (start && { name: words.start.zh, at: start }),
  }
}

export const HandOffMenu = ({
  plan,
  car,
  stopKey,
}: {
  readonly plan: RoutePlan
  readonly car: number
  readonly stopKey: string
}) => {
  const { say } = useLanguage()
  const { ahead, before } = wayFrom(plan, car, stopKey)
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{say(words.navigate)}</Menu.Label>
      <HandOffItems ahead={ahead} before={before} />
    </>
  )
}

/** The same for who is on the way: from where the phone is to the stops that are left. */
export const NavigateButton = ({ ahead }: { readonly ahead: readonly HandOffPlace[] }) => {
  const { say } = useLanguage()
  return (
    <Menu position="bottom-start" middlewares={menuFits}>
      <Menu.Target>
        <Button size="md" variant="default">
          {say(words.navigate)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <HandOffItems ahead={ahead} before={null} />
      </Menu.Dropdown>
    </Menu>
  )
}

const HandOffItems = ({
  ahead,
  before,
}: {
  readonly ahead: readonly HandOffPlace[]
  readonly before: HandOffPlace | null
}) => {
  const { say } = useLanguage()
  return handOffLinks(ahead, before, platform).map(({ service, opens, href, stops }) => {
    const label = say(mapServiceLabel[service])
    return (
      <Menu.Item
        key={href}
        component="a"
        href={href}
        // An app is called up from this page; a page of the web stands beside it.
        {...(opens === 'web' && { target: '_blank', rel: 'noreferrer' })}
        data-hand-off={`${service} ${opens} ${stops}`}
      >
        {say(stops > 1 ? navigateOn(label, stops) : navigateTo(label))}
        {opens === 'web' && platform !== 'desk' && <span className={classes.quiet}> {say(words.webPage)}</span>}
      </Menu.Item>
    )
  })
}
