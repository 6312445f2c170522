/** The jobs, as a rail on the desk and as a bar on the phone. */
import { memo } from 'react'
import { UnreadMark } from '../inbox/UnreadMark'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import type { ViewControl } from '../useView'
import { nothingSelected, type Panel } from '../view'
import { words } from '../words'
import { isInBar, jobsOf, loadAhead, phonePage } from './jobs'
import classes from './Rail.module.css'

export const Rail = memo(function Rail({
  layout,
  present,
  hasMap,
  go,
}: {
  readonly layout: 'rail' | 'bar'
  /** The job on the screen. */
  readonly present: Panel
  readonly hasMap: boolean
} & Pick<ViewControl, 'go'>) {
  const { say } = useLanguage()
  const viewer = useViewer()
  const mine = jobsOf(viewer).filter(({ panel, place }) => (hasMap || panel !== 'none') && place !== 'top')
  const shown = layout === 'rail' ? mine : [...mine.filter((job) => isInBar(job, viewer)), phonePage]
  const select = (panel: Panel) => {
    // On the phone the sheet shows one thing: a job in place of what was selected.
    const selection = layout === 'bar' ? nothingSelected : {}
    go({ panel: layout === 'rail' && present === panel ? 'none' : panel, ...selection })
  }
  return (
    <nav className={layout === 'rail' ? classes.rail : classes.bar} aria-label={say(words.mainNavigation)}>
      {shown.map(({ panel, label, icon: Icon }) => (
        <button
          key={panel}
          type="button"
          className={classes.job}
          aria-current={present === panel ? 'page' : undefined}
          onClick={() => select(panel)}
          onPointerEnter={() => loadAhead(panel)}
          onFocus={() => loadAhead(panel)}
        >
          <Icon size={22} stroke={1.6} aria-hidden="true" />
          <span>{say(label)}</span>
          {layout === 'bar' && panel === phonePage.panel && <UnreadMark as="dot" />}
        </button>
      ))}
    </nav>
  )
})
