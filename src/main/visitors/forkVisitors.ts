import { fork } from 'node:child_process';
import type { FromSite, SitePort } from './protocol';
import type { SiteCheck } from './site';

/** The page's process as a child of plain Node, for tests and drills. `nodeOptions` lets it run TypeScript as it is. */
export function forkVisitors(settings: {
  entry: string;
  nodeOptions: readonly string[];
  without?: readonly SiteCheck[];
}): SitePort {
  const child = fork(settings.entry, [(settings.without ?? []).join(',')], {
    execArgv: [...settings.nodeOptions],
    serialization: 'advanced',
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return {
    post: (message) => void (child.connected && child.send(message)),
    onMessage: (take) => void child.on('message', (message) => take(message as FromSite)),
    onExit: (take) => {
      child.once('exit', (code, signal) => take(signal ?? String(code)));
      child.on('error', (error) => take(error.name));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
