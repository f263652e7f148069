import { fork } from 'node:child_process';
import { HelperClient } from './helperClient';
import { helperOptions, type HelperPort, type HelperSettings } from './port';
import { type FromHelper } from './protocol';

/** A helper as a child of plain Node: for tests, benches and drills. `nodeOptions` lets it run TypeScript as it is. */
export function forkHelper(settings: HelperSettings & { nodeOptions?: readonly string[] }): HelperPort {
  return new HelperClient((limits) => {
    const child = fork(settings.entry, [], {
      execArgv: [...helperOptions(limits), ...(settings.nodeOptions ?? [])],
      // Structured cloning carries long texts faster than JSON inside JSON.
      serialization: 'advanced',
      stdio: 'ignore',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return {
      post: (message) => void child.send(message),
      onMessage: (take) => void child.on('message', (message) => take(message as FromHelper)),
      onExit: (take) => {
        child.once('exit', (code, signal) => take(signal ?? String(code)));
        child.on('error', (error) => take(error.name));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  }, settings);
}
