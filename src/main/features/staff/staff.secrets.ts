import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import {
  FREE_TRIES,
  mayApprove,
  passwordFault,
  pinFault,
  waitAfter,
} from '@shared/features/staff/staff.rules';
import type { CodeKind } from '@shared/features/staff/staff.rules';
import { findChannel } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor, Unit } from '../../db/unit';
import type { Writer } from '../../db/writer';
import type { Caller } from '../../ipc/session';
import type { Secret } from './staff.entity';
import { hashSecret, isSecret } from './staff.hash.service';
import {
  activePerson,
  approverFor,
  codeRowsOf,
  isGuarded,
  ledPerson,
  mayAct,
  ownerOf,
  secretOf,
  signedInPerson,
} from './staff.people.queries';
import { digitsOf, placeOf, stepAt } from './staff.codes.service';
import { dropCodes } from './staff.service';

/** What the main process has done about passwords; the page never comes here by itself. */
export type SecretAsk =
  | { act: 'signIn'; personId: number; kind: 'password' | 'pin'; secret: string }
  | { act: 'prove'; by: Caller; password: string }
  | {
      act: 'approve';
      by: Caller;
      approverId: number;
      kind: 'password' | 'pin' | 'code';
      secret: string;
      channel: string;
    }
  | { act: 'keepCodes'; by: Caller; kind: CodeKind; secret: string; digits: string }
  | { act: 'recover'; code: string; password: string }
  | { act: 'setPassword'; by: Caller; personId: number; password: string }
  | { act: 'setOwnPassword'; by: Caller; current: string | null; password: string }
  | { act: 'setOwnPin'; by: Caller; password: string; pin: string | null }
  | { act: 'keepCode'; by: Caller; code: string }
  | { act: 'note'; personId: number; what: 'lock' | 'signOut' };

type SecretOptions = {
  writer: Writer;
  /** Sees commits only. */
  reader: Reader;
  /** A clock that nobody sets, in ms. */
  monotonicMs: () => number;
  /** The clock of the PC, by which an authenticator counts its half minutes. */
  now: () => Date;
};

/**
 * Proves who somebody is, and keeps what they prove it by. One try at a time; a try counts as a wrong one until it has
 * turned out right, so that breaking it off gains nothing. The waits after wrong tries run by a clock that nobody can
 * set, and anew when the program was started again.
 */
