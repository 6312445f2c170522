/** One account: the posts it holds, held and will hold, its access tokens, and what the office may do about them. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessToken } from '../../domain/accessToken'
import type { LocalDate } from '../../domain/calendar'
import type { Post } from '../../domain/people'
import { RevokeTokenForm } from '../accessTokens/RevokeTokenForm'
import { TokenList } from '../accessTokens/TokenList'
import { words as accessWords } from '../accessTokens/words'
import type { Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { dutyText } from '../shell/PersonMenu'
import { useTRPC } from '../trpc'
import { ActionBar } from '../ui/ActionBar'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import classes from './administration.module.css'
import { EndPostForm } from './EndPostForm'
import { GivePostForm } from './GivePostForm'
import { Page } from './Page'
import { PasswordOnce } from './PasswordOnce'
import { orderedPosts, postStateOn } from './postForm'
import { SetPasswordForm } from './SetPasswordForm'
import type { Account } from './useAdministrationSending'
import { words } from './words'

type Doing =
  | { readonly what: 'give' | 'password' }
  | { readonly what: 'end'; readonly post: Post }
  | { readonly what: 'revoke'; readonly token: AccessToken }
  | null

export const PersonPage = ({
  person,
  plan,
  today,
  onBack,
}: {
  readonly person: Account
  readonly plan: Plan
  readonly today: LocalDate
  readonly onBack: () => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const [doing, setDoing] = useState<Doing>(null)
  const [password, setPassword] = useState<string | null>(null)
  const { accountId, name, username } = person
  const { data: tokens, error, refetch } = useQuery(trpc.accessToken.ofPerson.queryOptions({ accountId }))
  const done = () => setDoing(null)
  const finish = { onDone: done, onCancel: done }
  return (
    <Page title={name} aside={username} onBack={doing === null && password === null ? onBack : done}>
      {password !== null ? (
        <PasswordOnce username={username ?? ''} password={password} onDone={() => setPassword(null)} />
      ) : doing?.what === 'give' ? (
        <GivePostForm accountId={accountId} plan={plan} today={today} {...finish} />
      ) : doing?.what === 'end' ? (
        <EndPostForm
          accountId={accountId}
          post={doing.post}
          duty={dutyText(doing.post.duty, plan)}
          today={today}
          {...finish}
        />
      ) : doing?.what === 'revoke' ? (
        <RevokeTokenForm token={doing.token} onDone={done} />
      ) : doing?.what === 'password' ? (
        <SetPasswordForm
          accountId={accountId}
          onDone={(made) => {
            done()
            setPassword(made)
          }}
          onCancel={done}
        />
      ) : (
        <>
          <Section title={say(words.posts)}>
            {person.posts.length === 0 ? (
              <EmptyState title={say(words.noPostsYet)} next={say(words.noPostsNext)} />
            ) : (
              <ul className={classes.posts}>
                {orderedPosts(person.posts, today).map((post) => {
                  const state = postStateOn(post, today)
                  const duty = dutyText(post.duty, plan)
                  const until = post.until === null ? say(words.stillHeld) : formatFullDay(post.until, language)
                  return (
                    <li key={post.id} className={classes.post} data-state={state}>
                      <div className={classes.postWords}>
                        <span className={classes.duty}>{say(duty)}</span>
                        <span className={classes.second}>
                          {formatFullDay(post.from, language)} — {until}
                        </span>
                      </div>
                      <Tag tone={state === 'held' ? 'strong' : 'plain'}>{say(words[state])}</Tag>
                      {state !== 'over' && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          fw={400}
                          aria-label={`${say(words.endPost)}：${say(duty)}`}
                          onClick={() => setDoing({ what: 'end', post })}
                        >
                          {say(words.endPost)}
                        </Button>
                      )}
                    </li>
                  )
                })}
              </ul>
            )}
          </Section>
          <Section title={say(accessWords.title)}>
            {tokens === undefined ? (
              <NotYet error={error} onRetry={() => void refetch()} heightsPx={[20, 40]} />
            ) : tokens.length === 0 ? (
              <EmptyState title={say(accessWords.noneOfPerson)} />
            ) : (
              <TokenList tokens={tokens} today={today} onRevoke={(token) => setDoing({ what: 'revoke', token })} />
            )}
          </Section>
          <ActionBar>
            <Button onClick={() => setDoing({ what: 'give' })}>{say(words.givePost)}</Button>
            <Button variant="default" fw={400} onClick={() => setDoing({ what: 'password' })}>
              {say(words.setPassword)}
            </Button>
          </ActionBar>
        </>
      )}
    </Page>
  )
}
