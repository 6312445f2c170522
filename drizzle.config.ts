/** `npx drizzle-kit generate` writes the next migration from the tables as they stand; the server applies it at start. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./server/db/schema.ts', './server/db/tables/*.ts'],
  out: './server/db/migrations',
})
