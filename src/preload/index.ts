import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { WIRE } from '../shared/ipc/envelope';
import type { Bridge, CallRequest, Envelope, EventName, Events } from '../shared/ipc/envelope';

/** The whole bridge between page and program: three functions, nothing of Node or Electron. */
const bridge: Bridge = {
  call: (request: CallRequest) => ipcRenderer.invoke(WIRE.call, request) as Promise<Envelope>,

  on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => {
    const receive = (_: unknown, name: EventName, payload: Events[EventName]): void => {
      if (name === event) listener(payload as Events[E]);
    };
    ipcRenderer.on(WIRE.event, receive);
    return () => {
      ipcRenderer.off(WIRE.event, receive);
    };
  },

  takeFile: (file) =>
    ipcRenderer.invoke(WIRE.takeFile, webUtils.getPathForFile(file as File)) as Promise<
      Envelope<{ token: string; name: string }>
    >,
};

contextBridge.exposeInMainWorld('shuke', bridge);
