/** The way to a unit's dossier from its panel; nothing where it is not the reader's to see. */
import { IconChevronRight } from '@tabler/icons-react'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import type { ViewControl } from '../useView'
import classes from './dossiers.module.css'
import { words } from './words'

export const DossierLine = ({ unitId, go }: { readonly unitId: string } & Pick<ViewControl, 'go'>) => {
  const { say } = useLanguage()
  const { roles, posts } = useViewer()
  const isOwn = posts.some(({ duty }) => duty.role === 'unit' && duty.unitId === unitId)
  if (!isOwn && roles.every((role) => role === 'unit')) return null
  return (
    <button type="button" className={classes.open} onClick={() => go({ opened: { kind: 'dossier', id: unitId } })}>
      <span>{say(words.title)}</span>
      <IconChevronRight size={16} aria-hidden="true" />
    </button>
  )
}
