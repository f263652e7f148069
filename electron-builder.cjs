/*
 * How a release is packed. `npm run pack` adds what this machine decides: the Electron to pack and where to put it
 * (scripts/lib/pack.mjs). Installers for Windows and macOS are built on those systems, or where electron-builder's
 * own tools can be downloaded.
 */

/** Read back from the finished package; see docs/security.md. A test package only opens the inspector. */
const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
};

module.exports = {
  appId: 'shuke.desktop',
  productName: '熟客',
  copyright: 'The Shuke developers',
  directories: { output: 'dist', buildResources: 'resources' },
  electronLanguages: ['zh-CN', 'en-US'],
  // better-sqlite3 ships its binaries; there is nothing to compile.
  npmRebuild: false,
  // Only what the system itself must load lies outside: all JavaScript is in the archive whose hash is checked.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  afterPack: './scripts/lib/afterPack.cjs',
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    '!node_modules/**/{*.md,*.ts,*.map,binding.gyp}',
    '!node_modules/node-addon-api/**',
    '!node_modules/better-sqlite3/{build,deps,src,prebuilds}/**',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  electronFuses: FUSES,
  artifactName: 'Shuke-${version}-${os}-${arch}.${ext}',

  win: { target: ['nsis'], icon: 'icon.ico' },
  nsis: {
    oneClick: false,
    // Into the person's own folder: no administrator is asked for.
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN', 'en_US'],
    language: '2052',
    shortcutName: '熟客',
    uninstallDisplayName: '熟客 ${version}',
    // The shop's data is never removed with the program.
    deleteAppDataOnUninstall: false,
  },
  mac: { target: ['dmg'], category: 'public.app-category.business', icon: 'icon.png' },
  linux: {
    target: ['AppImage', 'deb', 'zip', 'tar.gz'],
    executableName: 'shuke',
    icon: 'icon.png',
    category: 'Office',
    synopsis: '熟客 Shuke',
    maintainer: 'The Shuke developers <shuke@localhost>',
  },
  deb: { packageName: 'shuke' },
  // deb asks for an address.
  extraMetadata: { homepage: 'https://localhost/' },
};
