/** What a change of the register did to a point, in words: each fact that is otherwise, and where the sheet put it. */
import { distanceMetres, type LngLat } from './coordinates'
import { datumReadingLabel } from './importing/datumDetective'
import {
  differingFacts,
  factLabel,
  type RegisterChange,
  type RegisteredPoint,
  type RegisterFact,
} from './pointRegister'
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

const says: Record<RegisterFact, (point: RegisteredPoint, names: RegisterNames) => Text> = {
  code: ({ code }) => typed(code),
  name: ({ name }) => typed(name),
  kind: ({ kind }, names) => names.kind(kind),
  place: ({ position }) => placeText(position),
  address: ({ address }) => (address === '' ? nothing : typed(address)),
  urban: ({ urban }) => (urban ? text('是', 'yes') : text('否', 'no')),
  units: ({ unitIds }, names) => (unitIds.length === 0 ? nothing : listed([...unitIds].sort().map(names.unit))),
  lead: ({ leadId }, names) => (leadId === null ? nothing : names.unit(leadId)),
  scope: ({ scopeId }, names) => (scopeId === null ? text('不在任何范围', 'in none') : names.scope(scopeId)),
  retired: ({ retiredOn }) => (retiredOn === undefined ? text('在用', 'in use') : typed(retiredOn)),
}

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
  const changed = differingFacts(before, after).flatMap((fact): Line[] => {
    const [from, to] = [says[fact](before, names), says[fact](after, names)]
    // Two places may be the same to the sixth decimal.
    if (from.zh === to.zh) return []
    const metres = fact === 'place' ? Math.round(distanceMetres(before.position, after.position)) : 0
    const moved = metres > 0 ? text(`（移动${metres}米）`, ` (${metres} m)`) : text('', '')
    const value = text(`${from.zh} → ${to.zh}${moved.zh}`, `${from.en} → ${to.en}${moved.en}`)
    return [{ key: fact, label: factLabel[fact], value }]
  })
  return [...changed, ...said]
}
