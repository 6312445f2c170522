/** One check item while its kind is edited. */
import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import {
  type ItemScope,
  itemScopeLabel,
  itemScopes,
  longestCode,
  longestItem,
  longestItemInEnglish,
} from '../../domain/handbook/handbook'
import { fillIn } from '../forms/words'
import { useLanguage } from '../language'
import classes from './handbook.module.css'
import type { DraftItem } from './kindDraft'
import { itemNumber, words } from './words'

export const ItemFields = ({
  item,
  number,
  isLast,
  isOnly,
  isChecked,
  hasScope,
  onChange,
  onMove,
  onDrop,
}: {
  readonly item: DraftItem
  readonly number: number
  readonly isLast: boolean
  readonly isOnly: boolean
  readonly isChecked: boolean
  readonly hasScope: boolean
  readonly onChange: (change: Partial<Omit<DraftItem, 'id' | 'key'>>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onDrop: () => void
}) => {
  const { say } = useLanguage()
  const name = say(itemNumber(number))
  return (
    <li className={classes.item} aria-label={name}>
      <div className={classes.itemHead}>
        <span className={classes.quiet}>{name}</span>
        <span className={classes.itemButtons}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${say(words.up)}：${name}`}
            disabled={number === 1}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={18} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${say(words.down)}：${name}`}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={18} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${say(words.drop)}：${name}`}
            disabled={isOnly}
            onClick={onDrop}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </span>
      </div>
      <Textarea
        aria-label={`${say(words.item)}：${name}`}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={longestItem}
        value={item.zh}
        onChange={(event) => onChange({ zh: event.currentTarget.value })}
        error={isChecked && item.zh.trim() === '' ? say(fillIn(words.item)) : undefined}
      />
      <div className={classes.small}>
        {hasScope && (
          <Select
            size="xs"
            aria-label={`${say(words.scope)}：${name}`}
            allowDeselect={false}
            data={itemScopes.map((value) => ({ value, label: say(itemScopeLabel[value]) }))}
            value={item.scope}
            onChange={(value) => value !== null && onChange({ scope: value as ItemScope })}
          />
        )}
        <TextInput
          size="xs"
          aria-label={`${say(words.code)}：${name}`}
          placeholder={say(words.code)}
          maxLength={longestCode}
          value={item.code}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          aria-label={`${say(words.english)}：${name}`}
          placeholder={say(words.english)}
          maxLength={longestItemInEnglish}
          value={item.en}
          onChange={(event) => onChange({ en: event.currentTarget.value })}
        />
      </div>
    </li>
  )
}
