import { readFile } from 'node:fs/promises';
import { AppError } from '@shared/errors/AppError';
import { diskCodeOf } from '../../platform/disk';
import type { BackupPlaces } from './backup.places';
import { homeOf } from './backup.ports';
import type { BackupPorts } from './backup.ports';

/** With what backups are encrypted: the recovery code, which only the owner has, and a key of this PC. */
export class BackupKeys {
  #proposed: string | null = null;

  constructor(
    private readonly ports: Pick<BackupPorts, 'shop' | 'disk'>,
    private readonly places: BackupPlaces,
  ) {}

  /** Whom the next backup is encrypted to, and with which identity it is opened again; null: not encrypted. */
  async forPacking(): Promise<{ recipients: string[] | null; identity: string | null }> {
    const { recipient } = await this.places.record();
    if (recipient === null) return { recipients: null, identity: null };
    const identity = await this.#ownKey();
    return { recipients: [recipient, await (await code()).recipientOf(identity)], identity };
  }

  /** Identities that open what this PC has encrypted. */
  async identities(): Promise<string[]> {
    const key = await this.#readKey();
    return key === null ? [] : [key];
  }

  /** A new code and the line for the age tool, which count only once the code was typed back. */
  async propose(): Promise<{ code: string; identity: string }> {
    const { makeRecoveryCode, identityOfCode } = await code();
    this.#proposed = makeRecoveryCode();
    return { code: this.#proposed, identity: await identityOfCode(this.#proposed) };
  }

  /** The proposed code, for the sheet. Throws backup.noCode. */
  async proposed(): Promise<{ code: string; identity: string }> {
    if (this.#proposed === null) throw new AppError('backup.noCode');
    return { code: this.#proposed, identity: await (await code()).identityOfCode(this.#proposed) };
  }

  /** Encrypts from now on. Throws backup.codeWrong where `typed` is not the proposed code. */
  async confirm(typed: string): Promise<void> {
    const { readRecoveryCode, identityOfCode, recipientOf } = await code();
    if (this.#proposed === null) throw new AppError('backup.noCode');
    if (readRecoveryCode(typed) !== this.#proposed) throw new AppError('backup.codeWrong');
    await this.#ownKey();
    const recipient = await recipientOf(await identityOfCode(this.#proposed));
    await this.places.change(() => ({ recipient }));
    this.#proposed = null;
  }

  /** Later backups are not encrypted. The key stays, for the earlier ones. */
  async stop(): Promise<void> {
    await this.places.change(() => ({ recipient: null }));
  }

  async #ownKey(): Promise<string> {
    const there = await this.#readKey();
    if (there !== null) return there;
    const made = await (await code()).makeIdentity();
    await this.ports.disk.makeFolder(homeOf(this.ports.shop.dataDir()).dir);
    await this.ports.disk.write(this.#path(), `${made}\n`, 0o600);
    return made;
  }

  async #readKey(): Promise<string | null> {
    try {
      return (await readFile(this.#path(), 'utf8')).trim();
    } catch (error) {
      if (diskCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  #path(): string {
    return homeOf(this.ports.shop.dataDir()).key;
  }
}

/** Loaded when somebody encrypts: a start has no use for it. */
function code() {
  return import('../../helper/backup/recoveryCode');
}
