import { utilityProcess } from 'electron';
import { HelperClient } from './helperClient';
import { helperOptions, type HelperPort, type HelperSettings } from './port';
import { type FromHelper } from './protocol';

/** A helper as a utility process of the app, since the app's fuses forbid running as plain Node. */
export function utilityHelper(settings: HelperSettings): HelperPort {
  return new HelperClient((limits) => {
    const child = utilityProcess.fork(settings.entry, [], {
      execArgv: helperOptions(limits),
      serviceName: 'shuke-helper',
      stdio: 'ignore',
    });
    return {
      post: (message) => child.postMessage(message),
      onMessage: (take) => void child.on('message', (message) => take(message as FromHelper)),
      onExit: (take) => void child.once('exit', (code) => take(String(code))),
      kill: () => void child.kill(),
    };
  }, settings);
}
