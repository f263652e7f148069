import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

const jade: MantineColorsTuple = [
  '#F0F7F5',
  '#DDEDE9',
  '#BDDCD5',
  '#97C7BE',
  '#6FB0A5',
  '#4B998D',
  '#31887D',
  '#1F7A70',
  '#176259',
  '#0F4A43',
];

const dark: MantineColorsTuple = [
  '#E6E8E3',
  '#B9C0BB',
  '#919A95',
  '#5E6864',
  '#434D49',
  '#2A312F',
  '#1D2221',
  '#161A19',
  '#121615',
  '#0E1110',
];

/** Mantine in the product's colours, sizes and type. The values themselves stand in tokens.css. */
export const theme = createTheme({
  colors: { jade, dark },
  primaryColor: 'jade',
  primaryShade: 7,
  black: '#1E2321',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  fontSizes: {
    xs: 'var(--text-meta)',
    sm: 'var(--text-row)',
    md: 'var(--text-row)',
    lg: 'var(--text-figure)',
    xl: 'var(--text-title)',
  },
  lineHeights: { xs: '1.25rem', sm: '1.375rem', md: '1.375rem', lg: '1.5rem', xl: '1.75rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.375rem', lg: '0.625rem', xl: '1rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  // Named without importing them, so that the window's start loads only those on its first screen.
  components: {
    Button: {
      defaultProps: { variant: 'default', size: 'sm' },
      styles: { root: { fontWeight: 400, paddingInline: '0.75rem' } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: '2.25rem' } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'none', radius: 'sm', transitionProps: { duration: 0 } } },
  },
});

/** The theme is kept with the shop's settings; Mantine's own place for it would be opened, and waited for, at each start. */
export const schemes: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** Hands the colours of tokens.css to Mantine's own variables. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink3)',
    '--mantine-color-placeholder': 'var(--ink3)',
    '--mantine-color-error': 'var(--red-text)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunk)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--control-line)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-gray-light-color': 'var(--ink2)',
    '--mantine-color-gray-light-hover': 'var(--sunk)',
    '--mantine-color-jade-light': 'var(--tint)',
    '--mantine-color-jade-light-color': 'var(--accent-text)',
    '--mantine-color-jade-outline': 'var(--accent-line)',
  };
  return { variables: {}, light: shared, dark: shared };
};
