// The state of the connection, in words; what the stream says beyond fragments.
import { hoursMinutes, serverNow, serverSaid, withSeconds } from './clock.js';
import { byId, say, sentence } from './page.js';

const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 10_000;

let heardAt = 0;
let retryMs = FIRST_RETRY_MS;
let lost = false;

/** @param {'live' | 'lost' | 'signedout'} state */
function show(state) {
  const conn = byId('conn');
  const strip = byId('lost');
  if (!conn) return;
  if (lost && state === 'lost') return;
  lost = state !== 'live';
  conn.dataset.state = state === 'live' ? 'live' : 'lost';
  const since = hoursMinutes(new Date(heardAt + serverNow().getTime() - Date.now()));
  say(conn, sentence(conn, state, { t: since }));
  document.documentElement.dataset.connection = conn.dataset.state;
  if (strip) strip.hidden = state !== 'signedout';
}

/** @param {string} [revision] */
function heard(revision) {
  heardAt = Date.now();
  show('live');
  say(byId('state-time'), withSeconds(serverNow()));
  if (revision) say(byId('state-rev'), revision);
}

/** @param {{now?: string, rev?: number, build?: string}} beat */
function onBeat(beat) {
  if (beat.now) serverSaid(beat.now);
  heard(beat.rev == null ? undefined : String(beat.rev));
  const root = document.documentElement.dataset;
  // A screen on the wall has nobody to press reload after an upgrade.
  if (root.wall !== undefined && beat.build && root.build && beat.build !== root.build) location.reload();
}

/** @param {{text?: string, urgent?: boolean}} message */
function announce({ text, urgent }) {
  say(byId(urgent ? 'say-now' : 'say'), text ?? '');
}

/** @param {Event} event @returns {any} */
const told = (event) => {
  try { return JSON.parse(/** @type {CustomEvent} */ (event).detail.data); } catch { return {}; }
};

/** hx-sse reconnects a stream it once had; a refused first connection is ours to repeat.
 * @param {HTMLElement} live */
function retryFirst(live) {
  setTimeout(() => live.dispatchEvent(new CustomEvent('live:retry')), retryMs * (0.7 + Math.random() * 0.6));
  retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
}

/** @param {HTMLElement} live */
function follow(live) {
  document.addEventListener('htmx:sse:after:connection', () => {
    retryMs = FIRST_RETRY_MS;
    heard();
  });
  document.addEventListener('htmx:sse:after:message', (event) => heard(/** @type {CustomEvent} */ (event).detail.message.id));
  document.addEventListener('htmx:sse:error', (event) => show(/** @type {CustomEvent} */ (event).detail.status === 401 ? 'signedout' : 'lost'));
  document.addEventListener('htmx:response:error', (event) => {
    if (event.target !== live) return;
    const refused = /** @type {CustomEvent} */ (event).detail.ctx.response.status === 401;
    show(refused ? 'signedout' : 'lost');
    if (!refused) retryFirst(live);
  });
  document.addEventListener('htmx:error', (event) => {
    if (event.target !== live) return;
    show('lost');
    retryFirst(live);
  });
  live.addEventListener('beat', (event) => onBeat(told(event)));
  live.addEventListener('announce', (event) => announce(told(event)));
}

export function startLive() {
  const live = byId('live');
  if (!live) return;
  heardAt = Date.now(); // the page itself is news
  follow(live);
  /** What hx-sse keeps on the element; it may have connected before this file arrived. */
  const stream = () => /** @type {any} */ (live)._htmx?.sse;
  if (stream()?.status) heard();
  addEventListener('offline', () => show('lost'));
  // A dead line gives no error for minutes; silence is the sign. Ending the reader makes hx-sse reconnect.
  setInterval(() => {
    if (document.hidden || Date.now() - heardAt < SILENCE_MS) return;
    show('lost');
    if (stream()) stream().reader?.cancel();
    else live.dispatchEvent(new CustomEvent('live:retry'));
  }, 5000);
}
