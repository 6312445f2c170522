/** Files to fetch: name and size, each a download. */
import { IconDownload } from '@tabler/icons-react'
import { useLanguage } from '../language'
import classes from './files.module.css'
import type { SentFile } from './sendFile'
import { sizeText, words } from './words'

export const FileList = ({ ids, known }: { readonly ids: readonly string[]; readonly known: readonly SentFile[] }) => {
  const { say } = useLanguage()
  if (ids.length === 0) return null
  return (
    <ul className={classes.links} aria-label={say(words.files)}>
      {ids.map((id) => {
        const file = known.find((one) => one.id === id)
        return (
          <li key={id}>
            <a className={classes.link} href={`/api/files/${id}`} download>
              <IconDownload size={15} stroke={1.6} aria-hidden="true" />
              <span className={classes.linkName}>{file?.name ?? id.slice(0, 8)}</span>
              {file && <span className={classes.quiet}>{sizeText(file.byteCount)}</span>}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
