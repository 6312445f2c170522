/** A unit's application materials: item by item how it stands, every version, and what this person may do. */
import { Button, CloseButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type MaterialState, type MaterialVersion, materialStateLabel } from '../../domain/material'
import { type MaterialActionName, materialRow } from '../../domain/materialActions'
import { type Plan, usePlan } from '../campaignOverview'
import { formatDay } from '../dates'
import { FileList } from '../files/FileList'
import { actorText } from '../issues/actorText'
import { namesOf, squadText, unitText } from '../issues/names'
import { useLanguage } from '../language'
import { DueText } from '../lists/DueText'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { RefusalNote } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { Tag, type TagTone } from '../ui/Tag'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { ViewControl } from '../useView'
import { DefineForm } from './DefineForm'
import { MaterialForm } from './MaterialForm'
import classes from './materials.module.css'
import { type ListedMaterial, type MaterialList, useMaterialAction } from './useMaterialAction'
import { acceptedOf, overdueCount, toReview, versionNumber, words } from './words'

const tones: Partial<Record<MaterialState, TagTone>> = { accepted: 'strong', returned: 'alarm' }

export const MaterialsPanel = ({
  id,
  control,
  onClose,
}: {
  readonly id: string
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const plan = usePlan()
  const { data: list, error, refetch } = useQuery(trpc.material.listByUnit.queryOptions({ unitId: id }))
  const name = plan ? say(unitText(plan, id)) : ''
  return (
    <PanelFrame
      label={`${say(words.title)} ${name}`}
      header={
        <div className={classes.head}>
          <div className={classes.heading}>
            <h2>{name}</h2>
            <p className={classes.quiet}>
              {[
                say(words.title),
                list?.squad != null && plan ? say(squadText(plan, list.squad)) : null,
                list && list.counts.all > 0 ? say(acceptedOf(list.counts)) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
              {list && list.counts.submitted > 0 && ` · ${say(toReview(list.counts.submitted))}`}
              {list && list.counts.overdue > 0 && (
                <>
                  {' · '}
                  <span className={classes.late}>{say(overdueCount(list.counts.overdue))}</span>
                </>
              )}
            </p>
          </div>
          <CloseButton size="lg" aria-label={say(words.close)} onClick={onClose} />
        </div>
      }
    >
      {list && plan ? (
        <Materials list={list} plan={plan} control={control} />
      ) : (
        <NotYet error={error} onRetry={refetch} heightsPx={[56, 56, 56]} />
      )}
    </PanelFrame>
  )
}

type OpenForm = 'define' | { readonly materialId: string; readonly name: MaterialActionName }

const Materials = ({
  list,
  plan,
  control,
}: {
  readonly list: MaterialList
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<OpenForm | null>(null)
  useFocusReturn(root, open === null ? null : open === 'define' ? open : `${open.name} ${open.materialId}`)
  const close = () => setOpen(null)
  if (open === 'define')
    return (
      <DefineForm
        unitId={list.unitId}
        squad={list.squad}
        mayDefineFor={list.mayDefineFor}
        onDone={close}
        onCancel={close}
      />
    )
  return (
    <div ref={root} className={classes.materials}>
      {list.materials.length === 0 ? (
        <div className={classes.failed}>
          <EmptyState title={say(words.empty)} next={say(words.emptyNext)} />
        </div>
      ) : (
        <ul className={classes.list} aria-label={say(words.list)}>
          {list.materials.map((material) => (
            <li key={material.id} className={classes.material} data-state={material.state} data-name={material.name}>
              <MaterialItem
                material={material}
                list={list}
                plan={plan}
                control={control}
                isFormOpen={open !== null}
                onOpen={(name) => setOpen({ materialId: material.id, name })}
              />
              {open !== null && open.materialId === material.id && (
                <MaterialForm
                  key={`${open.name} ${material.id}`}
                  material={material}
                  name={open.name}
                  onDone={close}
                  onCancel={close}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {list.mayDefineFor.includes(list.unitId) && open === null && (
        <Button
          className={classes.define}
          data-opens="define"
          variant="default"
          fw={400}
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => setOpen('define')}
        >
          {say(words.defineList)}
        </Button>
      )}
    </div>
  )
}

const MaterialItem = ({
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
  const names = namesOf(plan, { checkItems: [], issues: [] })
  const issueId = review?.issueId
  return (
    <div className={classes.version}>
      <p className={classes.quiet}>
        {say(versionNumber(number))} · {formatDay(on, language)} {say(actorText(by, names))}
      </p>
      <FileList ids={files} known={list.files} />
      {note !== null && <p>{note}</p>}
      {review !== null && (
        <p className={review.outcome === 'returned' ? classes.returned : classes.accepted}>
          <strong>{say(materialStateLabel[review.outcome])}</strong>
          {review.reason !== null && `：${review.reason}`}{' '}
          <span className={classes.quiet}>
            {formatDay(review.on, language)} {say(actorText(review.by, names))}
          </span>
          {issueId != null && (
            <button type="button" className={classes.link} onClick={() => onIssue(issueId)}>
              {say(words.seeIssue)}
            </button>
          )}
        </p>
      )}
      {review === null && <p className={classes.quiet}>{say(words.waiting)}</p>}
    </div>
  )
}
