import { utilityProcess } from 'electron';
import type { FromSite, SitePort } from '../visitors/protocol';

/** Most memory of the page's process in MB. */
const MEMORY_MB = 128;

/** The page's process as Electron's utility process: packaged apps may not fork. Call it after the app is ready. */
export function utilityVisitors(entry: string): SitePort {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'shuke-visitors',
    execArgv: [`--js-flags=--max-old-space-size=${String(MEMORY_MB)}`],
    stdio: 'ignore',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (take) => void child.on('message', (message) => take(message as FromSite)),
    onExit: (take) => void child.once('exit', (code) => take(String(code))),
    kill: () => void child.kill(),
  };
}
