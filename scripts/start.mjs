// npm start [-- --data-dir FOLDER]: set-up, build, and the app opens. Other arguments go to the app.
import { appEnvironment, withDataDir } from './lib/app.mjs';
import { buildApp } from './lib/build.mjs';
import { hasNoScreen, withDisplay } from './lib/display.mjs';
import { runAttached } from './lib/run.mjs';
import { runScript, say } from './lib/say.mjs';
import { takeScreenshots } from './lib/screenshots.mjs';
import { stageApp } from './lib/stage.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  if (hasNoScreen(ready.user)) {
    say(
      'start',
      'there is no screen here, so the app runs unseen on a sample shop and leaves pictures in out/pictures/',
    );
    await takeScreenshots(ready, []);
    return 0;
  }
  const args = withDataDir(process.argv.slice(2), ready.user);
  await buildApp('product');
  const dir = stageApp(ready, 'product');
  say('start', 'opening 熟客 Shuke');
  const open = async () => {
    const { env, remove } = appEnvironment(ready.user);
    try {
      return await runAttached(ready.launcher, [dir, ...args], { env });
    } finally {
      remove();
    }
  };
  return process.env.DISPLAY ? withDisplay('', ready.user, open) : open();
});
