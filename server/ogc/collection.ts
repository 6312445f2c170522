/**
 * What a collection of /ogc is: one record, from which its description, its parameters, its part of the OpenAPI document
 * and the statement that reads it are made.
 */
import type { SQL } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { Viewer } from '../../domain/people'
import type { Permission } from '../../domain/permissions'
import type { Language, Text } from '../../domain/text'
import type { Box } from './box'
import type { Shape } from './crs'

export type Asking = {
  readonly viewer: Viewer
  /** The campaign's day: lateness is told for it. */
  readonly today: LocalDate
  /** Of names and labels. */
  readonly language: Language
}

export type Value = string | number | boolean | null
export type Values = Readonly<Record<string, Value>>

type Described = {
  readonly title: Text
  /**
   * `day`: 'YYYY-MM-DD', of which a collection has one, the one that `datetime` asks for: GDAL and QGIS turn a comparison
   * with any date into that parameter. Every other day is a number, 20220915, which compares as well.
   */
  readonly type: 'text' | 'integer' | 'boolean' | 'day' | 'dayNumber'
  /** What it can be, where that is a few words of the domain. */
  readonly words?: readonly string[]
}
type Asked = string | number | boolean

/** A property is read from the tables, made of what was read (a label, say), or only asked for. */
export type Property = Described &
  (
    | {
        readonly column: (asking: Asking) => SQL
        /** Whether a row has this value, where that can be asked better than by comparing the column. */
        readonly matches?: (value: Asked, asking: Asking) => SQL
        /** May be asked for as a parameter, `name=value`. */
        readonly filterable?: true
      }
    | { readonly made: (read: Values, asking: Asking, shape: Shape | null) => Value }
    | { readonly matches: (value: Asked, asking: Asking) => SQL; readonly filterable: true }
  )

/** Whether it stands in a feature. */
export const isTold = (property: Property): boolean => 'column' in property || 'made' in property

export type Key = number | string

/** A position of two columns, or a geometry of its own. */
type Place =
  | {
      readonly kind: 'position'
      /** Null: the row has no place. */
      readonly lng: SQL
      readonly lat: SQL
      /**
       * The tables of `from` that alone say whether a row is shown and where it lies. A question about nothing else names no
       * others: of a table that was joined, PostgreSQL reads more than the index even where it then leaves the join out.
       */
      readonly rows: SQL
      /** Where an index answers it better than the two columns; rows without a place are in every box. */
      readonly inBox?: (box: Box) => SQL
      /** A statement of the keys of all rows in a box, shown or not, each once: where that is quicker than a condition. */
      readonly keysInBox?: (box: Box) => SQL
    }
  /** GeoJSON in CRS84, as json. The rows are few: they are read whole, and their shapes held against a box. */
  | { readonly kind: 'shape'; readonly geometry: 'LineString' | 'Polygon'; readonly shape: SQL }

export type Collection = {
  readonly title: Text
  readonly description: Text
  readonly permission: Permission
  /**
   * Every table that the columns name: one that holds the rows, and to the left of others, each by its unique key, so that
   * whoever asks only for some columns pays for their tables alone.
   */
  readonly from: SQL
  /** What is joined besides for the rows of a page, whose keys are `page.key`; conditions do not name it. */
  readonly toldFrom?: SQL
  /** The rows that this reader is shown; null: all. */
  readonly shown: (asking: Asking) => SQL | null
  /** Unique, never changed, and the order of the pages. */
  readonly key: { readonly type: 'integer' | 'uuid' | 'text'; readonly column: SQL }
  readonly place: Place
  /** The day that `datetime` asks for; null, and null of a row: there is none, and every `datetime` matches. */
  readonly day: ((asking: Asking) => SQL) | null
  readonly properties: Readonly<Record<string, Property>>
}
