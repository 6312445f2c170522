/** What the server tells every listener, in commit order. Only what every signed-in person may read travels in it. */
import type { LocalDate } from './calendar'
import type { PointChange } from './mapSnapshot'
import type { SubjectKind } from './subjectKind'

export type Announcement =
  /** Something was recorded about a subject. `point` is the point's new row, where a point is concerned. */
  | {
      readonly kind: 'recorded'
      readonly position: number
      readonly about: { readonly kind: SubjectKind; readonly id: string }
      readonly issueId: string | null
      readonly point: PointChange | null
      /** The road section, where one is concerned: by its own event or by that of an issue on it. */
      readonly roadSectionId: string | null
    }
  /** A new day has begun in Shanghai: what was due yesterday is overdue now, without any event. */
  | { readonly kind: 'dayChanged'; readonly today: LocalDate }
  /** The listener missed too much to be told one by one: fetch the picture anew. */
  | { readonly kind: 'refetch'; readonly position: number }
