// Small helpers shared by the parts.

/** @param {string} id @returns {HTMLElement | null} */
export const byId = (id) => document.getElementById(id);

/**
 * A sentence the server put on the element as `data-{name}`, with `{key}` replaced.
 * @param {HTMLElement} element @param {string} name @param {Record<string, string|number>} [values]
 */
export function sentence(element, name, values = {}) {
  const pattern = element.dataset[name] ?? '';
  return pattern.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
}

/** Picks the right form of a counted sentence: `data-{stem}-one`, `-few`, `-other`.
 * @param {HTMLElement} element @param {string} stem @param {number} n */
export function counted(element, stem, n) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(n);
  const key = (/** @type {string} */ suffix) => stem + suffix[0].toUpperCase() + suffix.slice(1);
  return sentence(element, element.dataset[key(form)] ? key(form) : key('other'), { n });
}

/** Writes text only when it differs, so that a live region is not read out again.
 * @param {Element | null} element @param {string} text */
export function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** @param {string} key */
export function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* private window: forget */ }
}
