/** Who is signed in, in which posts, what other software may read, and the way out. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconLogout, IconPlugConnected, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { memo } from 'react'
import { type Duty, positionLabel, roleLabel } from '../../domain/people'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { forgetPush } from '../inbox/pushing'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { signOut } from '../session/signIn'
import { checkViewer, forgetViewer, useViewer } from '../session/useViewer'
import type { ViewControl } from '../useView'
import { groupName, words } from '../words'
import classes from './shell.module.css'

const joined = (one: Text, other: Text): Text => text(`${one.zh} · ${other.zh}`, `${one.en} · ${other.en}`)

/** A post in words: whose, and as what. */
export const dutyText = (duty: Duty, plan: Plan): Text => {
  switch (duty.role) {
    case 'office':
    case 'commander':
      return roleLabel[duty.role]
    case 'leader': {
      const group = groupName(duty.group)
      return text(`${group.zh}组长`, `Leader of ${group.en.toLowerCase()}`)
    }
    case 'squad': {
      const squad = plan.squadByNumber.get(duty.squad)
      const post = joined(squad ? text(squad.nameZh, squad.nameEn) : roleLabel.squad, positionLabel[duty.position])
      if (duty.lentFrom === undefined) return post
      const from = squadText(plan, duty.lentFrom)
      return text(`${post.zh}（${from.zh}借调）`, `${post.en} (lent by ${from.en})`)
    }
    case 'unit':
      return joined(plan.unitById.get(duty.unitId)?.name ?? roleLabel.unit, positionLabel[duty.position])
    default:
      return duty satisfies never
  }
}

export const useSignOut = () => {
  const queryClient = useQueryClient()
  return async () => {
    await forgetPush()
    // Without an answer the session still stands, so the page stays.
    if (await signOut()) forgetViewer(queryClient)
    else await checkViewer(queryClient)
  }
}

export const Posts = ({ plan }: { readonly plan: Plan }) => {
  const { say } = useLanguage()
  const { posts } = useViewer()
  return (
    <ul className={classes.posts} aria-label={say(words.posts)}>
      {posts.map(({ id, duty }) => (
        <li key={id}>{say(dutyText(duty, plan))}</li>
      ))}
      {posts.length === 0 && <li>{say(words.noPost)}</li>}
    </ul>
  )
}

/** A person has one such panel: the own one. */
export const ownAccess = { kind: 'access', id: 'mine' } as const

export const PersonMenu = memo(function PersonMenu({
  plan,
  go,
}: {
  readonly plan: Plan
  readonly go: ViewControl['go']
}) {
  const { say } = useLanguage()
  const { name } = useViewer()
  const leave = useSignOut()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          px={8}
          maw="clamp(168px, 15vw, 240px)"
          fw={400}
          leftSection={<IconUserCircle size={20} stroke={1.5} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${say(words.person)}：${name}`}
        >
          <span className={classes.personName}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.person}>
          <strong>{name}</strong>
          <Posts plan={plan} />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlugConnected size={16} stroke={1.6} />} onClick={() => go({ opened: ownAccess })}>
          {say(words.access)}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void leave()}>
          {say(words.signOut)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
})
