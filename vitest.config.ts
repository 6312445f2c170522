import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/**
 * Four projects, one group after the other: the rules and the client's pure parts; the server on PostgreSQL; journeys in a
 * browser. Times are for a busy machine with two cores.
 */
export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'rules',
          include: ['test/domain/**/*.test.ts', 'test/geodata/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'client',
          include: ['test/client/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts', 'test/security/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: ['test/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/database.ts', 'test/product.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A click may wait for the server, and the server for the machine.
          expect: { poll: { timeout: 20_000 } },
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
