/**
 * Records an inspection on the spot, check item by check item, with one thumb; every failed item opens an issue with it,
 * filled in already, and all of it is saved in one step.
 */
import { useMemo } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { findingLabel, findings } from '../../domain/inspection'
import { actions } from '../../domain/issueActions'
import { isSquadPost } from '../../domain/people'
import { standingLabel } from '../../domain/standing'
import { checkItemsAt, type Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { choose, fillIn } from '../forms/words'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { namesOf, unitText } from '../names'
import { hasFailed, isStillSending } from '../photos/fieldPhotos'
import { shownPhotos } from '../photos/shownPhotos'
import { words as photoWords } from '../photos/words'
import { RestPasses, VisitInputs, visitProblems } from '../place/VisitInputs'
import { words as placeWords } from '../place/words'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { OneChoice, SomeChoices } from '../ui/Choices'
import { LinkButton } from '../ui/LinkButton'
import { FailedItem } from './FailedItem'
import {
  byItsHandbook,
  type DraftHandbook,
  emptyDraft,
  formOfDraft,
  issuesOfDraft,
  opensIssue,
  supplementsOfDraft,
  whatOf,
  withFinding,
  withHandbook,
  withRestPassed,
} from './inspectionDraft'
import classes from './points.module.css'
import { useInspectionDraft } from './useInspectionDraft'
import { words } from './words'

/** What was saved: how many issues it opened, to how many it added, and whether everything passed. */
export type Saved = { readonly opened: number; readonly supplemented: number; readonly allPassed: boolean }

export const InspectionForm = ({
  point,
  plan,
  onDone,
  onLook,
  onCancel,
}: {
  readonly point: PointDetail
  readonly plan: Plan
  readonly onDone: (saved: Saved) => void
  readonly onLook: (issueId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { posts } = useViewer()
  const present: DraftHandbook = {
    number: plan.handbookNumber,
    items: checkItemsAt(plan, point).map(({ key, zh, en }) => ({ key, zh, en })),
  }
  const today = plan.today
  const own = posts.find(isSquadPost)?.duty.squad ?? null
  const mayFollow = followersOf(point, plan)
  const kept = useInspectionDraft(point.id, () =>
    emptyDraft(today, {
      squads: point.jointSquads.length > 0 ? withOwn(point.jointSquads, own) : [],
      followingSquad: mayFollow[0] ?? null,
      handbook: present,
    }),
  )
  const { change, isResumed, forget } = kept
  const { draft, handbook, isOutdated } = byItsHandbook(kept.draft, present)
  const { items } = handbook
  const opened = issuesOfDraft(draft, items, point.issues, own)
  const supplements = supplementsOfDraft(draft, items, point.issues)
  const { send, ...sending } = useSending({
    pointId: point.id,
    issueIds: [...opened, ...supplements].map(({ issueId }) => issueId),
  })

  const { visitedOn, note } = draft
  const count = Object.keys(draft.findings).length
  const names = useMemo(() => namesOf(plan, { kind: point.kind, issues: point.issues }), [plan, point])
  const photos = useMemo(() => shownPhotos(point.history, point.photos, names), [point, names])
  const visit = visitProblems({ visitedOn, note, count }, today)
  const isWordless = items.some(
    (item) => opensIssue(draft, item.key, point.issues) && whatOf(draft, item).trim() === '',
  )
  const whatProblem = isWordless ? fillIn(actions.open.fields.what.label) : undefined
  const allPhotos = Object.values(draft.photos).flat()
  const photoProblem = allPhotos.some(hasFailed)
    ? photoWords.photosFailed
    : allPhotos.some(isStillSending)
      ? photoWords.waitForPhotos
      : undefined
  const squadProblem =
    own === null && opened.length > 0 && draft.followingSquad === null
      ? choose(actions.open.fields.followingSquad.label)
      : undefined
  const { submit, isChecked } = useSubmit({
    read: () =>
      visit.day || visit.note || visit.count || whatProblem || squadProblem || photoProblem
        ? null
        : formOfDraft(draft, point.issues),
    send: (form) =>
      send((actionId) =>
        client.point.inspect.mutate({
          actionId,
          pointId: point.id,
          form,
          ...(opened.length > 0 && { issues: opened }),
          ...(supplements.length > 0 && { supplements }),
        }),
      ),
    onDone: () => {
      const { findings } = formOfDraft(draft, point.issues)
      forget()
      onDone({
        opened: opened.length,
        supplemented: supplements.length,
        allPassed: items.every(({ key }) => findings[key] === 'pass'),
      })
    },
  })
  return (
    <FormFrame
      title={say(placeWords.inspect)}
      submitLabel={say(opened.length > 0 ? words.saveAndOpen(opened.length) : placeWords.save)}
      aboveButtons={opened.length > 0 && <Addressee point={point} plan={plan} />}
      sending={sending}
      problem={isChecked ? (visit.count ?? whatProblem ?? squadProblem ?? photoProblem) : null}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {isResumed && (
        <p className={classes.resumed}>
          {say(words.resumed)}{' '}
          <LinkButton className={classes.beginAnew} onClick={forget}>
            {say(words.beginAnew)}
          </LinkButton>
        </p>
      )}
      {isOutdated && (
        <p className={classes.resumed}>
          {say(words.newHandbook)}{' '}
          <LinkButton className={classes.beginAnew} onClick={() => change((before) => withHandbook(before, present))}>
            {say(words.toNewHandbook)}
          </LinkButton>
        </p>
      )}
      {items.map((item) => (
        <div key={item.key} className={classes.item}>
          <OneChoice
            label={say(item)}
            layout="row"
            choices={findings.map((finding) => ({ value: finding, label: say(findingLabel[finding]) }))}
            value={draft.findings[item.key]}
            onChange={(finding) => change((before) => withFinding(before, item.key, finding, uuidv7))}
          />
          {draft.findings[item.key] === 'fail' && (
            <FailedItem item={item} {...{ draft, change, names, photos, onLook }} issuesHere={point.issues} />
          )}
        </div>
      ))}
      <RestPasses
        count={count}
        of={items.length}
        onPress={() =>
          change((before) =>
            withRestPassed(
              before,
              items.map(({ key }) => key),
            ),
          )
        }
      />
      {own === null && opened.length > 0 && (
        <OneChoice
          label={say(actions.open.fields.followingSquad.label)}
          needed
          layout="grid"
          choices={plan.squads.map(({ number }) => ({ value: number, label: say(names.squad(number)) }))}
          value={draft.followingSquad ?? undefined}
          onChange={(followingSquad) => change((before) => ({ ...before, followingSquad }))}
          problem={isChecked && squadProblem ? say(squadProblem) : undefined}
        />
      )}
      <VisitInputs
        visitedOn={visitedOn}
        note={note}
        today={today}
        problems={isChecked ? visit : {}}
        onChange={(typed) => change((before) => ({ ...before, ...typed }))}
      />
      <details className={classes.joint} open={draft.squads.length > 0}>
        <summary>{say(words.jointInspection)}</summary>
        <SomeChoices
          label={say(words.jointSquads)}
          description={point.jointSquads.length > 0 ? say(words.orderedJoint) : undefined}
          layout="grid"
          choices={plan.squads.map(({ number }) => ({ value: number, label: say(names.squad(number)) }))}
          values={draft.squads}
          onChange={(squads) => change((before) => ({ ...before, squads: withOwn(squads, own) }))}
        />
      </details>
    </FormFrame>
  )
}

/** The inspecting squad is among the squads of a joint inspection. */
const withOwn = (squads: readonly number[], own: number | null): number[] =>
  own === null || squads.length === 0 || squads.includes(own) ? [...squads] : [own, ...squads]

/** Who would follow what the office opens here: the place's squad, else the only one with a key. */
const followersOf = (point: PointDetail, plan: Plan): number[] => {
  const ofScope = point.scopeId === null ? undefined : plan.scopeById.get(point.scopeId)?.squad
  if (ofScope !== undefined) return [ofScope]
  return point.squadsWithKey.length === 1 ? [...point.squadsWithKey] : []
}

/** To whom the issues will go once they are notified, in words. */
const Addressee = ({ point, plan }: { readonly point: PointDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const { values, reasons } = point.opening.notifyPrefill.ordinary
  const { cannotNotify } = point.opening
  return (
    <p className={classes.addressee}>
      {cannotNotify !== null ? (
        <span className={classes.quiet}>{say(cannotNotify)}</span>
      ) : (
        <>
          <span className={classes.quiet}>{say(standingLabel.responsibleUnit)}</span>{' '}
          <strong>{say(unitText(plan, String(values.unitId)))}</strong>{' '}
          {reasons.unitId && <span className={classes.quiet}>{say(reasons.unitId)}</span>}
        </>
      )}
    </p>
  )
}
