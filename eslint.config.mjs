import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { house } from './eslint.rules.mjs';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx', '**/*.mts'];
const TESTS = ['tests/**', '**/*.test.ts', '**/*.test.tsx'];
const CONFIG_FILES = ['**/*.config.{ts,mts,mjs}', '*.cjs'];

// ESLint's recommended rules, less those that the TypeScript compiler already answers.
const CORE_RULES = [
  'for-direction',
  'no-async-promise-executor',
  'no-case-declarations',
  'no-compare-neg-zero',
  'no-cond-assign',
  'no-constant-binary-expression',
  'no-constant-condition',
  'no-debugger',
  'no-delete-var',
  'no-dupe-else-if',
  'no-duplicate-case',
  'no-empty',
  'no-empty-character-class',
  'no-empty-pattern',
  'no-ex-assign',
  'no-fallthrough',
  'no-global-assign',
  'no-invalid-regexp',
  'no-irregular-whitespace',
  'no-loss-of-precision',
  'no-misleading-character-class',
  'no-prototype-builtins',
  'no-regex-spaces',
  'no-self-assign',
  'no-shadow-restricted-names',
  'no-sparse-arrays',
  'no-unsafe-finally',
  'no-unsafe-optional-chaining',
  'no-unused-labels',
  'no-useless-backreference',
  'no-useless-catch',
  'no-useless-escape',
  'no-var',
  'preserve-caught-error',
  'prefer-const',
  'require-yield',
  'use-isnan',
  'valid-typeof',
];

export default defineConfig(
  { ignores: ['node_modules/**', 'out/**', 'dist/**', 'coverage/**', 'tests/fixtures/**'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    plugins: { house },
    rules: {
      ...Object.fromEntries(CORE_RULES.map((rule) => [rule, 'error'])),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'house/no-default-export': 'error',
      'house/no-barrels': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-empty-function': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      'house/no-enum': 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'house/file-in-its-place': 'error',
      'house/electron-at-the-edge': 'error',
      'house/ipc-main-at-the-doors': 'error',
      'house/ipc-renderer-in-preload': 'error',
      'house/open-external-in-one-file': 'error',
      'house/transaction-in-db': 'error',
    },
  },
  {
    files: ['src/main/app/**', 'src/main/index.ts', 'src/main/ipc/doors.ts', 'src/preload/**'],
    rules: { 'house/electron-at-the-edge': 'off' },
  },
  { files: ['src/main/ipc/doors.ts'], rules: { 'house/ipc-main-at-the-doors': 'off' } },
  { files: ['src/preload/**'], rules: { 'house/ipc-renderer-in-preload': 'off' } },
  { files: ['src/main/app/openExternal.ts'], rules: { 'house/open-external-in-one-file': 'off' } },
  { files: ['src/main/db/**'], rules: { 'house/transaction-in-db': 'off' } },
  {
    files: ['src/main/**', 'src/shared/**', 'src/preload/**'],
    ignores: ['src/shared/**/*.rules.ts', 'src/shared/lib/**', 'src/main/sample/**', ...TESTS],
    rules: { 'house/no-chinese-in-code': 'error' },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // These two speak about the React compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
      'react-hooks/preserve-manual-memoization': 'off',
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    ignores: ['src/renderer/src/locales/**', ...TESTS],
    rules: { 'house/no-hard-coded-text': 'error' },
  },
  {
    files: TESTS,
    rules: {
      // Playwright reads a fixture's needs from its first argument, which is {} where it has none.
      'no-empty-pattern': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  { files: CONFIG_FILES, rules: { 'house/no-default-export': 'off' } },
  {
    // They speak of others' modules: of default exports, and of interfaces that merge.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off', 'house/no-default-export': 'off' },
  },
  {
    // Plain JavaScript: scripts and settings, run by Node without types.
    files: ['**/*.mjs', '**/*.cjs'],
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
);
