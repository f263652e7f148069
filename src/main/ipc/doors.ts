import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { WIRE } from '@shared/ipc/envelope';
import type { Envelope } from '@shared/ipc/envelope';

/** Who calls, and from which frame. */
export type Knock = IpcMainInvokeEvent;

/** What the page may knock at, see the preload script. */
export type Doors = {
  call: (event: Knock, raw: unknown) => Promise<Envelope>;
  takeFile: (event: Knock, path: unknown) => Promise<Envelope>;
};

/** Opens the doors of the page; who comes before `doors` stand waits for them. */
export function openDoors(doors: Promise<Doors>): void {
  ipcMain.handle(WIRE.call, async (event, raw: unknown) => (await doors).call(event, raw));
  ipcMain.handle(WIRE.takeFile, async (event, path: unknown) => (await doors).takeFile(event, path));
}
