/** What a change of the register did to a point, in words: each fact that is otherwise, and where the sheet put it. */
import { distanceMetres, type LngLat } from './coordinates'
import { datumReadingLabel } from './importing/datumDetective'
import type { RegisterChange, RegisteredPoint } from './pointRegister'
import { type Line, listed, type Names } from './readForm'
import { type Text, text } from './text'

type Registered = Pick<RegisterChange, 'before' | 'after' | 'source'>
export type RegisterNames = Pick<Names, 'unit'> & {
  readonly scope: (id: string) => Text
  readonly kind: (key: string) => Text
}

const typed = (value: string): Text => text(value, value)
const nothing = text('无', 'none')
const placeText = ([lng, lat]: LngLat): Text => typed(`${lng.toFixed(6)}, ${lat.toFixed(6)}`)

const facts: readonly {
  readonly key: string
  readonly label: Text
  readonly says: (point: RegisteredPoint, names: RegisterNames) => Text
}[] = [
  { key: 'code', label: text('编号', 'Code'), says: ({ code }) => typed(code) },
  { key: 'name', label: text('名称', 'Name'), says: ({ name }) => typed(name) },
  { key: 'kind', label: text('类型', 'Kind'), says: ({ kind }, names) => names.kind(kind) },
  { key: 'place', label: text('位置', 'Place'), says: ({ position }) => placeText(position) },
  {
    key: 'address',
    label: text('地址', 'Address'),
    says: ({ address }) => (address === '' ? nothing : typed(address)),
  },
  { key: 'urban', label: text('市区', 'Urban'), says: ({ urban }) => (urban ? text('是', 'yes') : text('否', 'no')) },
  {
    key: 'units',
    label: text('责任单位', 'Responsible units'),
    says: ({ unitIds }, names) => (unitIds.length === 0 ? nothing : listed([...unitIds].sort().map(names.unit))),
  },
  {
    key: 'lead',
    label: text('牵头单位', 'Lead unit'),
    says: ({ leadId }, names) => (leadId === null ? nothing : names.unit(leadId)),
  },
  {
    key: 'scope',
    label: text('督导范围', 'Scope'),
    says: ({ scopeId }, names) => (scopeId === null ? text('不在任何范围', 'in none') : names.scope(scopeId)),
  },
]

/** Of a point that is new, its place alone: the rest stands in the panel. */
export const registerLines = ({ before, after, source }: Registered, names: RegisterNames): Line[] => {
  const said: Line[] =
    source === null
      ? []
      : [
          {
            key: 'source',
            label: text('表中坐标', 'In the sheet'),
            value: text(
              `第${source.row}行 ${source.coordinates}（${datumReadingLabel[source.datum].zh}）`,
              `row ${source.row}: ${source.coordinates} (${datumReadingLabel[source.datum].en})`,
            ),
          },
        ]
  if (before === null || after === null) return said
  const changed = facts.flatMap(({ key, label, says }): Line[] => {
    const [from, to] = [says(before, names), says(after, names)]
    if (from.zh === to.zh) return []
    const metres = key === 'place' ? Math.round(distanceMetres(before.position, after.position)) : 0
    const moved = metres > 0 ? text(`（移动${metres}米）`, ` (${metres} m)`) : text('', '')
    return [{ key, label, value: text(`${from.zh} → ${to.zh}${moved.zh}`, `${from.en} → ${to.en}${moved.en}`) }]
  })
  return [...changed, ...said]
}