export class SecretKeeper {
  readonly #begunMs: number;
  readonly #failedMs = new Map<number, number>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SecretOptions) {
    this.#begunMs = options.monotonicMs();
  }

  /**
   * Answers who has proven themselves, or whose secret was set. Throws staff.wrong (`left`: free tries), staff.wait
   * (`seconds`), staff.wrongCode, staff.noSheet, staff.weak, staff.weakPin, staff.unknown, staff.notYours,
   * staff.ownerFirst, staff.noPassword, staff.wrongDigits, staff.mayNotApprove, ipc.signedOut, ipc.denied.
   */
  perform(ask: SecretAsk): Promise<{ personId: number }> {
    const done = this.#turn.then(async () => ({ personId: await this.#perform(ask) }));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #perform(ask: SecretAsk): Promise<number> {
    switch (ask.act) {
      case 'signIn':
        return this.#signIn(ask.personId, ask.kind, ask.secret);
      case 'prove':
        return this.#proveAgain(this.#actor(ask.by), ask.password);
      case 'approve':
        return this.#approve(this.#actor(ask.by), ask);
      case 'keepCodes':
        return this.#keepCodes(this.#actor(ask.by), ask);
      case 'recover':
        return this.#recover(ask.code, ask.password);
      case 'setPassword':
        return this.#setPassword(this.#actor(ask.by), ask.personId, ask.password);
      case 'setOwnPassword':
        return this.#setOwnPassword(this.#actor(ask.by), ask.current, ask.password);
      case 'setOwnPin':
        return this.#setOwnPin(this.#actor(ask.by), ask.password, ask.pin);
      case 'keepCode':
        return this.#keepCode(this.#actor(ask.by), ask.code);
      case 'note': {
        const person = activePerson(this.options.reader, ask.personId);
        if (person !== undefined) await this.#tell(`staff.${ask.what}`, person, {});
        return ask.personId;
      }
    }
  }

  #actor(by: Caller): Actor {
    const actor = signedInPerson(this.options.reader, by);
    if (actor === null) throw new AppError('ipc.signedOut');
    return actor;
  }

  async #signIn(personId: number, kind: 'password' | 'pin', text: string): Promise<number> {
    const person = activePerson(this.options.reader, personId);
    const secret = secretOf(this.options.reader, personId, kind);
    if (person === undefined || secret === undefined) throw new AppError('staff.wrong', { left: 0 });
    await this.#prove(person, secret, text);
    await this.#tell('staff.signIn', person, { by: kind });
    return personId;
  }

  async #proveAgain(actor: Actor, password: string): Promise<number> {
    const secret = secretOf(this.options.reader, actor.id, 'password');
    if (secret === undefined) throw new AppError('staff.noPassword');
    await this.#prove(actor, secret, password);
    await this.#tell('staff.prove', actor, {});
    return actor.id;
  }

  async #approve(actor: Actor, ask: Extract<SecretAsk, { act: 'approve' }>): Promise<number> {
    const { reader } = this.options;
    const channel = findChannel(ask.channel);
    const approver =
      channel?.canBeApproved === true
        ? approverFor(reader, actor, ask.approverId, channel.permission)
        : undefined;
    if (approver === undefined) throw new AppError('staff.mayNotApprove');
    if (ask.kind === 'code') await this.#proveByCode(approver, ask.secret);
    else {
      const secret = secretOf(reader, approver.id, ask.kind);
      if (secret === undefined) throw new AppError('staff.wrong', { left: 0 });
      await this.#prove(approver, secret, ask.secret);
    }
    await this.#tell('staff.approve', approver, { by: ask.kind, channel: ask.channel, personId: actor.id });
    return approver.id;
  }

  /** The digits are used up before they count for anything. Throws staff.wait, staff.wrong. */
  #proveByCode(person: Actor, typed: string): Promise<void> {
    return this.#try(person, 'code', async () => {
      const digits = digitsOf(typed);
      if (digits === null) return false;
      for (const row of codeRowsOf(this.options.reader, person.id)) {
        const place = placeOf(row.kind, row, digits, this.options.now());
        if (place === null) continue;
        await this.options.writer.unit('staff.try', person, (unit) =>
          unit.run('UPDATE "staffCodes" SET "next" = ? WHERE "id" = ?', place + 1, row.id),
        );
        return true;
      }
      return false;
    });
  }

  /** Takes new codes into use once the first of them was given, so that a phone that is set wrong is noticed now. */
  async #keepCodes(actor: Actor, ask: Extract<SecretAsk, { act: 'keepCodes' }>): Promise<number> {
    if (!mayApprove(actor.role)) throw new AppError('staff.mayNotApprove');
    const { kind, secret } = ask;
    const first = kind === 'app' ? stepAt(this.options.now()) - 1 : 0;
    const digits = digitsOf(ask.digits);
    const place = digits === null ? null : placeOf(kind, { secret, next: first }, digits, this.options.now());
    if (place === null) throw new AppError('staff.wrongDigits', {}, ['digits']);
    await this.options.writer.command(
      { name: 'staff.keepCodes', commandId: randomUUID() },
      () => actor,
      (unit) => {
        dropCodes(unit, actor.id, kind);
        unit.run(
          'INSERT INTO "staffCodes" ("personId", "kind", "secret", "next") VALUES (?, ?, ?, ?)',
          actor.id,
          kind,
          secret,
          place + 1,
        );
        return Promise.resolve({ kind });
      },
    );
    return actor.id;
  }

  /** Throws staff.wait, staff.wrong. */
  #prove(person: Actor, secret: Secret, text: string): Promise<void> {
    return this.#try(person, secret.kind, () => isSecret(secret, text));
  }

  async #try(person: Actor, by: Secret['kind'] | 'code', isRight: () => Promise<boolean>): Promise<void> {
    const failures = this.#failures(person.id);
    const since = this.#failedMs.get(person.id) ?? this.#begunMs;
    const leftMs = waitAfter(failures) - (this.options.monotonicMs() - since);
    if (leftMs > 0) throw new AppError('staff.wait', { seconds: Math.ceil(leftMs / 1_000) });
    const [isGiven] = await Promise.all([isRight(), this.#count(person, failures + 1)]);
    if (isGiven) {
      await this.#count(person, 0);
      this.#failedMs.delete(person.id);
      return;
    }
    this.#failedMs.set(person.id, this.options.monotonicMs());
    await this.#tell('staff.refuse', person, { by, failures: failures + 1 });
    const seconds = Math.ceil(waitAfter(failures + 1) / 1_000);
    if (seconds > 0) throw new AppError('staff.wait', { seconds });
    throw new AppError('staff.wrong', { left: FREE_TRIES - failures - 1 });
  }

  async #recover(code: string, password: string): Promise<number> {
    const owner = ownerOf(this.options.reader);
    const secret = owner === null ? undefined : secretOf(this.options.reader, owner.id, 'recovery');
    if (owner === null || secret === undefined) throw new AppError('staff.noSheet');
    assertStrong(password);
    const plain = await plainCode(code);
    if (plain === null || !(await isSecret(secret, plain))) {
      await this.#tell('staff.refuse', owner, { by: 'recovery' });
      throw new AppError('staff.wrongCode');
    }
    await this.#keep('staff.recover', owner, owner.id, 'password', password, ['pin']);
    this.#failedMs.delete(owner.id);
    return owner.id;
  }

  async #setPassword(actor: Actor, personId: number, password: string): Promise<number> {
    const { reader } = this.options;
    if (!mayAct(reader, actor, 'staff.write')) throw new AppError('ipc.denied');
    if (!isGuarded(reader)) throw new AppError('staff.ownerFirst');
    const person = ledPerson(reader, actor, personId);
    if (person.isActive === 0) throw new AppError('staff.unknown');
    assertStrong(password);
    await this.#keep('staff.setPassword', actor, personId, 'password', password, ['pin']);
    this.#failedMs.delete(personId);
    return personId;
  }

  async #setOwnPassword(actor: Actor, current: string | null, password: string): Promise<number> {
    const secret = secretOf(this.options.reader, actor.id, 'password');
    assertStrong(password);
    if (secret !== undefined) await this.#prove(actor, secret, current ?? '');
    await this.#keep('staff.setOwnPassword', actor, actor.id, 'password', password);
    return actor.id;
  }

  async #setOwnPin(actor: Actor, password: string, pin: string | null): Promise<number> {
    const secret = secretOf(this.options.reader, actor.id, 'password');
    if (secret === undefined) throw new AppError('staff.noPassword');
    const why = pin === null ? null : pinFault(pin);
    if (why !== null) throw new AppError('staff.weakPin', { why }, ['pin']);
    await this.#prove(actor, secret, password);
    await this.#keep('staff.setOwnPin', actor, actor.id, 'pin', pin);
    return actor.id;
  }

  /** The code of the sheet that opens the backups opens for its owner too. */
  async #keepCode(actor: Actor, code: string): Promise<number> {
    const owner = ownerOf(this.options.reader);
    if (owner?.id !== actor.id) throw new AppError('ipc.denied');
    const plain = await plainCode(code);
    if (plain === null) throw new AppError('staff.wrongCode');
    await this.#keep('staff.keepCode', actor, owner.id, 'recovery', plain);
    return owner.id;
  }

  #failures(personId: number): number {
    return (
      this.options.reader.get<{ failures: number }>(
        'SELECT "failures" FROM "staffAttempts" WHERE "personId" = ?',
        personId,
      )?.failures ?? 0
    );
  }

  /** Kept before the answer is known, so that ending the program meanwhile gives no free try. */
  #count(person: Actor, failures: number): Promise<unknown> {
    return this.options.writer.unit('staff.try', person, (unit) => countTries(unit, person.id, failures));
  }

  /** Writes a secret in place of the one before (null: only takes it away), and the wrong tries off, in one act. */
  async #keep(
    name: string,
    actor: Actor,
    personId: number,
    kind: Secret['kind'],
    text: string | null,
    without: readonly Secret['kind'][] = [],
  ): Promise<void> {
    const hashed = text === null ? null : await hashSecret(kind, text);
    await this.options.writer.command(
      { name, commandId: randomUUID() },
      () => actor,
      (unit) => {
        for (const gone of [kind, ...without]) {
          unit.run('DELETE FROM "staffSecrets" WHERE "personId" = ? AND "kind" = ?', personId, gone);
        }
        if (hashed !== null) {
          unit.run(
            'INSERT INTO "staffSecrets" ("personId", "kind", "cost", "salt", "hash") VALUES (?, ?, ?, ?, ?)',
            personId,
            kind,
            hashed.cost,
            hashed.salt,
            hashed.hash,
          );
        }
        if (kind === 'password') countTries(unit, personId, 0);
        return Promise.resolve({ personId });
      },
    );
  }

  /** Adds a row to the audit trail that changes nothing else. */
  async #tell(name: string, person: Actor, result: Readonly<Record<string, unknown>>): Promise<void> {
    await this.options.writer.command(
      { name, commandId: randomUUID() },
      () => person,
      () => Promise.resolve(result),
    );
  }
}

function countTries(unit: Unit, personId: number, failures: number): void {
  if (failures === 0) unit.run('DELETE FROM "staffAttempts" WHERE "personId" = ?', personId);
  else {
    unit.run(
      `INSERT INTO "staffAttempts" ("personId", "failures") VALUES (?, ?)
       ON CONFLICT ("personId") DO UPDATE SET "failures" = excluded."failures"`,
      personId,
      failures,
    );
  }
}

/** The code as the sheet shows it; loaded when somebody types one, since a start has no use for it. */
async function plainCode(typed: string): Promise<string | null> {
  const { readRecoveryCode } = await import('../../helper/backup/recoveryCode');
  return readRecoveryCode(typed);
}

function assertStrong(password: string): void {
  const why = passwordFault(password);
  if (why !== null) throw new AppError('staff.weak', { why }, ['password']);
}
