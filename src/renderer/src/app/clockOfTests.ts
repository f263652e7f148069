import { stepClock } from '@shared/lib/stepClock';

/* Of a test build the page's clock goes as far ahead as main's; imported before all else. */
if (import.meta.env.MODE === 'test') stepClock(new URLSearchParams(window.location.search).get('daysAhead'));
