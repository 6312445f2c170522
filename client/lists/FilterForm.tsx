/** Every part of the filter as a control. It writes to the URL at once: map, lists, counts and print follow. */
import { Select, Switch } from '@mantine/core'
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { StatusCounts } from '../pointTable'
import type { ViewControl } from '../useView'
import { markLabel, marks } from '../view'
import { words } from '../words'
import classes from './FilterForm.module.css'
import { StatusShape } from './StatusMark'

export const FilterForm = ({
  plan,
  counts,
  view: { filter },
  go,
}: {
  readonly plan: Plan
  /** How many points of each status the rest of the filter leaves; null where the legend beside it offers the statuses. */
  readonly counts: StatusCounts | null
} & Pick<ViewControl, 'view' | 'go'>) => {
  const { say, language } = useLanguage()
  const nameOf = (named: { nameZh: string; nameEn: string }) => (language === 'zh' ? named.nameZh : named.nameEn)
  const pick = (
    label: string,
    data: { value: string; label: string }[],
    value: string | null,
    onChange: (value: string | null) => void,
  ) => (
    <Select
      size="sm"
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      placeholder={say(words.all)}
      clearable
      clearButtonProps={{ 'aria-label': `${say(words.clearFilter)}：${label}` }}
      searchable={data.length > 12}
      nothingFoundMessage={say(words.nothingFound)}
      maxDropdownHeight={320}
    />
  )
  const toggle = (status: PointStatus) =>
    go({
      filter: {
        statuses: filter.statuses.includes(status)
          ? filter.statuses.filter((chosen) => chosen !== status)
          : [...filter.statuses, status],
      },
    })

  return (
    <div className={classes.form}>
      {counts && (
        <fieldset className={classes.statuses}>
          <legend>{say(words.status)}</legend>
          {pointStatuses.map((status) => (
            <label key={status} className={classes.status}>
              <input type="checkbox" checked={filter.statuses.includes(status)} onChange={() => toggle(status)} />
              <StatusShape status={status} sizePx={16} />
              <span>{say(pointStatusLabel[status])}</span>
              <span className={classes.count}>{counts[status]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className={classes.picks}>
        {pick(
          say(words.squad),
          plan.squads.map((squad) => ({ value: String(squad.number), label: nameOf(squad) })),
          filter.squad === null ? null : String(filter.squad),
          // A scope belongs to one squad: another squad's would leave nothing.
          (value) => go({ filter: { squad: value === null ? null : Number(value), scopeId: null }, camera: null }),
        )}
        {pick(
          say(words.scope),
          plan.scopes
            .filter(({ squad }) => filter.squad === null || squad === filter.squad)
            .map((scope) => ({ value: scope.id, label: nameOf(scope) })),
          filter.scopeId,
          (value) => go({ filter: { scopeId: value }, camera: null }),
        )}
        {pick(
          say(words.kind),
          plan.pointKinds.map((kind) => ({ value: kind.key, label: nameOf(kind) })),
          filter.kind,
          (value) => go({ filter: { kind: value } }),
        )}
        {pick(
          say(words.unit),
          plan.units.map((unit) => ({ value: unit.id, label: say(unit.name) })),
          filter.unitId,
          (value) => go({ filter: { unitId: value } }),
        )}
        {pick(
          say(words.mark),
          marks.map((mark) => ({ value: mark, label: say(markLabel[mark]) })),
          filter.mark,
          (value) => go({ filter: { mark: marks.find((mark) => mark === value) ?? null } }),
        )}
      </div>
      <Switch
        classNames={{ body: classes.urban }}
        size="sm"
        label={say(words.urbanOnly)}
        checked={filter.urbanOnly}
        onChange={(event) => go({ filter: { urbanOnly: event.currentTarget.checked } })}
      />
    </div>
  )
}
