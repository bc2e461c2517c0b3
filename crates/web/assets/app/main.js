// What the page does beyond plain HTML. Every part stands alone: when one fails, the rest works,
// and when none runs, links and forms still do everything that matters.
import { startClock } from './clock.js';
import { startForms } from './forms.js';
import { startKeys } from './keys.js';
import { startLive } from './live.js';
import { startNews } from './news.js';
import { startOutbox } from './outbox.js';

for (const start of [startForms, startLive, startClock, startNews, startKeys, startOutbox]) {
  try {
    start();
  } catch (error) {
    console.error(start.name, error);
  }
}
// On a phone the menu is one scrolling line; the current item must be in sight.
document.querySelector('.nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
// After a refused form the reader starts at the list of what to mend.
/** @type {HTMLElement | null} */ (document.querySelector('.problems'))?.focus();
