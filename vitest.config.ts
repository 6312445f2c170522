import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Three projects, from the quick and pure to the slow and real: rules, the server on PostgreSQL, journeys in a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['test/domain/**/*.test.ts', 'test/geodata/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: { name: 'client', include: ['test/client/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts', 'test/security/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: ['test/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/database.ts', 'test/product.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
