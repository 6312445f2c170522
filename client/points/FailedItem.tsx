/** What there is to say of a check item that failed, and the issue that it opens: filled in already, editable in place. */
import { Switch, Textarea, TextInput } from '@mantine/core'
import { paragraphLimit } from '../../domain/form'
import { type Severity, severities, severityLabel } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { IssueCard } from '../issues/IssueCard'
import type { IssueOfPoint } from '../issues/queries'
import { useLanguage } from '../language'
import { type CheckItem, dayText, type Names } from '../names'
import type { ShownPhoto } from '../photos/shownPhotos'
import { OneChoice } from '../ui/Choices'
import { ItemPhotos } from './ItemPhotos'
import { type InspectionDraft, opensIssue, sameOpen, whatOf, withIssue } from './inspectionDraft'
import classes from './points.module.css'
import type { KeptDraft } from './useInspectionDraft'
import { foundOnDay, words } from './words'

export const FailedItem = ({
  item,
  draft,
  change,
  issuesHere,
  names,
  photos,
  onLook,
}: Pick<KeptDraft, 'draft' | 'change'> & {
  readonly item: CheckItem
  readonly issuesHere: readonly IssueOfPoint[]
  readonly names: Names
  /** Those of the issues here: whether it is the same thing is seen sooner than read. */
  readonly photos: readonly ShownPhoto[]
  readonly onLook: (issueId: string) => void
}) => {
  const { say } = useLanguage()
  const { key } = item
  const same = sameOpen(issuesHere, key)
  const isOn = opensIssue(draft, key, issuesHere)
  const mayAdd = same.some(({ maySupplement }) => maySupplement)
  const set = (part: Parameters<typeof withIssue>[2]) => change((before) => withIssue(before, key, part))
  const setOf = (part: 'notes' | 'photos', value: unknown) =>
    change((before): InspectionDraft => ({ ...before, [part]: { ...before[part], [key]: value } }))
  return (
    <div className={classes.failedItem}>
      <TextInput
        label={say(words.itemNote)}
        maxLength={paragraphLimit}
        value={draft.notes[key] ?? ''}
        onChange={(event) => setOf('notes', event.currentTarget.value)}
      />
      <ItemPhotos
        label={say(words.itemPhotos)}
        value={draft.photos[key] ?? []}
        onChange={(photos) => setOf('photos', photos)}
      />
      {same.length > 0 && (
        <div className={classes.same}>
          <p className={classes.quiet}>{say(mayAdd ? words.sameMayBeAdded : words.sameOpen)}</p>
          {same.map((issue) => (
            <div key={issue.id}>
              {issue.foundOn !== null && (
                <span className={classes.foundOn}>{say(foundOnDay(dayText(issue.foundOn)))}</span>
              )}
              <IssueCard
                issue={issue}
                names={names}
                photos={photos.filter(({ issueId }) => issueId === issue.id)}
                onSelect={() => onLook(issue.id)}
              />
            </div>
          ))}
        </div>
      )}
      {mayAdd ? (
        <OneChoice
          label={`${say(words.sameIssue)}：${say(item)}`}
          layout="row"
          choices={[
            { value: 'add', label: say(words.addToSame) },
            { value: 'open', label: say(words.openAnother) },
          ]}
          value={isOn ? 'open' : 'add'}
          onChange={(choice) => set({ isOn: choice === 'open' })}
        />
      ) : (
        <Switch
          classNames={{ body: classes.switchBody }}
          label={say(actions.open.label)}
          aria-label={`${say(actions.open.label)}：${say(item)}`}
          checked={isOn}
          onChange={(event) => set({ isOn: event.currentTarget.checked })}
        />
      )}
      {isOn && (
        <>
          <Textarea
            aria-label={`${say(actions.open.fields.what.label)}：${say(item)}`}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={paragraphLimit}
            value={whatOf(draft, item)}
            onChange={(event) => set({ what: event.currentTarget.value })}
          />
          <OneChoice
            label={say(actions.open.fields.severity.label)}
            layout="row"
            choices={severities.map((severity) => ({ value: severity, label: say(severityLabel[severity]) }))}
            value={draft.issues[key]?.severity}
            onChange={(severity: Severity) => set({ severity })}
          />
        </>
      )}
    </div>
  )
}
