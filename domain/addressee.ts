/**
 * To whom an issue goes (plan, section 三): one builder, to it; several, to the lead unit 牵头单位;
 * several and no lead: nobody guesses, the lead is asked for.
 */
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

export type Addressee = { readonly unitId: string; readonly reason: Text }

export const addressee = (responsibleUnits: readonly string[], leadUnit: string | null): Addressee | Refusal => {
  const [sole, ...others] = responsibleUnits
  if (leadUnit !== null && others.length > 0)
    return {
      unitId: leadUnit,
      reason: text(
        `由${responsibleUnits.length}个单位共同建设，反馈给牵头单位`,
        `Built by ${responsibleUnits.length} units together, so it goes to the lead unit`,
      ),
    }
  if (sole === undefined)
    return refuse(
      'conflict',
      '这里还没有登记责任单位，不能交办。请指挥部办公室先登记责任单位。',
      'No responsible unit is registered here, so nobody can be notified. Ask the headquarters office to register one first.',
    )
  if (others.length > 0)
    return refuse(
      'conflict',
      `这里有${responsibleUnits.length}个责任单位，还没有指定牵头单位，不能交办。请指挥部办公室先指定牵头单位。`,
      `${responsibleUnits.length} units are responsible here and none of them is the lead unit, so nobody can be notified. Ask the headquarters office to name the lead unit first.`,
    )
  return { unitId: sole, reason: text('唯一的责任单位', 'The sole responsible unit') }
}
