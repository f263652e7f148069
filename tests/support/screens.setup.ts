import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Working out what is hidden from whom takes jsdom most of a test's time; screens hide nothing by style.
configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '#/');
});

// What screens ask of a browser and jsdom does not have.
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});

window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.HTMLElement.prototype.scrollTo = () => undefined;

// jsdom lays nothing out. Virtual lists measure themselves by these: a region of 1000 by 400 pixels, its items 57 high.
const height = {
  configurable: true,
  get(this: HTMLElement): number {
    return this.dataset.index === undefined ? 400 : 57;
  },
};
const width = { configurable: true, get: () => 1000 };
Object.defineProperties(window.HTMLElement.prototype, {
  clientHeight: height,
  clientWidth: width,
  offsetHeight: height,
  offsetWidth: width,
});
