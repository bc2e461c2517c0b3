// Service worker: works for plain pages too, so a report gets through even when the page's script failed.
//
// Files under /a/ come from the cache. Pages the server marked `X-Offline: keep` are shown from the
// cache, with a visible note, when the line is down. Reports that cannot be sent wait in the outbox.
import { assetFor, clearPages, keepOffline, keepShell, pageFor } from './pages.js';
import { flush, sendOrKeep, setAside, state } from './outbox.js';
import { clear } from './store.js';

/** @type {any} */
const worker = self;
const REPORTS = '/obec/hlaseni';
const SIGN_OUT = '/odhlaseni';
/** After these the frame looks different: another reader, another language. */
const CHANGES_FRAME = ['/predvolby', '/prihlaseni'];
const SETTLE_MS = 2000;

async function tellPages(sent = 0) {
  const outbox = { ...(await state()), sent };
  for (const client of await worker.clients.matchAll()) client.postMessage({ outbox });
}

async function flushAndTell() {
  await tellPages(await flush());
}

/** Signing out must not silently throw away a report that nobody has got yet.
 * @param {Request} request */
async function signOut(request) {
  await flush();
  const { waiting, auth, attention } = await state();
  if (waiting + auth + attention > 0) return Response.redirect('/offline#fronta', 303);
  const reply = await fetch(request).catch(() => Response.redirect('/offline', 303));
  if (reply.status !== 303) await Promise.all([clearPages(), clear()]);
  return reply;
}

/** @param {Request} request */
async function report(request) {
  const reply = await sendOrKeep(request);
  await tellPages();
  return reply;
}

/** Buttons on the offline page: send again, or give up one report after reading it.
 * @param {Request} request */
async function decide(request) {
  const form = new URLSearchParams(await request.text());
  await setAside(form.get('id') ?? '', form.get('do') === 'discard');
  await flushAndTell();
  return Response.redirect('/offline#fronta', 303);
}

/** @param {Request} request @param {URL} url */
function replyTo(request, url) {
  if (request.method === 'POST') {
    if (url.pathname === REPORTS || url.pathname.startsWith(`${REPORTS}/`)) return report(request);
    if (url.pathname === SIGN_OUT) return signOut(request);
    if (url.pathname === '/offline') return decide(request);
    return null;
  }
  if (request.method !== 'GET') return null;
  if (url.pathname.startsWith('/a/')) return assetFor(request);
  return request.mode === 'navigate' ? pageFor(request) : null;
}

worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(keepShell());
});
worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(worker.clients.claim().then(flushAndTell));
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  if (url.origin !== worker.location.origin) return;
  if (event.request.method === 'POST' && CHANGES_FRAME.includes(url.pathname)) {
    event.waitUntil(new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); }).then(keepOffline).catch(() => {}));
  }
  const reply = replyTo(event.request, url);
  if (reply) event.respondWith(reply);
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'flush') event.waitUntil(flushAndTell());
});
worker.addEventListener('sync', (/** @type {any} */ event) => event.waitUntil(flushAndTell()));
