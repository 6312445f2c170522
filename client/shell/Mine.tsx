/** The phone's own page: who I am, how the campaign stands, what I may set, and the plan. */
import { Button } from '@mantine/core'
import { IconLogout, IconPlugConnected } from '@tabler/icons-react'
import { UnreadMark } from '../inbox/UnreadMark'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { words } from '../words'
import { isInBar, type JobProps, jobs, jobsOf } from './jobs'
import { LanguageSwitch } from './LanguageSwitch'
import { LoadBoundary } from './LoadBoundary'
import { ownAccess, Posts, useSignOut } from './PersonMenu'
import classes from './Phone.module.css'
import { ThemeSwitch } from './ThemeSwitch'

const Plan = jobs.campaign?.Part

export const Mine = (props: JobProps) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const further = jobsOf(viewer).filter((job) => !isInBar(job, viewer) && job.panel !== 'campaign')
  const leave = useSignOut()
  return (
    <div>
      <div className={classes.mine}>
        <div className={classes.who}>
          <strong>{viewer.name}</strong>
          <Posts plan={props.plan} />
        </div>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <nav className={classes.further} aria-label={say(words.mainNavigation)}>
        {further.map(({ panel, label, icon: Icon }) => (
          <button key={panel} type="button" onClick={() => props.control.go({ panel })}>
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            {say(label)}
            {panel === 'inbox' && <UnreadMark as="number" />}
          </button>
        ))}
        <button type="button" onClick={() => props.control.go({ opened: ownAccess })}>
          <IconPlugConnected size={22} stroke={1.6} aria-hidden="true" />
          {say(words.access)}
        </button>
      </nav>
      {Plan && (
        <LoadBoundary waiting={null}>
          <Plan {...props} />
        </LoadBoundary>
      )}
      <div className={classes.leave}>
        <Button
          variant="default"
          size="lg"
          fullWidth
          leftSection={<IconLogout size={18} stroke={1.6} />}
          onClick={() => void leave()}
        >
          {say(words.signOut)}
        </Button>
      </div>
    </div>
  )
}
