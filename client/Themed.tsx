/** The theme of the page: what the device prefers until somebody chooses, and dark on the wall, whatever was chosen. */
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme, themeVariables } from './theme'
import { useViewOf } from './useView'

export const Themed = ({ styleNonce, children }: { readonly styleNonce: string; readonly children: ReactNode }) => {
  // Not the view itself: the provider writes its variables anew, and with it goes whatever asks for the theme.
  const isWall = useViewOf(({ panel }) => panel === 'wall')
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      defaultColorScheme="auto"
      {...(isWall && { forceColorScheme: 'dark' as const })}
      getStyleNonce={() => styleNonce}
    >
      {children}
    </MantineProvider>
  )
}
