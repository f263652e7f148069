/// <reference types="electron-vite/node" />

/** True in builds for tests only; release builds drop everything behind it. */
declare const __TEST_BUILD__: boolean;
