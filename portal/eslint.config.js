import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const resolver = fileURLToPath(new URL('./eslint-resolver.cjs', import.meta.url))
const unsafeHtml = 'Write text as text: no innerHTML, no dangerouslySetInnerHTML.'

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'eslint-resolver.cjs', 'src/shared/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries, 'react-hooks': reactHooks },
    settings: {
      'import/resolver': { [resolver]: {} },
      'boundaries/include': ['src/**/*'],
      'boundaries/elements': [
        { type: 'entry', pattern: 'src/main.tsx', mode: 'file' },
        { type: 'app', pattern: 'src/app' },
        { type: 'feature', pattern: 'src/features/*', capture: ['name'] },
        { type: 'shared', pattern: 'src/shared' },
        { type: 'testing', pattern: 'src/testing' },
      ],
    },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: unsafeHtml },
        { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]", message: unsafeHtml },
        { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: unsafeHtml },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.test.{ts,tsx}', 'src/testing/**'],
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { from: { element: { type: 'entry' } }, allow: { to: { element: { types: { anyOf: ['app', 'shared'] } } } } },
            { from: { element: { type: 'app' } }, allow: { to: { element: { types: { anyOf: ['app', 'feature', 'shared'] } } } } },
            { from: { element: { type: 'feature' } }, allow: { to: { element: { type: 'shared' } } } },
            { from: { element: { type: 'shared' } }, allow: { to: { element: { type: 'shared' } } } },
          ],
        },
      ],
      // Every word a person reads comes from the locale files.
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: unsafeHtml },
        { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]", message: unsafeHtml },
        { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: unsafeHtml },
        { selector: 'JSXText[value=/\\p{L}{2,}/u]', message: 'Take this text from the locale files.' },
        {
          selector: "JSXAttribute[name.name=/^(title|placeholder|alt|aria-label|label)$/] > Literal[value=/\\p{L}{2,}/u]",
          message: 'Take this text from the locale files.',
        },
      ],
    },
  },
  { files: ['dev/**/*.mjs', '*.config.*', 'public/**/*.js'], languageOptions: { globals: { process: 'readonly', console: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', setTimeout: 'readonly', URL: 'readonly', document: 'readonly', window: 'readonly', localStorage: 'readonly', matchMedia: 'readonly', Buffer: 'readonly' } } },
)
