/** Borders under the office's hand: asked of the map, checked a moment after each step, and set as they were looked at. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Area, ringsOf } from '../../domain/boundaries/areaIndex'
import type { BoundaryEdit } from '../../domain/boundaries/boundaryEdit'
import { joinBorders } from '../../domain/boundaries/joinBorders'
import { type Text, text } from '../../domain/text'
import { type BordersTask, useTaskOnMap } from '../mapTask'
import { useViewer } from '../session/useViewer'
import { refusalOf, useTRPC } from '../trpc'
import { afterRedo, afterStep, afterUndo, type BorderHistory, beginHistory, changedOf, upon } from './borderHistory'
import { type BoundariesChecked, checkEditedBorders, setEditedBorders } from './sendBoundaries'

/** Between two steps of a hand that goes on nothing is sent. */
const restMs = 600

/** Three thousand follow the hand without a lag; many more would not. */
const mostEdited = 6_000
const verticesOf = (area: Area): number => ringsOf(area).reduce((sum, ring) => sum + ring.length, 0)
const tooFine = (vertices: number): Text =>
  text(
    `现在的边界一共有${vertices}个点，太细，不能在地图上逐点修改（最多${mostEdited}个）。请在地图软件中修改后导入。`,
    `The boundaries have ${vertices} vertices, too many to be edited one by one on the map (${mostEdited} at the most). Edit them in a map program and import them.`,
  )

/** What a person was editing when the panel was left, until that person comes back to it: nobody draws twice. By account. */
const left = new Map<string, BorderHistory>()

export type BorderEditing = {
  /** Null: nothing is edited. */
  readonly history: BorderHistory | null
  /** Of the borders as they are by now; null: nothing is changed, or the answer is still to come. */
  readonly check: BoundariesChecked | null
  readonly problem: Text | null
  /** Other boundaries hold than those from which this began. */
  readonly isOvertaken: boolean
  readonly isChecking: boolean
  readonly isSetting: boolean
  readonly begin: (scopeId: string) => Promise<void>
  readonly choose: (scopeId: string) => void
  /** The same change, looked at beside the boundaries that hold now. */
  readonly lookAnew: () => Promise<void>
  readonly set: (edit: BoundaryEdit) => Promise<boolean>
  readonly giveUp: () => void
}

export const useBorderEdit = (): BorderEditing => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { accountId } = useViewer()
  const [history, setHistory] = useState<BorderHistory | null>(() => left.get(accountId) ?? null)
  useEffect(() => {
    if (history === null) left.delete(accountId)
    else left.set(accountId, history)
  }, [history, accountId])
  const [checked, setChecked] = useState<{
    readonly of: BorderHistory['areas']
    readonly check: BoundariesChecked
  } | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [isOvertaken, setOvertaken] = useState(false)
  const [isChecking, setChecking] = useState(false)
  const [isSetting, setSetting] = useState(false)
  const id = useRef<string | null>(null)

  const change = useCallback(
    (next: (history: BorderHistory) => BorderHistory) =>
      setHistory((before) => (before === null ? null : next(before))),
    [],
  )
  const giveUp = useCallback(() => {
    // Here too: what has been set is done with, though its panel has been left meanwhile.
    left.delete(accountId)
    setHistory(null)
    setChecked(null)
    setProblem(null)
    setOvertaken(false)
  }, [accountId])

  const task = useMemo(
    (): BordersTask | null =>
      history && {
        kind: 'borders',
        began: history.began,
        areas: history.areas,
        chosenId: history.chosenId,
        steps: history.past.length,
        mayRedo: history.future.length > 0,
        onStep: (areas, isOneWithLast) => change((before) => afterStep(before, areas, isOneWithLast)),
        onChoose: (chosenId) => change((before) => ({ ...before, chosenId })),
        onUndo: () => change(afterUndo),
        onRedo: () => change(afterRedo),
        onCancel: giveUp,
      },
    [history, change, giveUp],
  )
  useTaskOnMap(task)

  const latest = useRef(history)
  latest.current = history
  const [areas, base] = [history?.areas, history?.base]
  useEffect(() => {
    const now = latest.current
    if (areas === undefined || base === undefined || now === null) return
    const changed = changedOf(now)
    id.current = null
    setProblem(null)
    setOvertaken(false)
    setChecked(null)
    setChecking(changed.length > 0)
    if (changed.length === 0) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      checkEditedBorders(changed, base, leaving.signal).then(
        (outcome) => {
          setChecking(false)
          if ('answer' in outcome) setChecked({ of: areas, check: outcome.answer })
          else {
            setProblem(outcome.problem)
            setOvertaken(outcome.isOutdated)
          }
        },
        () => {
          // Given up for a newer one, whose answer comes.
        },
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [areas, base])

  const readPresent = () => queryClient.fetchQuery(trpc.boundary.present.queryOptions(undefined, { staleTime: 0 }))
  const check = checked !== null && checked.of === areas ? checked.check : null
  return {
    history,
    check,
    problem,
    isOvertaken,
    isChecking,
    isSetting,
    begin: async (scopeId) => {
      giveUp()
      try {
        const present = await readPresent()
        const vertices = present.scopes.reduce((sum, { geometry }) => sum + verticesOf(geometry), 0)
        if (vertices > mostEdited) {
          setProblem(tooFine(vertices))
          return
        }
        setHistory(beginHistory(present.base, joinBorders(present.scopes), scopeId))
      } catch (error) {
        setProblem(refusalOf(error))
      }
    },
    choose: (chosenId) => change((before) => ({ ...before, chosenId })),
    lookAnew: async () => {
      try {
        const present = await readPresent()
        change((before) => upon(before, present.base, joinBorders(present.scopes)))
      } catch (error) {
        setProblem(refusalOf(error))
      }
    },
    set: async (edit) => {
      if (history === null || check === null || isSetting) return false
      setSetting(true)
      setProblem(null)
      id.current ??= uuidv7()
      const { fingerprint } = check
      const sent = await setEditedBorders(changedOf(history), history.base, edit, { id: id.current, fingerprint })
      setSetting(false)
      if ('answer' in sent) {
        id.current = null
        giveUp()
        void queryClient.invalidateQueries(trpc.boundary.pathFilter())
        return true
      }
      setProblem(sent.problem)
      setOvertaken(sent.isOutdated)
      if (sent.isOutdated) id.current = null
      return false
    },
    giveUp,
  }
}
