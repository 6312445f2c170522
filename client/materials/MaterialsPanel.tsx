/** A unit's application materials: item by item how it stands, every version, and what this person may do. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { MaterialActionName } from '../../domain/materialActions'
import { type Plan, usePlan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import { NotYet } from '../ui/NotYet'
import { PanelFrame } from '../ui/PanelFrame'
import { PanelHead } from '../ui/PanelHead'
import { useFocusReturn } from '../ui/useFocusReturn'
import type { ViewControl } from '../useView'
import { DefineForm } from './DefineForm'
import { MaterialForm } from './MaterialForm'
import { MaterialItem } from './MaterialItem'
import classes from './materials.module.css'
import type { MaterialList } from './useMaterialAction'
import { acceptedOf, overdueCount, toReview, words } from './words'

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
        <PanelHead
          title={name}
          below={
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
          }
          onClose={onClose}
        />
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
