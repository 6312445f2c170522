/** What is typed about a section, and what of it cannot be saved yet. */
import { useMemo, useState } from 'react'
import { boundsOfScopes, lineFault, tidyLine } from '../../domain/roadLine'
import type { RoadSectionFacts } from '../../domain/roadSection'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { choose, fillIn, tooLong } from '../forms/words'
import type { DrawnLine } from './LineInput'
import { textOfLine } from './lineText'
import { words } from './words'

export type TypedFacts = Omit<RoadSectionFacts, 'line'>
export type Problems = { readonly [F in keyof RoadSectionFacts]?: Text }

/** As the server has them, domain/roadSection.ts. */
const most = { nameZh: 40, nameEn: 80, sponsor: 60 } as const

export const useFacts = (plan: Plan, start: RoadSectionFacts | null) => {
  // What was changed by hand is kept apart from the start, which a refusal may replace by a newer one.
  const [changes, setChanges] = useState<Partial<TypedFacts>>({})
  const [redrawn, setRedrawn] = useState<DrawnLine | null>(null)
  const typed: TypedFacts = {
    nameZh: start?.nameZh ?? '',
    // Where none was given, the name stands in its place.
    nameEn: start === null || start.nameEn === start.nameZh ? '' : start.nameEn,
    sponsor: start?.sponsor ?? '',
    responsibleUnitId: start?.responsibleUnitId ?? '',
    ...changes,
  }
  const drawn = redrawn ?? { line: start?.line ?? [], isFinished: start !== null }
  const bounds = useMemo(() => boundsOfScopes(plan.scopes), [plan])

  const nameZh = typed.nameZh.trim()
  const facts: RoadSectionFacts = {
    nameZh,
    nameEn: typed.nameEn.trim() === '' ? nameZh : typed.nameEn.trim(),
    sponsor: typed.sponsor.trim(),
    responsibleUnitId: typed.responsibleUnitId,
    line: drawn.line,
  }
  const lengthProblem = (key: keyof typeof most, label: Text): Text | undefined => {
    const { length } = typed[key].trim()
    if (length === 0) return key === 'nameEn' ? undefined : fillIn(label)
    return length > most[key] ? tooLong(most[key], length) : undefined
  }
  const found = {
    nameZh: lengthProblem('nameZh', words.name),
    nameEn: lengthProblem('nameEn', words.nameInEnglish),
    sponsor: lengthProblem('sponsor', words.sponsor),
    responsibleUnitId: typed.responsibleUnitId === '' ? choose(words.responsibleUnit) : undefined,
    line: drawn.isFinished
      ? lineFault(drawn.line, bounds)?.refused
      : drawn.line.length === 0
        ? words.drawOnMap
        : words.goOnDrawing,
  }
  const problems = Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined)) as Problems
  return {
    facts,
    typed,
    drawn,
    /** The map tells the line that it was given, too: that one is not drawn anew. */
    setDrawn: (now: DrawnLine) =>
      setRedrawn(
        start !== null && now.isFinished && textOfLine(now.line) === textOfLine(tidyLine(start.line)) ? null : now,
      ),
    problems,
    isReady: Object.keys(problems).length === 0,
    type: (change: Partial<TypedFacts>) => setChanges((before) => ({ ...before, ...change })),
  }
}
