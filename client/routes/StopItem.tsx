/** A numbered stop: when, how far, how long, what is wrong; moved by its grip, by keys, or from its menu. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { stopRuleLabel, stopRules } from '../../domain/routePlan'
import { useLanguage } from '../language'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { HandOffMenu, menuFits } from './HandOffMenu'
import { canStep } from './planState'
import type { StopRow } from './planView'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import type { RowDrag } from './useRowDrag'
import { clockOf, faultText, minutesText, ofStop, stayText, toCar, visitText, waitText, wayText, words } from './words'

export const StopItem = ({
  row: { stop, number, visit, isEstimated, faults },
  car,
  drag,
  control,
  onStep,
}: {
  readonly row: StopRow
  readonly car: number
  readonly drag: RowDrag
  readonly control: ViewControl
  readonly onStep: (key: string, by: -1 | 1, control: string) => void
}) => {
  const { say } = useLanguage()
  const { day, change, focusedKey, focus, hoveredKey, hover } = useRoutes()
  const { routes } = day.plan
  const { key, name, rule, pointId } = stop
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onStep(key, event.key === 'ArrowUp' ? -1 : 1, 'grip')
  }
  const stepButton = (by: -1 | 1) => (
    <ActionIcon
      className={classes.step}
      variant="subtle"
      color="gray"
      aria-label={say(ofStop(by < 0 ? words.up : words.down, name))}
      aria-disabled={!canStep(routes, key, by)}
      data-control={by < 0 ? 'up' : 'down'}
      onClick={() => onStep(key, by, by < 0 ? 'up' : 'down')}
    >
      {by < 0 ? <IconArrowUp size={16} stroke={1.6} /> : <IconArrowDown size={16} stroke={1.6} />}
    </ActionIcon>
  )
  const others = routes.flatMap((route, other) => (other === car ? [] : [{ other, index: route.length }]))
  return (
    <li
      className={classes.stop}
      data-stop-key={key}
      data-focused={focusedKey === key}
      data-hovered={hoveredKey === key}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && hover(key)}
      onPointerLeave={() => hover(null)}
      data-dragged={drag.draggedKey === key}
      data-drop={drag.dropAt(key)}
    >
      <button
        type="button"
        className={classes.grip}
        aria-label={say(ofStop(words.drag, name))}
        data-control="grip"
        onKeyDown={onKeyDown}
        {...drag.gripOf(key)}
      >
        <IconGripVertical size={16} stroke={1.6} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={classes.stopWhat}
        aria-pressed={focusedKey === key}
        onClick={() => focus(focusedKey === key ? null : key)}
      >
        <span className={classes.number}>{number}</span>
        <span className={classes.what}>
          <span className={classes.firstLine}>
            <span className={classes.clock}>{clockOf(visit.arrives)}</span>
            <span className={classes.name}>{name}</span>
          </span>
          <span className={classes.quiet}>
            {visit.legMetres > 0 && (
              <>
                {say(wayText(visit.legMetres, isEstimated))} {say(minutesText(visit.legSeconds))} ·{' '}
              </>
            )}
            {visit.waitSeconds >= 30 && <>{say(waitText(visit.waitSeconds))} · </>}
            {say((pointId === null ? stayText : visitText)(stop.serviceMinutes))}
            {rule !== 'free' && (
              <>
                {' '}
                <Tag tone="strong">{say(stopRuleLabel[rule])}</Tag>
              </>
            )}
          </span>
          {faults.map((fault) => (
            <strong key={fault.kind} className={classes.fault}>
              {say(faultText(fault))}
            </strong>
          ))}
        </span>
      </button>
      <span className={classes.controls}>
        {stepButton(-1)}
        {stepButton(1)}
        <Menu position="bottom-end" width={220} middlewares={menuFits}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={say(ofStop(words.more, name))}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <Menu.Item onClick={() => change({ kind: 'ruled', key, rule: 'exclude' })}>{say(words.takeOut)}</Menu.Item>
            {others.map(({ other, index }) => (
              <Menu.Item key={other} onClick={() => change({ kind: 'moved', key, car: other, index })}>
                {say(toCar(other))}
              </Menu.Item>
            ))}
            <Menu.Item className={classes.narrowOnly} onClick={() => onStep(key, -1, 'grip')}>
              {say(words.up)}
            </Menu.Item>
            <Menu.Item className={classes.narrowOnly} onClick={() => onStep(key, 1, 'grip')}>
              {say(words.down)}
            </Menu.Item>
            {pointId !== null && (
              <Menu.Item onClick={() => control.go({ pointId, issueId: null })}>{say(words.showPoint)}</Menu.Item>
            )}
            <HandOffMenu plan={day.plan} car={car} stopKey={key} />
            <Menu.Divider />
            <Menu.Label>{say(words.rule)}</Menu.Label>
            <Menu.RadioGroup
              value={rule}
              onChange={(chosen) => {
                const next = stopRules.find((one) => one === chosen)
                if (next !== undefined) change({ kind: 'ruled', key, rule: next })
              }}
            >
              {stopRules
                .filter((one) => one !== 'exclude')
                .map((one) => (
                  <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                    {say(stopRuleLabel[one])}
                  </Menu.RadioItem>
                ))}
            </Menu.RadioGroup>
          </Menu.Dropdown>
        </Menu>
      </span>
    </li>
  )
}
