/** The page's start: looks, language, and the app. */
import './mantineStyles'
import './global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { LanguageProvider } from './language'
import { preloadMap } from './shell/MapArea'
import { Themed } from './Themed'

// The server writes a fresh nonce into each page; only styles that carry it are let through.
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// Mantine's modals lock the page's scroll by a style tag of get-nonce's, which reads the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })

// The largest part comes while the session, the plan and the points are asked for.
preloadMap()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <Themed styleNonce={styleNonce}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </Themed>
  </StrictMode>,
)
