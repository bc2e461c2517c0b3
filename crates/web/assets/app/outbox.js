// The page's end of the outbox: wake the worker, and always show what has not been sent yet.
import { byId, counted, say } from './page.js';

/** Delivered while this page is open; the note stays until the page is loaded again. */
let delivered = 0;

/** @param {{waiting: number, auth: number, attention: number, sent?: number}} state */
function show({ waiting, auth, attention, sent }) {
  const strip = byId('outbox');
  if (!strip) return;
  delivered += sent ?? 0;
  const link = strip.querySelector('a');
  const text = attention ? counted(strip, 'attention', attention)
    : auth ? counted(strip, 'auth', auth)
      : waiting ? counted(strip, 'waiting', waiting)
        : delivered ? counted(strip, 'sent', delivered) : '';
  byId('queue-note')?.remove(); // the worker's own note, for pages without scripts
  strip.hidden = !text;
  if (link) {
    link.setAttribute('href', !attention && auth ? strip.dataset.signin ?? '/' : waiting || attention ? '/offline' : location.pathname);
    say(link, text);
  }
}

const wake = () => navigator.serviceWorker.controller?.postMessage('flush');

export function startOutbox() {
  if (!('serviceWorker' in navigator) || document.documentElement.dataset.wall !== undefined) return;
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data?.outbox) show(event.data.outbox);
  });
  navigator.serviceWorker.startMessages();
  // The page is controlled already on all but the first visit; registering may take seconds.
  wake();
  navigator.serviceWorker.addEventListener('controllerchange', wake);
  navigator.serviceWorker.register('/sw.js').catch(() => {});
  // iOS forgets stores of rarely used sites; asking costs nothing.
  navigator.storage?.persist?.().catch(() => {});
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => document.hidden || wake());
  setInterval(wake, 30_000);
}
