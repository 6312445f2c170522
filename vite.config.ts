import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The server of `npm run dev:server`; a request from elsewhere would be refused as foreign. */
const api = { target: 'http://127.0.0.1:3000', headers: { origin: 'http://127.0.0.1:3000' } }

/**
 * One file for what every page starts with and one for the map, instead of fifty small ones. What panels share is left to
 * the bundler: put together by hand, pieces need each other in a ring and come undefined.
 */
const clientPieces = {
  groups: [
    { name: 'start', tags: ['$initial' as const], priority: 3 },
    { name: 'map', test: /client[\\/]map[\\/]MapView\.|maplibre-gl[\\/]dist/, priority: 2 },
  ],
}

/** The browser is told of the map's code in the page itself, and need not run the start to hear of it. */
const mapBesideStart: Plugin = {
  name: 'map-beside-start',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /^assets\/map-[^/]+\.js$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: '', href: `/${file}` },
          injectTo: 'head' as const,
        })),
  },
}

/** The client, and by `build.ssr` the server; scripts/build.mjs calls both. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? '.' : 'client',
  publicDir: isSsrBuild ? false : 'public',
  plugins: isSsrBuild ? [] : [react(), mapBesideStart],
  worker: { format: 'es' },
  server: { proxy: { '/trpc': api, '/api': api, '/q': api } },
  // With its packages inside, the server starts in a third of the time and with 30 MB less.
  // These two look for their binaries beside themselves.
  ssr: isSsrBuild ? { noExternal: true, external: ['sharp', 'node-sqlite3-wasm'] } : {},
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    outDir: isSsrBuild ? 'dist/server' : '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The map's library is one piece of 1.1 MB, loaded on demand.
    chunkSizeWarningLimit: 1500,
    ...(!isSsrBuild && { rolldownOptions: { output: { codeSplitting: clientPieces } } }),
  },
}))
