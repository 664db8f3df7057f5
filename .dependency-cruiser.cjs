/** Which part may import which: each one only what stands to its left in ARCHITECTURE.md. Run by `npm test`. */
'use strict';

/** Files of the protocol that hold schemas. */
const SCHEMAS = ['-shapes\\.ts$', '-messages\\.ts$', '^protocol/(shapes|messages|message-row)\\.ts$'];
const SCREENS = ['kiosk-ui', 'display-ui', 'counter-ui', 'rating-ui', 'admin-ui', 'phone-ui', 'launcher-ui'];
const PACKAGES = '(^|/)node_modules/';
/** Where a process or a page begins. */
const ENTRY = '[/-]main\\.tsx?$';

/** A part may import its own files and the folders listed, and, where it may, packages and Node's own modules. */
const only = (name, from, folders, { packages = false, node = false } = {}, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    pathNot: [from, ...folders.map((folder) => `^${folder}`), ...(packages ? [PACKAGES] : [])],
    ...(node ? { dependencyTypesNot: ['core'] } : {}),
  },
});
const everything = { packages: true, node: true };

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Two files that need each other when they run are one concept, or one of them knows too much. Types are gone by then.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would also escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nobody imports and that starts nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^tests/', '^scripts/', '\\.d\\.ts$', ENTRY, '^[^/]+\\.config\\.[jt]s$'],
      },
      to: {},
    },

    only('protocol-imports-nothing', '^protocol/', [], { packages: true }, 'Everything else is built on it.'),
    only(
      'domain-is-pure',
      '^server/domain/',
      ['protocol/'],
      {},
      'The rules of the queue know no clock, no disk, no network and no package: they can be replayed anywhere.',
    ),
    only(
      'views',
      '^server/views/',
      ['protocol/', 'server/domain/'],
      {},
      'Pure functions from state to what a screen may see.',
    ),
    only(
      'storage',
      '^server/storage/',
      ['protocol/', 'server/domain/'],
      everything,
      'Storage keeps; it decides nothing.',
    ),
    only(
      'app',
      '^server/app/',
      ['protocol/', 'voice/', 'catalogue/', 'server/domain/', 'server/views/', 'server/storage/'],
      everything,
      'The one write path knows the store and the rules, never who is connected.',
    ),
    only(
      'gateway',
      '^server/gateway/',
      [
        'protocol/',
        'voice/',
        'catalogue/',
        'server/domain/',
        'server/views/',
        'server/storage/',
        'server/app/',
      ],
      everything,
      'The gateway translates; it is put together by server.ts and imports nothing of it.',
    ),
    only(
      'setup',
      '^server/setup/',
      ['protocol/', 'catalogue/', 'server/app/', 'server/storage/', 'server/gateway/'],
      everything,
      'The wizard before there is an office: it knows how one is kept, and nothing of a queue.',
    ),
    only(
      'replay',
      '^server/replay/',
      ['protocol/', 'server/domain/', 'server/storage/'],
      everything,
      'What was and what would have been: read from the log, lived by the rules, never in the way of a call.',
    ),
    only(
      'server-reports',
      '^server/reports/',
      ['protocol/', 'reporting/', 'server/domain/', 'server/storage/'],
      everything,
      'Reports are reckoned from the history in a thread of their own, never in the way of a call.',
    ),
    {
      name: 'server-composition',
      comment: 'Only the composition root and the process entry put rooms of other programs into the server.',
      severity: 'error',
      from: { path: '^server/[^/]+\\.ts$' },
      to: {
        path: '^',
        pathNot: ['^server/', '^protocol/', '^voice/', '^catalogue/', '^printer/', '^demo/', PACKAGES],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'entry-is-last',
      comment: 'Nothing imports the process entry.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: ENTRY },
    },

    only('printer', '^printer/', ['protocol/'], everything, 'The printer agent is a program of its own.'),
    only(
      'demo',
      '^demo/',
      ['protocol/', 'catalogue/'],
      everything,
      'Simulated citizens know only what a real client knows.',
    ),
    only(
      'catalogue',
      '^catalogue/',
      ['protocol/'],
      { packages: true },
      'Procedures: the built-in ones, finding one, and files of them; for screens and server.',
    ),
    only(
      'voice',
      '^voice/',
      ['protocol/'],
      {},
      'What is said and how it sounds: pure, for screens, server and scripts.',
    ),
    only(
      'reporting',
      '^reporting/',
      ['protocol/'],
      {},
      'What a report says, and how its charts are drawn: pure, for the desk and for files.',
    ),
    only(
      'ui-kit',
      '^ui-kit/',
      ['protocol/', 'voice/'],
      { packages: true },
      'What the screens have in common.',
    ),
    ...SCREENS.map((screen) =>
      only(
        screen,
        `^${screen}/`,
        ['protocol/', 'voice/', 'catalogue/', 'reporting/', 'ui-kit/'],
        { packages: true },
        'A screen is a client: it knows the protocol only.',
      ),
    ),
    {
      name: 'screens-carry-no-schemas',
      comment: 'The message table brings the schema library; a screen needs its types alone.',
      severity: 'error',
      from: { path: ['^voice/', '^reporting/', '^ui-kit/', ...SCREENS.map((screen) => `^${screen}/`)] },
      to: {
        path: [...SCHEMAS, `${PACKAGES}zod/`],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'schemas-by-their-names',
      comment: 'What brings the schema library is told by its name, so that no screen takes it in unseen.',
      severity: 'error',
      from: { path: '^protocol/', pathNot: SCHEMAS },
      to: { path: [...SCHEMAS, `${PACKAGES}zod/`], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-needs-no-tests',
      comment: 'Nothing that runs in an office comes from the tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'product-needs-no-development-packages',
      comment: 'What an office runs is installed with `npm ci --omit=dev`.',
      severity: 'error',
      from: {
        path: [
          '^(protocol|voice|reporting|server|printer|demo|ui-kit)/',
          ...SCREENS.map((screen) => `^${screen}/`),
        ],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'scripts-start-from-nothing',
      comment: 'Scripts that are needed before the packages are there load packages only once they are.',
      severity: 'error',
      from: { path: '^scripts/(bootstrap|run-program|supervisor|start|test|build)\\.mjs$' },
      to: { pathNot: ['^scripts/'], dependencyTypesNot: ['core', 'dynamic-import'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
