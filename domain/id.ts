/** The id of a subject or an action as the client makes it: a UUID, in lower case, since the log tells ids apart letter by letter. */
import { z } from 'zod'

export const uuidSchema = z.uuid().toLowerCase()
