import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The client. `vite build --ssr server/main.ts --outDir dist/server` builds the server, its packages left outside. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? '.' : 'client',
  publicDir: isSsrBuild ? false : 'public',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    outDir: isSsrBuild ? 'dist/server' : '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
}))
