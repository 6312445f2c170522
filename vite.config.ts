import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server of `npm run dev:server`; a request from elsewhere would be refused as foreign. */
const api = { target: 'http://127.0.0.1:3000', headers: { origin: 'http://127.0.0.1:3000' } }

/** The client, and by `build.ssr` the server; scripts/build.mjs calls both. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? '.' : 'client',
  publicDir: isSsrBuild ? false : 'public',
  plugins: [react()],
  worker: { format: 'es' },
  server: { proxy: { '/trpc': api, '/api': api, '/q': api } },
  // With its packages inside, the server starts in a third of the time and with 30 MB less.
  // Its binaries lie in packages of their own, which it looks for beside itself.
  ssr: isSsrBuild ? { noExternal: true, external: ['sharp'] } : {},
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    outDir: isSsrBuild ? 'dist/server' : '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The map's library is one piece of 1.1 MB, loaded on demand.
    chunkSizeWarningLimit: 1500,
  },
}))
