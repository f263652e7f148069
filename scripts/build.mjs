// npm run build [-- --test]: builds the app where its sources are newer than the build.
import { buildApp } from './lib/build.mjs';
import { runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  await setUp();
  await buildApp(process.argv.includes('--test') ? 'test' : 'product');
});
