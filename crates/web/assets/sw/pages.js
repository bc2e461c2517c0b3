// Pages and files kept on the device.
import { notes, queueList, unreachable } from './words.js';

const FILES = 'files-1';
const PAGES = 'pages-1';
const WAIT_MS = 6000;
const KEEP_MS = 72 * 3_600_000;
const MOST_PAGES = 8;
const MOST_FILES = 80;
const SHELL = ['{{tokens.css}}', '{{app.css}}', '{{htmx.js}}', '{{app.js}}', '{{icon.svg}}'];

/** The page for bad times, as the present reader would see it. */
export async function keepOffline() {
  const page = await fetch('/offline');
  if (page.ok) await keepPage(await caches.open(PAGES), '/offline', page);
}

export async function keepShell() {
  const files = await caches.open(FILES);
  const fetched = await Promise.allSettled([...SHELL.map((url) => files.add(url)), keepOffline()]);
  const failed = fetched.filter((result) => result.status === 'rejected');
  if (failed.length) console.warn('offline shell incomplete', failed.length);
}

export async function clearPages() {
  await caches.delete(PAGES);
  await keepOffline();
}

/** @param {Cache} cache @param {number} most */
async function trim(cache, most) {
  const keys = await cache.keys(); // oldest first
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) {
    if (new URL(key.url).pathname !== '/offline') await cache.delete(key);
  }
}

/** @param {Request} request */
export async function assetFor(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept) return kept;
  const reply = await fetch(request);
  if (reply.ok) await files.put(request, reply.clone()).then(() => trim(files, MOST_FILES));
  return reply;
}

/** @param {Cache} pages @param {RequestInfo} key @param {Response} page */
async function keepPage(pages, key, page) {
  const headers = new Headers(page.headers);
  headers.set('X-Kept-At', new Date().toISOString());
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  // Put last, so that the oldest key is the least recently used.
  await pages.delete(key);
  await pages.put(key, new Response(await page.blob(), { headers }));
}

/** @param {string} url */
async function keptHtml(url) {
  const kept = url && await caches.match(url, { cacheName: PAGES, ignoreVary: true, ignoreSearch: true });
  return kept ? kept.text() : '';
}

/** @param {Response} kept @param {'copy' | 'unreachable' | 'queue'} why */
async function shown(kept, why) {
  const at = kept.headers.get('X-Kept-At') ?? '';
  const html = await kept.text();
  const note = why === 'copy' ? await notes(html, at) : why === 'unreachable' ? unreachable(html) : '';
  const queue = await queueList(html, keptHtml);
  // A copy must not send the key of a report that is already on its way.
  const fresh = html
    .replace(/name="_key" value="[^"]*"/g, () => `name="_key" value="${crypto.randomUUID()}"`)
    .replace('<!--offline-->', () => note)
    .replace('<!--queue-->', () => queue);
  return new Response(fresh, { headers: kept.headers });
}

/** @param {Cache} pages @param {Request} request */
async function lastCopy(pages, request) {
  const kept = await pages.match(request, { ignoreVary: true });
  if (!kept) return null;
  const age = Date.now() - Date.parse(kept.headers.get('X-Kept-At') ?? '');
  return age < KEEP_MS ? kept : null;
}

/** @param {Cache} pages @param {Request} request */
async function fromNetwork(pages, request) {
  const reply = await fetch(request);
  // Only what the server allows to lie on the device.
  if (reply.ok && reply.headers.get('X-Offline') === 'keep') {
    await keepPage(pages, request, reply.clone());
    await trim(pages, MOST_PAGES);
  }
  return reply;
}

/** @param {Promise<Response>} reply @param {number} ms @returns {Promise<Response | null>} */
const within = (reply, ms) => Promise.race([reply.catch(() => null), new Promise((resolve) => { setTimeout(resolve, ms, null); })]);

/** @param {Request} request */
export async function pageFor(request) {
  const pages = await caches.open(PAGES);
  if (new URL(request.url).pathname === '/offline') return offlinePage(pages, request, 'queue');
  const reply = fromNetwork(pages, request);
  const kept = await lastCopy(pages, request);
  // A slow line is left alone when there is nothing better to show.
  const answer = kept ? await within(reply, WAIT_MS) : await reply.catch(() => null);
  if (answer) return answer;
  reply.catch(() => {});
  return kept ? shown(kept, 'copy') : offlinePage(pages, request, 'unreachable');
}

/** @param {Cache} pages @param {Request} request @param {'unreachable' | 'queue'} why */
async function offlinePage(pages, request, why) {
  const kept = await pages.match('/offline', { ignoreSearch: true });
  return kept ? shown(kept, why) : fetch(request);
}
