// Started by network.mjs in a network and a mount namespace of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appEnvironment, makeOwned } from '../lib/app.mjs';
import { SMALL_SCREEN, withDisplay } from '../lib/display.mjs';
import { memoryDir, noteFile, readJson } from '../lib/places.mjs';
import { runPlaywright } from '../lib/playwright.mjs';
import { outputOf, run } from '../lib/run.mjs';
import { ScriptError, runScript, say } from '../lib/say.mjs';

const WAY_OUT = 'out0';
const FAR_END = 'far0';
/** An address of nobody (RFC 5737). */
const SOMEWHERE = 'http://192.0.2.1/';

await runScript(async () => {
  const ready = readJson(noteFile('runtime.json'));
  openWayOut();
  await expectSeen('a request from Node', () =>
    run(process.execPath, [
      '-e',
      `fetch('${SOMEWHERE}', { signal: AbortSignal.timeout(1500) }).catch(() => 0)`,
    ]),
  );
  await expectSeen('a look for a name', () =>
    run(process.execPath, ['-e', "require('dns').lookup('shop.example.com', () => 0)"], { timeoutMs: 3_000 }),
  );
  const { before, counts } = await withDisplay(SMALL_SCREEN, ready.user, async () => {
    await expectSeen('a request from Electron', () => askFromElectron(ready));
    const sofar = packets();
    return { before: sofar, counts: await runPlaywright('e2e', process.argv.slice(2)) };
  });
  const sent = packets() - before;
  const tried = counts.passed + counts.failed;
  say(
    'drill:network',
    `${sent} packets on the only way out while ${tried} tests ran, ${counts.failed} failed`,
  );
  console.log(`drill:network: tried ${tried}, lost ${sent}, corrupt 0`);
  return sent === 0 && counts.failed === 0 ? 0 : 1;
});

/** One way out, to a far end where nobody answers; names are asked for there too. */
function openWayOut() {
  for (const kind of ['all', 'default']) writeFileSync(`/proc/sys/net/ipv6/conf/${kind}/disable_ipv6`, '1');
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', WAY_OUT, 'type', 'veth', 'peer', 'name', FAR_END);
  ip('addr', 'add', '10.98.0.2/24', 'dev', WAY_OUT);
  ip('link', 'set', FAR_END, 'up');
  ip('link', 'set', WAY_OUT, 'up');
  // Without this the first packet would wait for an answer to "who has 10.98.0.1?".
  const [, address] = /link\/ether (\S+)/.exec(outputOf('ip', ['-o', 'link', 'show', FAR_END]) ?? '') ?? [];
  ip('neigh', 'add', '10.98.0.1', 'lladdr', address, 'dev', WAY_OUT, 'nud', 'permanent');
  ip('route', 'add', 'default', 'via', '10.98.0.1', 'dev', WAY_OUT);
  const names = join(mkdtempSync(join(memoryDir, 'shuke-names-')), 'resolv.conf');
  writeFileSync(names, 'nameserver 10.98.0.1\n');
  outputOf('mount', ['--bind', names, '/etc/resolv.conf']);
  if (!readFileSync('/etc/resolv.conf', 'utf8').includes('10.98.0.1')) {
    throw new ScriptError('names are not asked for on the way out', 'see whether mount --bind works here');
  }
}

function ip(...args) {
  if (outputOf('ip', args) === undefined) {
    throw new ScriptError(
      `ip ${args.join(' ')} failed`,
      'see whether this kernel has network namespaces and veth',
    );
  }
}

/** Packets that went out since the network was made. */
function packets() {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((text) => text.trim().startsWith(`${WAY_OUT}:`));
  return Number(line.split(':')[1].trim().split(/\s+/)[9]);
}

/** A drill that cannot see a packet would see none of the app's either. */
async function expectSeen(what, act) {
  const before = packets();
  await act();
  const seen = packets() - before;
  if (seen === 0)
    throw new ScriptError(`${what} was not seen on the way out`, 'the counting does not work here');
  say('drill:network', `control: ${what} is seen (${seen} packets)`);
}

/** An Electron without any of our walls asks for a page. */
async function askFromElectron({ launcher, user }) {
  const dir = makeOwned(mkdtempSync(join(memoryDir, 'shuke-ask-')), user);
  const { env, remove } = appEnvironment(user);
  const main = `
    const { app, net } = require('electron');
    app.setPath('userData', __dirname + '/data');
    app.whenReady().then(() => net.fetch('${SOMEWHERE}', { signal: AbortSignal.timeout(1500) }))
      .catch(() => 0).then(() => app.exit(0));`;
  writeFileSync(join(dir, 'package.json'), '{"name":"ask","version":"1.0.0","main":"main.js"}');
  writeFileSync(join(dir, 'main.js'), main);
  try {
    await run(launcher, [dir], { env, timeoutMs: 20_000 });
  } finally {
    remove();
    rmSync(dir, { recursive: true, force: true });
  }
}
