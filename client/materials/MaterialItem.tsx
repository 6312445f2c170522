/** One material: how it stands and by when, every version with its review, and what this person may do. */
import { Button } from '@mantine/core'
import { v7 as uuidv7 } from 'uuid'
import { actorText } from '../../domain/actorText'
import { type MaterialState, type MaterialVersion, materialStateLabel } from '../../domain/material'
import { type MaterialActionName, materialRow } from '../../domain/materialActions'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { FileList } from '../files/FileList'
import { useLanguage } from '../language'
import { DueText } from '../lists/DueText'
import { namesOf } from '../names'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import { Tag, type TagTone } from '../ui/Tag'
import type { ViewControl } from '../useView'
import classes from './materials.module.css'
import { type ListedMaterial, type MaterialList, useMaterialAction } from './useMaterialAction'
import { versionNumber, words } from './words'

const tones: Partial<Record<MaterialState, TagTone>> = { accepted: 'strong', returned: 'alarm' }

export const MaterialItem = ({
  material,
  list,
  plan,
  control,
  isFormOpen,
  onOpen,
}: {
  readonly material: ListedMaterial
  readonly list: MaterialList
  readonly plan: Plan
  readonly control: ViewControl
  readonly isFormOpen: boolean
  readonly onOpen: (name: MaterialActionName) => void
}) => {
  const { say, language } = useLanguage()
  const { act, isSending, refusal } = useMaterialAction(material, 'button')
  const isOpen = material.state === 'notSubmitted' || material.state === 'returned'
  const [latest, ...earlier] = [...material.versions].reverse()
  const press = (name: MaterialActionName) => {
    // Everything that the issue says is known already: one tap.
    if (name === 'openIssue') void act([{ name, form: { issueId: uuidv7() } }])
    else onOpen(name)
  }
  const version = (one: MaterialVersion) => (
    <Version version={one} list={list} plan={plan} onIssue={(issueId) => control.go({ issueId })} />
  )
  return (
    <>
      <div className={classes.first}>
        <h3 className={classes.name}>{material.name}</h3>
        <Tag tone={tones[material.state] ?? 'plain'}>{say(materialStateLabel[material.state])}</Tag>
        <span className={classes.due}>
          {say(words.due)} {formatDay(material.dueOn, language)}
          {isOpen && (
            <>
              {' · '}
              <DueText dueOn={material.dueOn} today={plan.today} />
            </>
          )}
        </span>
      </div>
      {material.note !== null && <p className={classes.quiet}>{material.note}</p>}
      {latest && version(latest)}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>
            {say(words.versions)} · {earlier.length}
          </summary>
          {earlier.map((one) => (
            <div key={one.number}>{version(one)}</div>
          ))}
        </details>
      )}
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
      {!isFormOpen && material.available.length > 0 && (
        <div className={classes.buttons}>
          {material.available.map((name, index) => (
            <Button
              key={name}
              data-opens={`${name} ${material.id}`}
              size="compact-md"
              variant={index === 0 && name !== 'remove' && name !== 'openIssue' ? 'light' : 'default'}
              fw={400}
              loading={isSending && name === 'openIssue'}
              onClick={() => press(name)}
            >
              {say(materialRow(name).label)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

const Version = ({
  version: { number, files, note, on, by, review },
  list,
  plan,
  onIssue,
}: {
  readonly version: MaterialVersion
  readonly list: MaterialList
  readonly plan: Plan
  readonly onIssue: (issueId: string) => void
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { issues: [] })
  const issueId = review?.issueId
  return (
    <div className={classes.version}>
      <p className={classes.quiet}>
        {say(versionNumber(number))} · {formatDay(on, language)} {say(actorText(by, names))}
      </p>
      <FileList ids={files} known={list.files} />
      {note !== null && <p>{note}</p>}
      {review !== null && (
        <p className={review.outcome === 'returned' ? classes.returned : undefined}>
          <strong>{say(materialStateLabel[review.outcome])}</strong>
          {review.reason !== null && `：${review.reason}`}{' '}
          <span className={classes.quiet}>
            {formatDay(review.on, language)} {say(actorText(review.by, names))}
          </span>
          {issueId != null && (
            <LinkButton className={classes.seeIssue} onClick={() => onIssue(issueId)}>
              {say(words.seeIssue)}
            </LinkButton>
          )}
        </p>
      )}
      {review === null && <p className={classes.quiet}>{say(words.waiting)}</p>}
    </div>
  )
}
