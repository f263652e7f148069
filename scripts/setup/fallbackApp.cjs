// Takes the place of Electron's own default app in a runtime that ships without one:
// `electron <folder>` reads the folder's package.json and loads its main file.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

function fail(text) {
  process.stderr.write(`${text}\n`);
  app.exit(1);
}

if (!folder) {
  fail('usage: electron <folder of the app>');
} else {
  const appPath = path.resolve(folder);
  try {
    const description = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8'));
    process.defaultApp = true;
    app.setName(description.productName || description.name);
    app.setVersion(description.version || '0.0.0');
    app.setAppPath(appPath);
    if (description.desktopName) app.setDesktopName(description.desktopName);
    Module._load(path.resolve(appPath, description.main || 'index.js'), Module, true);
  } catch (error) {
    fail(`the app in ${appPath} could not be loaded: ${error && error.stack ? error.stack : error}`);
  }
}
