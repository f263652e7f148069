import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Appearance } from '@shared/features/settings/settings.contract';
import type { Launched } from '../support/launch';

const PICTURES = 'out/pictures';

type Look = Appearance & { width: number; height: number };

/** Each look that screens are judged in; the first is the one that the README shows. */
export const LOOKS: readonly Look[] = [
  { language: 'zh-CN', theme: 'light', textSize: 100, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'dark', textSize: 100, width: 1366, height: 768 },
  { language: 'en', theme: 'light', textSize: 100, width: 1366, height: 768 },
  { language: 'en', theme: 'dark', textSize: 100, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'light', textSize: 150, width: 1366, height: 768 },
  { language: 'en', theme: 'dark', textSize: 150, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'light', textSize: 200, width: 1366, height: 768 },
  { language: 'en', theme: 'light', textSize: 200, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'light', textSize: 100, width: 1920, height: 1080 },
  { language: 'en', theme: 'dark', textSize: 100, width: 1920, height: 1080 },
];

/** A look as it stands in the names of pictures and tests. */
export const nameOf = ({ language, theme, textSize, width }: Look): string =>
  `${width}-${language.slice(0, 2)}-${theme}${textSize === 100 ? '' : `-${textSize}`}`;

/** Gives the window's content this size. */
export async function setSize({ app }: Launched, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

/** Leads the page to an address of its own. */
export async function go(page: Page, to: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), to);
}

/** Leaves a picture of the page as it stands, under the name of the screen and of the look. */
export async function take(page: Page, screen: string, look: string): Promise<void> {
  await page.mouse.move(760, 28);
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(PICTURES, `${screen}-${look}.png`) });
}
