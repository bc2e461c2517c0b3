// Sending and keeping: a report is dropped from the queue only when the server said it has it,
// or a person gave it up.
import { all, find, put, remove } from './store.js';

/** @typedef {import('./store.js').Waiting} Waiting */

const TRY_MS = 10_000;
/** @type {Promise<number> | null} */
let running = null;

/** @param {number} status – what the answer means for a waiting report. */
function meaning(status) {
  // 0 = an opaque redirect: the server took the form and sends the browser on.
  // A repeated form is answered like the first one; every refusal needs a person's eyes.
  if (status === 0 || (status >= 200 && status < 400)) return 'delivered';
  if (status === 401) return 'auth';
  return status === 429 || status >= 500 ? 'later' : 'attention';
}

/** @param {Waiting} item @param {boolean} queued @returns {Promise<Response>} */
async function send(item, queued) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TRY_MS);
  /** @type {Record<string, string>} */
  const headers = { 'Content-Type': item.type, 'Idempotency-Key': item.id };
  if (queued) headers['X-Queued-At'] = item.at;
  try {
    return await fetch(item.url, {
      method: 'POST', body: item.body, headers, credentials: 'same-origin', redirect: 'manual', signal: abort.signal,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Request} request @returns {Promise<Waiting>} */
async function written(request) {
  const type = request.headers.get('Content-Type') ?? 'application/x-www-form-urlencoded';
  const body = await request.arrayBuffer();
  const fields = type.includes('urlencoded') ? new URLSearchParams(new TextDecoder().decode(body)) : new URLSearchParams();
  return {
    id: fields.get('_key') || crypto.randomUUID(), url: request.url, type, body,
    at: new Date().toISOString(), from: request.referrer, state: 'waiting', status: 0,
  };
}

/** Where the browser goes when the report stays with us: back to the form, whose copy shows the queue.
 * @param {Waiting} item @param {boolean} htmx */
async function kept(item, htmx) {
  // @ts-ignore – Background Sync exists in Chromium only; elsewhere the page wakes us
  await self.registration.sync?.register('outbox').catch(() => {});
  const back = new URL(item.from || '/offline', item.url);
  back.hash = 've-fronte';
  if (htmx) return new Response('', { headers: { 'HX-Redirect': back.href } });
  return Response.redirect(back.href, 303);
}

/** @param {Waiting} item */
async function mustQueueBehindOthers(item) {
  await flush();
  return (await all()).some((other) => other.id !== item.id && other.state !== 'attention');
}

/** One report from a form. It is on the device before the first byte leaves it, so a killed browser
 * loses nothing; the key makes a second sending harmless.
 * @param {Request} request @returns {Promise<Response>} */
export async function sendOrKeep(request) {
  const htmx = request.headers.has('HX-Request');
  const item = await written(request);
  // Reports arrive in the order they were written.
  const behind = await mustQueueBehindOthers(item);
  await put(item);
  if (behind) return kept(item, htmx);
  let reply;
  try {
    reply = await send(item, false);
  } catch {
    return kept(item, htmx);
  }
  const outcome = meaning(reply.status);
  if (outcome === 'later') return kept(item, htmx);
  if (outcome === 'auth') await put({ ...item, state: 'auth', status: reply.status });
  else await remove(item.id); // delivered, or refused in front of the person who will mend it
  return htmx && reply.type === 'opaqueredirect' ? new Response('', { headers: { 'HX-Refresh': 'true' } }) : reply;
}

/** @param {Waiting} item @returns {Promise<'delivered' | 'attention' | 'auth' | 'later'>} */
async function deliver(item) {
  let reply;
  try {
    reply = await send(item, true);
  } catch {
    return 'later';
  }
  const outcome = meaning(reply.status);
  if (outcome === 'delivered') await remove(item.id);
  if (outcome === 'attention' || outcome === 'auth') await put({ ...item, state: outcome, status: reply.status });
  return outcome;
}

async function flushOnce() {
  let sent = 0;
  for (const item of await all()) {
    if (item.state === 'attention') continue;
    const outcome = await deliver(item);
    if (outcome === 'delivered') sent += 1;
    if (outcome === 'auth' || outcome === 'later') break;
  }
  return sent;
}

/** Sends what waits, oldest first; two calls never run at once. @returns {Promise<number>} how many went through */
export function flush() {
  running ??= flushOnce().finally(() => { running = null; });
  return running;
}

/** @param {string} id @param {boolean} discard */
export async function setAside(id, discard) {
  const item = await find(id);
  if (!item) return;
  if (discard) await remove(id);
  else await put({ ...item, state: 'waiting' });
}

export async function state() {
  const items = await all();
  const count = (/** @type {Waiting['state']} */ wanted) => items.filter((item) => item.state === wanted).length;
  return { waiting: count('waiting'), auth: count('auth'), attention: count('attention') };
}
