import { app, session } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** Switches by which another program of this computer could look into a release or steer it. */
const STEERING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'load-extension',
  'js-flags',
] as const;

/** Takes those switches away before Chromium acts on them. Call it first of all. */
export function dropSteering(): void {
  for (const name of STEERING) app.commandLine.removeSwitch(name);
}

/** Everything that asks neither the content policy nor the request filter ends at a door that nobody opens. */
const DEAD_ENDS = [
  ['proxy-server', '127.0.0.1:1'],
  ['proxy-bypass-list', '<-loopback>'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  /* A page that only makes a WebRTC connection would have this computer join a group of the local network. */
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
] as const;

/** Leaves Chromium no way out of this computer: no address is reached and no name is looked up. Call it before ready. */
export function cutNetwork(): void {
  for (const [name, value] of DEAD_ENDS) app.commandLine.appendSwitch(name, value);
}

/** Closes what a page could otherwise reach: windows, other addresses, permissions, devices, the network. */
export function closeDoors(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = /^(?:app|data|blob|devtools):/u.test(details.url);
    answer({ cancel: !isOwn });
  });
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    closeContents(contents);
  });
}

function closeContents(contents: WebContents): void {
  /* WebRTC asks neither the content policy nor the request filter before it sends. */
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** True for the main frame of our own window, on our own origin. */
export function isOurFrame(event: IpcMainInvokeEvent, ours: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  if (frame === null || ours === undefined || event.sender !== ours) return false;
  if (frame !== ours.mainFrame) return false;
  try {
    const url = new URL(frame.url);
    return url.protocol === 'app:' && url.host === 'shuke';
  } catch {
    /* A frame without an address is nobody's. */
    return false;
  }
}
