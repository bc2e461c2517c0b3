// The few sentences the worker must say by itself, in the language of the page it puts them into.
import { all } from './store.js';

const TEXT = {
  cs: {
    offline: (/** @type {string} */ t) => `Bez připojení – zobrazen stav z ${t}. Hlášení můžete psát dál, odešle se samo.`,
    unreachable: 'Bez připojení – stránku teď nelze načíst.',
    queue: (/** @type {number} */ n) => `Ve frontě k odeslání: ${n}`,
    none: 'Ve frontě nic nečeká.',
    written: 'Napsáno', answer: 'Server odpověděl', again: 'Odeslat znovu', discard: 'Zahodit',
    state: { waiting: 'čeká na připojení', auth: 'čeká na přihlášení', attention: 'server nepřijal – zkontrolujte' },
  },
  en: {
    offline: (/** @type {string} */ t) => `No connection – showing the state from ${t}. You can go on writing; reports will be sent by themselves.`,
    unreachable: 'No connection – the page cannot be loaded now.',
    queue: (/** @type {number} */ n) => `Waiting to be sent: ${n}`,
    none: 'Nothing is waiting.',
    written: 'Written', answer: 'The server answered', again: 'Send again', discard: 'Discard',
    state: { waiting: 'waiting for a connection', auth: 'waiting for sign-in', attention: 'not accepted by the server – please check' },
  },
};

const langOf = (/** @type {string} */ html) => (/<html[^>]*lang="en"/.test(html) ? 'en' : 'cs');
const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** @param {string} iso @param {'cs' | 'en'} lang */
function when(iso, lang) {
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'cs-CZ', { timeZone: 'Europe/Prague', dateStyle: 'medium', timeStyle: 'short' });
  return Number.isNaN(Date.parse(iso)) ? '?' : format.format(new Date(iso));
}

/** @param {string} html page it goes into */
export const unreachable = (html) => `<p class="strip strip-lost" role="status">${TEXT[langOf(html)].unreachable}</p>`;

/** @param {string} html page it goes into @param {string} keptAt */
export async function notes(html, keptAt) {
  const lang = langOf(html);
  const waiting = (await all()).length;
  const queue = waiting ? `<p class="strip strip-wait" id="queue-note"><a href="/offline">${TEXT[lang].queue(waiting)}</a></p>` : '';
  return `<p class="strip strip-lost" role="status">${escaped(TEXT[lang].offline(when(keptAt, lang)))}</p>${queue}`;
}

/** Names of fields and choices as the form called them, read from the kept copy of its page.
 * @param {string} form html */
function labels(form) {
  const names = new Map();
  for (const [, name, label] of form.matchAll(/<(?:label for|legend data-for)="([^"]+)">([^<]+)/g)) names.set(name, label.trim());
  for (const [, name, value, label] of form.matchAll(/name="([^"]+)" value="([^"]*)"[^>]*>(?:(?!<label)[\s\S])*?<b>([^<]*)<\/b>/g)) names.set(`${name}=${value}`, label);
  return names;
}

/** What was typed, field by field, without the technical ones.
 * @param {import('./store.js').Waiting} item @param {string} form html of the form's page, if it is kept */
function typed(item, form) {
  if (!item.type.includes('urlencoded')) return '';
  const words = labels(form);
  const fields = [...new URLSearchParams(new TextDecoder().decode(item.body))];
  return fields.filter(([name, value]) => !name.startsWith('_') && value)
    .map(([name, value]) => `<dt>${words.get(name) ?? escaped(name)}</dt><dd>${words.get(`${name}=${value}`) ?? escaped(value)}</dd>`).join('');
}

/** @param {string} html page it goes into @param {(url: string) => Promise<string>} keptHtml */
export async function queueList(html, keptHtml) {
  const lang = langOf(html);
  const text = TEXT[lang];
  const items = await all();
  if (!items.length) return `<p>${text.none}</p>`;
  const button = (/** @type {string} */ what, /** @type {string} */ label) => `<button class="btn" name="do" value="${what}">${label}</button>`;
  const forms = await Promise.all(items.map((item) => keptHtml(item.from)));
  const rows = items.map((item, index) => `<li><div><p class="what">${text.written} ${when(item.at, lang)} – ${text.state[item.state]}</p>`
    + `${item.status ? `<p class="meta">${text.answer}: ${item.status}</p>` : ''}<dl class="facts">${typed(item, forms[index])}</dl></div>`
    + `<form method="post" action="/offline"><input type="hidden" name="id" value="${escaped(item.id)}">`
    + `<div class="row">${button('again', text.again)}${button('discard', text.discard)}</div></form></li>`);
  return `<ul class="inbox">${rows.join('')}</ul>`;
}
