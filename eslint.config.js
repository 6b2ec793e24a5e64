import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { RULE_PARTS } from './tools/eslint/architecture.mjs';
import { arrows } from './tools/eslint/arrows.mjs';
import {
  CATCH_SYNTAX,
  GUEST_SYNTAX,
  IMPURE_GLOBALS,
  PAGE_GLOBALS,
  PURE_SYNTAX,
  STYLE_SYNTAX,
} from './tools/eslint/laws.mjs';

const CODE = '**/*.{ts,js,mjs,cjs}';
const PACKAGES = 'packages/*/src/**/*.ts';
const ELEMENTS = 'packages/{ui,ticket-form,call-script,qa-scorecard,survey}/src/**/*.ts';
const RULES = `packages/core/src/{${RULE_PARTS.join(',')}}/**/*.ts`;
const TESTS = '{test,stories}/**/*.ts';

export default defineConfig(
  globalIgnores(['**/dist', '**/node_modules', '.gathered-tests', 'storybook-static', 'coverage', 'bench/results']),

  js.configs.recommended,
  {
    files: [CODE],
    plugins: { callside: { rules: { arrows } } },
    rules: {
      'callside/arrows': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...CATCH_SYNTAX],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: globals.node, sourceType: 'commonjs' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Brackets show that a name is data and may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // A value may be files; a field of another type only holds them where its definition has changed, and says so in its check.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['Error', 'RegExp', 'URL', 'URLSearchParams', 'FileReference'] },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A union may name what it already contains, for the reader.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  {
    files: [PACKAGES],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', { max: 4 }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...CATCH_SYNTAX, ...STYLE_SYNTAX, ...GUEST_SYNTAX],
    },
  },
  { files: ['packages/core/src/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...PAGE_GLOBALS] } },
  {
    files: [RULES],
    rules: {
      'no-restricted-globals': ['error', ...PAGE_GLOBALS, ...IMPURE_GLOBALS],
      'no-restricted-syntax': ['error', ...CATCH_SYNTAX, ...STYLE_SYNTAX, ...GUEST_SYNTAX, ...PURE_SYNTAX],
    },
  },
  {
    files: [ELEMENTS, 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement', 'CallsideElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Lit binds the handlers of a template to their element.
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    // Storybook and the test runner read default exports; chai's assertions are bare expressions, and
    // chai-a11y-axe makes each of them look like a promise.
    files: [TESTS, '.storybook/*.ts'],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
