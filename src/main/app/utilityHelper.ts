import { utilityProcess } from 'electron';
import { HelperClient } from '../helper/helperClient';
import { helperOptions, type HelperPort, type HelperSettings } from '../helper/port';
import { type FromHelper } from '../helper/protocol';

/** A helper as Electron's utility process: packaged apps may not fork. Call it after the app is ready. */
export function utilityHelper(settings: HelperSettings): HelperPort {
  return new HelperClient((limits) => {
    const child = utilityProcess.fork(settings.entry, [], {
      serviceName: 'shuke-helper',
      // Bare V8 options are passed on but not obeyed there; as js-flags they are.
      execArgv: [`--js-flags=${helperOptions(limits).join(' ')}`],
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
