import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Bans for which there is no rule by name. A later block's list replaces this one, so it repeats it. */
const BANNED_EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals, or an `as const` table.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds the thing.' },
];
const BANNED_MODULE_STATE = {
  selector: ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
  message: 'No mutable state at module level: make it a value that somebody owns.',
};
const BANNED_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};
const BANNED_IN_THE_DOMAIN = [
  { selector: ':function[async=true]', message: 'The domain is synchronous: it decides, it does not wait.' },
  {
    selector: 'NewExpression[callee.name="Promise"]',
    message: 'The domain is synchronous: it decides, it does not wait.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time comes in with the command.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in with the command.' },
];
const GLOBALS_BANNED_IN_THE_DOMAIN = [
  ...['performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['process', 'crypto', 'fetch', 'console', 'window', 'document', 'navigator', 'localStorage'],
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'data/', 'coverage/', '.cache/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...BANNED_EVERYWHERE, BANNED_MODULE_STATE, BANNED_DEFAULT_EXPORT],
      'no-console': 'error',
      // `!= null` says "neither null nor undefined" in one breath; nothing else may be compared loosely.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Text that strangers send is cleaned of control characters, which have to be named for that.
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Types are the word this project uses throughout, for objects and unions alike.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // An index signature can name its key, which a Record cannot: `{ [serviceId: string]: number }`.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A number in a sentence is what was meant; everything else that prints as "[object Object]" stays banned.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick={() => press()}` reads well and loses nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Handlers and fakes that do nothing on purpose.
      '@typescript-eslint/no-empty-function': 'off',
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this rule would remove.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Event maps of the wire are type parameters used once, and carry the types.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // fastify and socket.io type their asynchronous callbacks as returning nothing.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  {
    files: ['server/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...BANNED_EVERYWHERE,
        BANNED_MODULE_STATE,
        BANNED_DEFAULT_EXPORT,
        ...BANNED_IN_THE_DOMAIN,
      ],
      'no-restricted-globals': ['error', ...GLOBALS_BANNED_IN_THE_DOMAIN],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in with the command.' },
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!#protocol/|\\./|\\.\\./)', message: 'The domain imports the protocol and itself.' },
          ],
        },
      ],
    },
  },
  {
    files: ['{ui-kit,kiosk-ui,display-ui,counter-ui,rating-ui,admin-ui,phone-ui,launcher-ui}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // A component's type is its name: the return type says nothing more.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    // Words: what a text with a number in it returns is a text.
    files: ['reporting/texts-*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // What beforeAll prepares for every test of a file has to stand outside of them.
      'no-restricted-syntax': ['error', ...BANNED_EVERYWHERE, BANNED_DEFAULT_EXPORT],
      // What the test runner and the browser hand over is often wider than what the test has just made sure of.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['**/*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...BANNED_EVERYWHERE] },
  },
  {
    files: ['**/main.ts', '**/*-main.ts', 'tests/bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'performance',
          'Buffer',
          'console',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'URL',
          'fetch',
          'AbortSignal',
          'module',
          'require',
          '__dirname',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-restricted-syntax': ['error', ...BANNED_EVERYWHERE] },
  },
  {
    // Plain scripts of a page, served as they are: the browser brings their names.
    files: ['tests/virtual-printer/page/**/*.js'],
    rules: { 'no-undef': 'off' },
  },
);
