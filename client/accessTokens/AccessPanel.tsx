/** 外部软件访问: the addresses that a program is given, and the tokens with which it reads in this person's name. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import type { AccessToken } from '../../domain/accessToken'
import { usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { OpenedProps } from '../shell/Detail'
import { useTRPC } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { Section } from '../ui/Section'
import classes from './accessTokens.module.css'
import { MakeTokenForm } from './MakeTokenForm'
import { RevokeTokenForm } from './RevokeTokenForm'
import { TokenList } from './TokenList'
import { TokenOnce } from './TokenOnce'
import { words } from './words'

type Doing =
  | { readonly what: 'make' }
  | { readonly what: 'revoke'; readonly token: AccessToken }
  | { readonly what: 'show'; readonly name: string; readonly token: string }
  | null

export const AccessPanel = ({ onClose }: OpenedProps) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data, error, refetch } = useQuery(trpc.accessToken.mine.queryOptions())
  const [doing, setDoing] = useState<Doing>(null)
  const done = () => setDoing(null)
  return (
    <PanelFrame label={say(words.title)} header={<PanelHead title={say(words.title)} onClose={onClose} />}>
      {data === undefined || plan === null ? (
        <NotYet error={error} onRetry={() => void refetch()} heightsPx={[20, 64, 120]} />
      ) : doing?.what === 'make' ? (
        <MakeTokenForm today={plan.today} onDone={(made) => setDoing({ what: 'show', ...made })} onCancel={done} />
      ) : doing?.what === 'revoke' ? (
        <RevokeTokenForm token={doing.token} onDone={done} />
      ) : doing?.what === 'show' ? (
        <TokenOnce name={doing.name} token={doing.token} onDone={done} />
      ) : (
        <>
          <p className={classes.explained}>{say(words.explained)}</p>
          <Section title={say(words.tokens)}>
            {data.length === 0 ? (
              <EmptyState title={say(words.none)} next={say(words.noneNext)} />
            ) : (
              <TokenList tokens={data} today={plan.today} onRevoke={(token) => setDoing({ what: 'revoke', token })} />
            )}
          </Section>
          <Section title={say(words.addresses)}>
            <dl className={classes.addresses}>
              {(['ogc', 'tiles'] as const).map((path) => (
                <Fragment key={path}>
                  <dt>{say(path === 'ogc' ? words.features : words.tiles)}</dt>
                  <dd>
                    <code>{`${window.location.origin}/${path}`}</code>
                  </dd>
                </Fragment>
              ))}
            </dl>
          </Section>
          <ActionBar>
            <Button onClick={() => setDoing({ what: 'make' })}>{say(words.make)}</Button>
          </ActionBar>
        </>
      )}
    </PanelFrame>
  )
}
