// Who may import whom. tests/architecture/boundaries.test.ts proves that each rule bites: a new rule needs a
// sample there.

/** Libraries without Node, DOM or state that src/shared/lib may use. Nothing else in shared may. */
const PURE_LIBRARIES = ['tyme4ts', 'bwip-js'];

const library = (name) => `(^|/)node_modules/${name}/`;
const libraries = (names) => `(^|/)node_modules/(${names.join('|')})/`;

const ELECTRON = library('electron');
const TYPEORM = library('typeorm');
const SQLITE = library('better-sqlite3');
const ZOD = library('zod');
const UI_LIBRARIES = libraries([
  'react',
  'react-dom',
  '@mantine',
  '@tanstack',
  '@tabler',
  'wouter',
  'i18next',
  'react-i18next',
  'recharts',
]);
/** Tests may reach for what they need; what ships may not reach for tests (see product-without-tests). */
const TEST = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'src/shared imports only itself and zod.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: ['^src/shared/lib/', TEST] },
      to: { pathNot: ['^src/shared/', ZOD] },
    },
    {
      name: 'shared-lib-is-pure',
      comment:
        'src/shared/lib imports only shared, zod and the pure libraries named at the top of this file.',
      severity: 'error',
      from: { path: '^src/shared/lib/', pathNot: TEST },
      to: { pathNot: ['^src/shared/', ZOD, libraries(PURE_LIBRARIES)] },
    },
    {
      name: 'zod-through-its-door',
      comment: 'zod is imported in src/shared/ipc/zod.ts, which configures it before any schema is made.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/shared/ipc/zod\\.ts$', TEST] },
      to: { path: ZOD },
    },
    {
      name: 'preload-is-thin',
      comment: 'The preload imports src/shared/ipc and Electron, nothing else.',
      severity: 'error',
      from: { path: '^src/preload/', pathNot: TEST },
      to: { pathNot: ['^src/preload/', '^src/shared/ipc/', ELECTRON] },
    },
    {
      name: 'renderer-knows-only-shared',
      comment: 'The renderer imports itself and src/shared.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: TEST },
      to: { path: '^src/', pathNot: ['^src/renderer/', '^src/shared/'] },
    },
    {
      name: 'renderer-takes-types-of-contracts',
      comment:
        'A contract brings zod and every schema with it, a fifth of what the window loads before its first picture. Lists and limits that the page needs stand in the rules.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: TEST },
      to: {
        path: ['^src/shared/.*\\.contract\\.ts$', '^src/shared/ipc/(zod|contracts?)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-without-node-libraries',
      comment: 'Libraries that need Node, or that are too heavy for the window, stay in main.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: TEST },
      to: {
        path: [
          ELECTRON,
          TYPEORM,
          SQLITE,
          libraries(['electron-log', 'atomically', 'iconv-lite', 'hucre', 'pinyin-pro']),
        ],
      },
    },
    {
      name: 'renderer-without-node',
      comment: 'Node built-ins are not there in the window.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-without-ui',
      comment:
        'The main process imports neither the renderer, nor the preload, nor UI libraries; what it says itself stands with all texts.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: TEST },
      to: {
        path: ['^src/renderer/', '^src/preload/', UI_LIBRARIES],
        pathNot: '/locales/[^/]+/(desktop|history|papers|privacy)\\.json$',
      },
    },
    {
      name: 'data-without-electron',
      comment:
        'Services, queries, entities and db run in a plain test: no path of imports leads to Electron.',
      severity: 'error',
      from: { path: ['^src/main/db/', '^src/main/features/.*\\.(service|queries|entity)\\.ts$'] },
      to: { path: ELECTRON, reachable: true },
    },
    {
      name: 'typeorm-in-its-places',
      comment: 'TypeORM is imported in db, services, queries and entities.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/main/db/', '^src/main/features/.*\\.(service|queries|entity)\\.ts$', TEST],
      },
      to: { path: TYPEORM },
    },
    {
      name: 'sqlite-in-db',
      comment: 'better-sqlite3 is imported in src/main/db.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/db/', TEST] },
      to: { path: SQLITE },
    },
    {
      name: 'db-knows-only-entities',
      comment: 'The database layer lists the entities; what features do with them it does not know.',
      severity: 'error',
      from: { path: '^src/main/db/', pathNot: TEST },
      to: { path: '^src/main/features/', pathNot: '\\.entity\\.ts$' },
    },
    {
      name: 'main-feature-through-its-service',
      comment:
        'Another feature is entered through its service, and for reads through its queries (docs/adr/0007).',
      severity: 'error',
      from: { path: '^src/main/features/([^/]+)/', pathNot: ['\\.entity\\.ts$', TEST] },
      to: {
        path: '^src/main/features/',
        pathNot: ['^src/main/features/$1/', '\\.(service|queries)\\.ts$'],
      },
    },
    {
      name: 'main-queries-only-read',
      comment:
        "A reader's thread loads queries and no writing code, so queries import no service and no handler.",
      severity: 'error',
      from: { path: '^src/main/features/.*\\.queries\\.ts$' },
      to: { path: '\\.(service|handlers)\\.ts$' },
    },
    {
      name: 'main-entity-to-entity',
      comment:
        'An entity may name the entity that its foreign key points to, nothing else of another feature.',
      severity: 'error',
      from: { path: '^src/main/features/([^/]+)/.*\\.entity\\.ts$' },
      to: { path: '^src/main/features/', pathNot: ['^src/main/features/$1/', '\\.entity\\.ts$'] },
    },
    {
      name: 'main-outside-through-a-service',
      comment: 'The rest of main, the dispatcher aside, enters a feature through its service.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: ['^src/main/(features|db|ipc)/', TEST] },
      to: { path: '^src/main/features/', pathNot: '\\.service\\.ts$' },
    },
    {
      name: 'handlers-only-from-ipc',
      comment: 'Handlers are imported by src/main/ipc alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/ipc/', TEST] },
      to: { path: '\\.handlers\\.ts$' },
    },
    {
      name: 'helper-knows-only-shared',
      comment:
        'The process that parses foreign files knows shared code and parsers, and cannot reach the data.',
      severity: 'error',
      from: { path: '^src/main/helper/', pathNot: ['^src/main/helper/backup/', TEST] },
      to: { path: ['^src/main/', TYPEORM, SQLITE], pathNot: '^src/main/helper/' },
    },
    {
      name: 'visitors-know-only-shared',
      comment:
        'The process that serves the page on the shop’s Wi-Fi knows shared code, and cannot reach the data.',
      severity: 'error',
      from: { path: '^src/main/visitors/', pathNot: TEST },
      to: { path: ['^src/main/', TYPEORM, SQLITE], pathNot: '^src/main/visitors/' },
    },
    {
      name: 'helper-backup-knows-the-file',
      comment:
        "The acts on backups know the database layer, the disk, and what must hold in a shop's file; nothing else of main.",
      severity: 'error',
      from: { path: '^src/main/helper/backup/', pathNot: TEST },
      to: {
        path: ['^src/main/', TYPEORM, SQLITE],
        pathNot: ['^src/main/(helper|db|platform)/', '^src/main/ipc/(checks|rebuilds)\\.ts$'],
      },
    },
    {
      name: 'renderer-lib-is-lowest',
      comment: 'app → features → ui → lib, never back.',
      severity: 'error',
      from: { path: '^src/renderer/src/lib/', pathNot: TEST },
      to: { path: '^src/renderer/src/(ui|features|app)/' },
    },
    {
      name: 'renderer-ui-without-domain',
      comment: 'Components of ui know no feature: neither its screens nor its contract.',
      severity: 'error',
      from: { path: '^src/renderer/src/ui/', pathNot: TEST },
      to: { path: ['^src/renderer/src/(features|app)/', '^src/shared/features/'] },
    },
    {
      name: 'renderer-features-below-app',
      comment: 'app → features → ui → lib, never back.',
      severity: 'error',
      from: { path: '^src/renderer/src/features/', pathNot: TEST },
      to: { path: '^src/renderer/src/app/' },
    },
    {
      name: 'renderer-feature-through-its-public',
      comment: 'Another feature is entered through its .public file.',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/', pathNot: TEST },
      to: {
        path: '^src/renderer/src/features/',
        pathNot: ['^src/renderer/src/features/$1/', '\\.public\\.tsx?$'],
      },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships imports neither tests nor their support.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', TEST] },
      to: {},
    },
    {
      name: 'no-unknown-module',
      comment:
        'The import cannot be resolved: a typing mistake, or a package that package.json does not name.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that another one happened to bring may be gone tomorrow: name it in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/'] },
    tsConfig: { fileName: 'tsconfig.tests.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
