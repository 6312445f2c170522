/** The plan's phase of a month, in words; null in a month without one. */
import type { Month } from '../../domain/calendar'
import { type Text, text } from '../../domain/text'
import { words } from '../words'

export type Phase = { readonly month: string; readonly name: string; readonly en: string }

export const phaseText = (phases: readonly Phase[], month: Month): Text | null => {
  const phase = phases.find((known) => known.month === month)
  if (!phase) return null
  const name = words.monthName(Number(month.slice(5)))
  return text(`${name.zh} · ${phase.name}`, `${name.en} · ${phase.en}`)
}
