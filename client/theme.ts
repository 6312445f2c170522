/** How the product looks, as Mantine's theme: one accent, system Chinese type, 14 px. The rest is in global.css. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Ink blue: far from all six statuses, also to colour-blind eyes. */
const ink: MantineColorsTuple = [
  '#eef2fa',
  '#dae3f3',
  '#b3c5e6',
  '#89a4d8',
  '#6788cb',
  '#4f75c0',
  '#3f66b3',
  '#2f4f8f',
  '#27437a',
  '#1d3460',
]

/** Greys with a little of the accent in them, lightest first. */
const dark: MantineColorsTuple = [
  '#e3e9ef',
  '#c5ced8',
  '#a3afbc',
  '#7b8896',
  '#3f4c59',
  '#323e4a',
  '#26303b',
  '#1d262f',
  '#151c24',
  '#0d1217',
]

const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif'

export const theme = createTheme({
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  fontFamily,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontFamily, fontWeight: '600' },
  defaultRadius: 'md',
  radius: { sm: '4px', md: '6px', lg: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, centered: true } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 100 } } } },
  },
})

/** `body` is the ground of every panel; the map lies beneath them. Small grey type keeps 4.5 : 1 on it. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#28303c',
    '--mantine-color-dimmed': '#586270',
    '--mantine-color-default-border': '#d8dde4',
    '--mantine-color-default-hover': '#f3f5f8',
    '--mantine-color-error': '#a3101f',
    '--mantine-color-placeholder': '#6d7786',
  },
  dark: {
    '--mantine-color-body': '#1d262f',
    '--mantine-color-text': '#e3e9ef',
    '--mantine-color-dimmed': '#a3afbc',
    '--mantine-color-default-border': '#364350',
    '--mantine-color-default-hover': '#26303b',
    '--mantine-color-error': '#ff8f96',
    '--mantine-color-placeholder': '#8d97a6',
  },
})
