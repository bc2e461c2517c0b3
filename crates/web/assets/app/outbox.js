// The page's end of the outbox: wake the worker, and always show what has not been sent yet.
import { byId, counted, say } from './page.js';

/** @param {{waiting: number, auth: number, attention: number, sent?: number}} state */
function show({ waiting, auth, attention, sent }) {
  const strip = byId('outbox');
  if (!strip) return;
  const link = strip.querySelector('a');
  const text = attention ? counted(strip, 'attention', attention)
    : auth ? counted(strip, 'auth', auth)
      : waiting ? counted(strip, 'waiting', waiting)
        : sent ? counted(strip, 'sent', sent) : '';
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
  navigator.serviceWorker.register('/sw.js').then(() => wake(), () => {});
  // iOS forgets stores of rarely used sites; asking costs nothing.
  navigator.storage?.persist?.().catch(() => {});
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => document.hidden || wake());
  setInterval(wake, 30_000);
}
