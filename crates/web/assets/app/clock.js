// The clock shows the server's time: a wrong PC clock must not date a decision.
import { byId, say } from './page.js';

let offsetMs = 0;
/** @type {Intl.DateTimeFormat} */
let seconds;
/** @type {Intl.DateTimeFormat} */
let minutes;

/** @param {string} iso */
export function serverSaid(iso) {
  const at = Date.parse(iso);
  if (!Number.isNaN(at)) offsetMs = at - Date.now();
}

export const serverNow = () => new Date(Date.now() + offsetMs);
/** @param {Date} at */
export const hoursMinutes = (at) => minutes.format(at);
/** @param {Date} at */
export const withSeconds = (at) => seconds.format(at);

export function startClock() {
  const clock = byId('clock');
  const options = { timeZone: 'Europe/Prague', hour: '2-digit', minute: '2-digit' };
  const lang = document.documentElement.lang === 'en' ? 'en-GB' : 'cs-CZ';
  minutes = new Intl.DateTimeFormat(lang, /** @type {Intl.DateTimeFormatOptions} */ (options));
  seconds = new Intl.DateTimeFormat(lang, /** @type {Intl.DateTimeFormatOptions} */ ({ ...options, second: '2-digit' }));
  if (!clock) return;
  serverSaid(clock.getAttribute('datetime') ?? '');
  const date = byId('clock-date');
  const day = new Intl.DateTimeFormat(lang, { timeZone: 'Europe/Prague', weekday: 'long', day: 'numeric', month: 'long' });
  // Summer or winter time is named on the wall, where the hour that comes twice matters.
  const zone = new Intl.DateTimeFormat(lang, { timeZone: 'Europe/Prague', timeZoneName: 'short' });
  const zoneName = (/** @type {Date} */ at) => zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const tick = () => {
    const now = serverNow();
    say(clock, seconds.format(now));
    if (date) say(date, `${day.format(now)} · ${zoneName(now)}`);
    setTimeout(tick, 1000 - (now.getTime() % 1000) + 5);
  };
  tick();
}
