/** The photos of an issue: before and after over each other where there are both, and then each with what is known of it. */
import { Skeleton } from '@mantine/core'
import { Suspense } from 'react'
import { useLanguage } from '../language'
import { onDemand } from '../shell/onDemand'
import { Section } from '../ui/Section'
import { PhotoRows } from './PhotoStrip'
import { ofSide, type ShownPhoto } from './shownPhotos'
import classes from './shownPhotos.module.css'
import { sideLabel, words } from './words'

const BeforeAfter = onDemand(() => import('./BeforeAfter').then((all) => all.BeforeAfter))

const sides = ['before', 'after'] as const

export const IssuePhotos = ({ photos }: { readonly photos: readonly ShownPhoto[] }) => {
  const { say } = useLanguage()
  if (photos.length === 0) return null
  const before = ofSide(photos, 'before')[0]
  const after = ofSide(photos, 'after').at(-1)
  return (
    <Section level={4} title={say(words.photos)}>
      {before !== undefined && after !== undefined && (
        <Suspense fallback={<Skeleton height={240} />}>
          <BeforeAfter before={before} after={after} />
        </Suspense>
      )}
      {sides.map((side) => {
        const own = ofSide(photos, side)
        return own.length === 0 ? null : (
          <div key={side} className={classes.side}>
            <h5 className={classes.sideTitle}>{say(sideLabel[side])}</h5>
            <PhotoRows photos={own} />
          </div>
        )
      })}
    </Section>
  )
}
