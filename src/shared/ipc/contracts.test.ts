import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/AppError';
import { FEATURES, command, defineContract, desktop, query, scratch, task } from './contract';
import { CONTRACTS, allChannels, findChannel } from './contracts';
import { z } from './zod';

const any = { input: z.object({}), output: z.object({}) };

describe('a contract', () => {
  it('gives each kind of channel what it may not choose', () => {
    expect(query({ ...any, permission: 'customers.read' })).toMatchObject({
      kind: 'query',
      changes: [],
      isUndoable: false,
      isLong: false,
      isAudited: false,
    });
    expect(command({ ...any, permission: 'customers.write', changes: ['customers'] })).toMatchObject({
      kind: 'command',
      isAudited: true,
      isLong: false,
      isUndoable: false,
    });
    expect(task({ ...any, permission: 'transfer.write', changes: [], isAudited: false })).toMatchObject({
      kind: 'task',
      isAudited: false,
    });
    expect(scratch({ ...any, permission: 'drafts.write', changes: ['drafts'] })).toMatchObject({
      kind: 'scratch',
      changes: ['drafts'],
      isAudited: false,
      isUndoable: false,
      isLong: false,
    });
    expect(desktop({ ...any, permission: 'settings.read' })).toMatchObject({ kind: 'desktop', changes: [] });
  });

  it('cannot make a query that says it changes something', () => {
    const sly = {
      ...any,
      permission: 'customers.read',
      changes: ['customers'],
      kind: 'command',
      isAudited: true,
    };
    expect(query(sly as never)).toMatchObject({ kind: 'query', changes: [], isAudited: false });
  });

  it('keeps its feature and channels', () => {
    const channel = query({ ...any, permission: 'customers.read' });
    expect(defineContract('customers', () => ({ list: channel }))).toEqual({
      feature: 'customers',
      channels: { list: channel },
    });
  });
});

describe('the contracts of the product', () => {
  it('stand under their own feature, which is one of the words', () => {
    for (const [name, contract] of Object.entries(CONTRACTS)) {
      expect(contract.feature).toBe(name);
      expect(FEATURES).toContain(name);
    }
  });

  it('have channels of one word in small camel letters, each name once', () => {
    const names = allChannels().map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/u);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are found by their names alone', () => {
    for (const { name, channel } of allChannels()) expect(findChannel(name)).toBe(channel);
    for (const name of ['', 'customers', 'customers.create.x', 'customers.__proto__', '__proto__.create']) {
      expect(findChannel(name)).toBeUndefined();
    }
  });

  it('make every deleting act ask for the right to delete', () => {
    for (const { name, channel } of allChannels()) {
      if (/\.(remove|restore|erase|purge|delete)/u.test(name))
        expect(channel.permission, name).toMatch(/\.delete$/u);
    }
  });

  it('name what each writing act changes, its own feature first of all', () => {
    for (const { name, channel } of allChannels()) {
      if (channel.kind === 'command' || channel.kind === 'scratch')
        expect(channel.changes, name).toContain(name.split('.')[0]);
    }
  });
});

describe('the parsers', () => {
  it('are never compiled from text, which the content security policy forbids', () => {
    expect(z.config().jitless).toBe(true);
  });
});

describe('an expected error', () => {
  it('crosses with its code, numbers and fields, and without a stack or a reference', () => {
    const error = new AppError('customers.numberTaken', { count: 2 }, ['number']);
    expect(error.message).toBe('customers.numberTaken');
    expect(error).toBeInstanceOf(Error);
    expect(error.toEnvelope()).toEqual({
      code: 'customers.numberTaken',
      params: { count: 2 },
      fields: ['number'],
      ref: null,
    });
    expect(new AppError('data.locked').toEnvelope()).toEqual({
      code: 'data.locked',
      params: {},
      fields: [],
      ref: null,
    });
  });
});
