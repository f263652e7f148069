import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callFromPage } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

const EVENTS = [
  [
    'SUMMARY:周一例会',
    'LOCATION:仓库二楼',
    'DTSTART:20990105T090000',
    'DURATION:PT45M',
    'RRULE:FREQ=WEEKLY;COUNT=3',
  ],
  [
    'SUMMARY:去茶城进货，带上样品和上次没结的单子，顺便看看新到的白茶',
    'DTSTART:20990106T220000',
    'DURATION:PT5H',
  ],
  ['SUMMARY:Stocktaking', 'DTSTART;VALUE=DATE:20990107', 'DTEND;VALUE=DATE:20990110'],
  ['DTSTART;TZID=Nowhere:20990108T103000', 'DTEND:20990108T100000'],
  ['SUMMARY:二月三十', 'DTSTART:20990230T090000'],
  ['SUMMARY:心跳', 'DTSTART:20990105T090000', 'RRULE:FREQ=SECONDLY'],
  ['SUMMARY:去年的事', 'DTSTART:20200105T090000'],
];

for (const look of LOOKS) {
  test(`calendar file ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'] });
    const { page } = shuke;
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const path = join(dataDir, 'calendar.ics');
      const blocks = EVENTS.map((lines, at) => ['BEGIN:VEVENT', `UID:${String(at)}`, ...lines, 'END:VEVENT']);
      writeFileSync(path, ['BEGIN:VCALENDAR', ...blocks.flat(), 'END:VCALENDAR'].join('\r\n'));
      await go(page, '/followups/month');
      await expect(page.locator('[data-stop=item]').first()).toBeVisible();
      await shuke.answerOpen(path);
      await page.keyboard.press('i');
      await expect(page.getByRole('dialog').getByRole('list').first()).toBeVisible();
      await take(page, 'calendar-file', nameOf(look));
      await page.getByRole('dialog').locator('summary').click();
      await page.getByRole('dialog').locator('details').scrollIntoViewIfNeeded();
      await take(page, 'calendar-file-left', nameOf(look));
    } finally {
      await shuke.close();
    }
  });
}
