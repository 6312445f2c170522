/** The theme of the page: what the device prefers until somebody chooses, and dark on the wall, whatever was chosen. */
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme, themeVariables } from './theme'
import { useView } from './useView'

export const Themed = ({ styleNonce, children }: { readonly styleNonce: string; readonly children: ReactNode }) => {
  const { view } = useView()
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      defaultColorScheme="auto"
      {...(view.panel === 'wall' && { forceColorScheme: 'dark' as const })}
      getStyleNonce={() => styleNonce}
    >
      {children}
    </MantineProvider>
  )
}
