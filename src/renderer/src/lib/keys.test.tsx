import { describe, expect, test } from 'vitest';
import en from '@/locales/en/keys.json';
import zh from '@/locales/zh-CN/keys.json';
import { KEY_PLACES, keyNamed, keysOf, type KeyName } from './keyMap';
import { isKey, pressKey } from './keys';

const ALL = KEY_PLACES.flatMap(keysOf);

function press(key: string, more: KeyboardEventInit = {}, target?: HTMLElement): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: target ?? document.body });
  return event;
}

const textOf = (texts: object, name: string): unknown =>
  name.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], texts);

describe('the table of keys', () => {
  test('says in both languages what each key does, and nothing of keys that are not there', () => {
    for (const texts of [zh, en]) {
      expect(ALL.filter((name) => typeof textOf(texts, name) !== 'string')).toEqual([]);
      for (const place of KEY_PLACES) {
        expect(typeof texts.place[place]).toBe('string');
        expect(Object.keys(texts[place]).map((name) => `${place}.${name}`)).toEqual(keysOf(place));
      }
    }
  });

  test('gives no press two meanings in one place, nor one beside those that hold everywhere', () => {
    const pressesOf = (name: KeyName): string[] => {
      const { press: keys, withCtrl = false, withShift = false } = keyNamed(name);
      return keys.map((key) => `${withCtrl} ${withShift} ${key}`);
    };
    for (const place of KEY_PLACES) {
      const names = place === 'everywhere' ? keysOf(place) : [...keysOf('everywhere'), ...keysOf(place)];
      // What a place undoes by the key that undoes everywhere is one meaning.
      const meant = new Set(keysOf('everywhere').map((name) => `${place}.${name.split('.')[1] ?? ''}`));
      const own = names.filter((name) => name.startsWith('everywhere.') || !meant.has(name));
      const presses = own.flatMap(pressesOf);
      expect(presses.filter((one, at) => presses.indexOf(one) !== at)).toEqual([]);
    }
  });
});

describe('a key press', () => {
  test('is its key with Ctrl or Command, and with nothing else', () => {
    expect(isKey(press('n', { ctrlKey: true }), 'everywhere.add')).toBe(true);
    expect(isKey(press('N', { metaKey: true }), 'everywhere.add')).toBe(true);
    for (const more of [{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }])
      expect(isKey(press('n', more), 'everywhere.add')).toBe(false);
  });

  test('of a sign is its key with and without the Shift that types it', () => {
    expect(isKey(press('+', { ctrlKey: true, shiftKey: true }), 'everywhere.larger')).toBe(true);
    expect(isKey(press('=', { ctrlKey: true }), 'everywhere.larger')).toBe(true);
    expect(isKey(press('?', { shiftKey: true }), 'everywhere.help')).toBe(true);
    expect(isKey(press('\uFF1F', { shiftKey: true }), 'everywhere.help')).toBe(true);
  });

  test('belongs to the text that is being typed, but for keys that hold there too', () => {
    const field = document.createElement('input');
    expect(isKey(press('e', {}, field), 'customers.edit')).toBe(false);
    expect(isKey(press('z', { ctrlKey: true }, field), 'everywhere.undo')).toBe(false);
    expect(isKey(press('k', { ctrlKey: true }, field), 'everywhere.find')).toBe(true);
    field.type = 'checkbox';
    expect(isKey(press('e', {}, field), 'customers.edit')).toBe(true);
  });

  test('is no key at all while a word is being composed', () => {
    expect(isKey(press('Enter', { isComposing: true }), 'form.next')).toBe(false);
    expect(isKey(press('Escape', { keyCode: 229 }), 'form.leave')).toBe(false);
  });

  test('does one thing, and nothing where its handler has no use for it', () => {
    const done: string[] = [];
    const event = press('Escape');
    const isUsed = pressKey(event, {
      'customers.leave': () => false,
      'form.leave': () => done.push('form'),
      'imports.back': () => done.push('imports'),
    });
    expect([isUsed, event.defaultPrevented, done]).toEqual([true, true, ['form']]);
    const left = press('Escape');
    expect(pressKey(left, { 'customers.leave': () => false })).toBe(false);
    expect(left.defaultPrevented).toBe(false);
  });
});
