/** The phone's own page: who I am, how the campaign stands, what I may set, and the plan. */
import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { CampaignPanel } from '../campaign/CampaignPanel'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { useViewer } from '../session/useViewer'
import type { ViewControl } from '../useView'
import { words } from '../words'
import { LanguageSwitch } from './LanguageSwitch'
import { Posts, useSignOut } from './PersonMenu'
import classes from './Phone.module.css'
import { ThemeSwitch } from './ThemeSwitch'

export const Mine = (props: { readonly plan: Plan; readonly table: PointTable; readonly control: ViewControl }) => {
  const { say } = useLanguage()
  const { name } = useViewer()
  const leave = useSignOut()
  return (
    <div>
      <div className={classes.mine}>
        <div className={classes.who}>
          <strong>{name}</strong>
          <Posts plan={props.plan} />
        </div>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <CampaignPanel {...props} />
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
