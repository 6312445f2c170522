/** Text that can be stored: PostgreSQL takes neither NUL nor half of a surrogate pair, and nobody means to write them. */
import { z } from 'zod'

export const isStorable = (value: string): boolean => !value.includes('\0') && !/\p{Cs}/u.test(value)

export const storable = z.string().refine(isStorable)
