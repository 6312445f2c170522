/** The jobs, as a rail on the desk and as a bar on the phone. */
import { IconAlertTriangle, IconFileText, IconMap2, IconMapPin, IconUser } from '@tabler/icons-react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import type { ViewControl } from '../useView'
import type { Panel } from '../view'
import { words } from '../words'
import classes from './Rail.module.css'

type Job = { readonly panel: Panel; readonly label: Text; readonly icon: typeof IconMap2 }

const map: Job = { panel: 'none', label: words.map, icon: IconMap2 }
const lists: readonly Job[] = [
  { panel: 'points', label: words.points, icon: IconMapPin },
  { panel: 'issues', label: words.issues, icon: IconAlertTriangle },
]
const plan: Job = { panel: 'campaign', label: words.campaign, icon: IconFileText }
const mine: Job = { panel: 'campaign', label: words.mine, icon: IconUser }

export const Rail = ({
  layout,
  present,
  hasMap,
  control: { go },
}: {
  readonly layout: 'rail' | 'bar'
  /** The job on the screen. */
  readonly present: Panel
  readonly hasMap: boolean
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const select = (panel: Panel) => {
    // On the phone the sheet shows one thing: a job in place of what was selected.
    const selection = layout === 'bar' ? { pointId: null, issueId: null } : {}
    go({ panel: layout === 'rail' && present === panel ? 'none' : panel, ...selection })
  }
  return (
    <nav className={layout === 'rail' ? classes.rail : classes.bar} aria-label={say(words.mainNavigation)}>
      {[...(hasMap ? [map] : []), ...lists, layout === 'rail' ? plan : mine].map(({ panel, label, icon: Icon }) => (
        <button
          key={panel}
          type="button"
          className={classes.job}
          aria-current={present === panel ? 'page' : undefined}
          onClick={() => select(panel)}
        >
          <Icon size={22} stroke={1.6} aria-hidden="true" />
          <span>{say(label)}</span>
        </button>
      ))}
    </nav>
  )
}
