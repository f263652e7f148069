const { rmSync } = require('node:fs');
const { join } = require('node:path');

/** Electron's own default app has no place in a package: nothing but ours may be loaded. */
module.exports = ({ appOutDir, electronPlatformName, packager }) => {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
};
