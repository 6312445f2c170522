/** The roster of contacts beside those that there are. Numbers are shown masked here too: the sheet itself has them. */
import { longestPersonName, longestTitle, maskedPhone, phoneOf } from '../contact'
import { comparable, type SheetRow } from '../importing/cells'
import { createUnitNames, type KnownUnit } from '../importing/unitNames'
import { isRefusal, type Refusal } from '../refusal'
import { type Text, text } from '../text'
import { contactColumns, rosterTables } from './rosterColumns'
import { type CheckedLine, differenceOf, missing, noSuchUnit, refusedLine, rosterRowsOf, tooLong } from './rosterLines'

export type KnownContact = {
  readonly id: string
  readonly unitId: string
  readonly name: string
  readonly title: string
  readonly phone: string
}
export type ContactGround = { readonly units: readonly KnownUnit[]; readonly contacts: readonly KnownContact[] }

export type ContactTaken = {
  /** Null: the contact is made. */
  readonly id: string | null
  readonly unitId: string
  readonly unitName: string
  readonly name: string
  readonly title: string
  readonly phone: string
}

const noNumber = text(
  '电话读不懂。请一行只写一个号码，如 0358-8221234 或手机号；表格把号码变成 1.38E+10 的，请先设为文本。',
  'The phone cannot be read. Give one number a row; where the spreadsheet shows 1.38E+10, make the cell a text first.',
)

export const checkContactRoster = (
  sheet: readonly SheetRow[],
  { units, contacts }: ContactGround,
): CheckedLine<ContactTaken>[] | Refusal => {
  const rows = rosterRowsOf(sheet, rosterTables.contacts)
  if (isRefusal(rows)) return rows
  const { named, near } = createUnitNames(units)
  const keyOf = (unitId: string, name: string) => `${unitId} ${comparable(name)}`
  const known = new Map(contacts.map((contact) => [keyOf(contact.unitId, contact.name), contact]))
  const seen = new Map<string, number>()
  return rows.map(({ number, cell, unseen }): CheckedLine<ContactTaken> => {
    const [unitSaid, name, titleSaid, phoneSaid] = [cell('unit'), cell('name'), cell('title'), cell('phone')]
    const unit = named(unitSaid)
    const called = unitSaid === '' ? name : `${unitSaid} · ${name}`
    const reasons: Text[] = [...unseen]
    if (unitSaid === '') reasons.push(missing(contactColumns.unit))
    else if (unit === undefined || unit.retiredOn !== null) reasons.push(noSuchUnit(unitSaid, near(unitSaid)))
    if (name === '') reasons.push(missing(contactColumns.name))
    if ([...name].length > longestPersonName) reasons.push(tooLong(contactColumns.name, longestPersonName))
    if ([...titleSaid].length > longestTitle) reasons.push(tooLong(contactColumns.title, longestTitle))
    const phone = phoneSaid === '' ? null : phoneOf(phoneSaid)
    if (phoneSaid !== '' && phone === null) reasons.push(noNumber)
    if (unit === undefined || reasons.length > 0) return { line: refusedLine(number, called, reasons), take: null }

    const key = keyOf(unit.id, name)
    const before = known.get(key)
    const earlier = seen.get(key)
    if (earlier !== undefined)
      reasons.push(
        text(
          `与第${earlier}行是同一位联系人。请只留一行。`,
          `It is the contact of row ${earlier}; keep one of the two.`,
        ),
      )
    seen.set(key, number)
    const title = titleSaid === '' ? before?.title : titleSaid
    const kept = phone ?? before?.phone
    if (title === undefined) reasons.push(missing(contactColumns.title))
    if (kept === undefined) reasons.push(missing(contactColumns.phone))
    if (title === undefined || kept === undefined || reasons.length > 0)
      return { line: refusedLine(number, called, reasons), take: null }

    const isChanged = before !== undefined && (before.title !== title || before.phone !== kept)
    const other = contacts.find(
      (contact) => contact.unitId === unit.id && contact.title === title && contact.id !== before?.id,
    )
    const notes =
      before !== undefined || other === undefined
        ? []
        : [
            text(
              `该单位的“${title}”已有另一位联系人，两位都会保留。不再联系的请到单位中删除。`,
              `The unit has another contact as "${title}"; both are kept. Remove the one who has left under Units.`,
            ),
          ]
    const differences =
      before === undefined
        ? []
        : [
            ...differenceOf(contactColumns.title, before.title, title),
            // Two numbers may be masked alike.
            ...(before.phone === kept
              ? []
              : [{ label: contactColumns.phone.label, before: maskedPhone(before.phone), after: maskedPhone(kept) }]),
          ]
    const is = before === undefined ? 'new' : isChanged ? 'changed' : 'unchanged'
    return {
      line: { ...{ number, name: called, is, reasons: [], notes }, ...{ differences, suggestions: [] } },
      take:
        is === 'unchanged'
          ? null
          : { ...{ id: before?.id ?? null, unitId: unit.id, unitName: unit.name }, ...{ name, title, phone: kept } },
    }
  })
}
