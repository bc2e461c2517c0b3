// Forms: typed text survives live updates, "now" buttons, one key for one intention.
import { serverNow } from './clock.js';

const isControl = (/** @type {any} */ node) => node instanceof HTMLInputElement
  || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;

/** A field somebody has touched belongs to them until the form is sent. */
function guardTypedText() {
  document.addEventListener('input', (event) => {
    if (isControl(event.target)) /** @type {HTMLElement} */ (event.target).dataset.jsTouched = '';
  });
  document.addEventListener('submit', (event) => {
    for (const control of /** @type {HTMLFormElement} */ (event.target).elements) {
      if (control instanceof HTMLElement) delete control.dataset.jsTouched;
    }
  });
  // @ts-ignore – htmx is a global of the file loaded before this one
  globalThis.htmx?.registerExtension('hlaska', {
    htmx_before_morph_node: (/** @type {Node} */ node) => !(isControl(node) && /** @type {HTMLElement} */ (node).dataset.jsTouched !== undefined),
  });
}

/** A page brought back by the Back button must not send its old key with a new report.
 * @param {PageTransitionEvent} event */
function renewKeys(event) {
  const navigation = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0]);
  if (!event.persisted && navigation?.type !== 'back_forward') return;
  for (const field of document.querySelectorAll('input[name="_key"]')) {
    /** @type {HTMLInputElement} */ (field).value = crypto.randomUUID();
  }
}

/** @param {Date} at – in the form of `datetime-local`, Prague time. */
function forInput(at) {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague', dateStyle: 'short', timeStyle: 'short' });
  return parts.format(at).replace(' ', 'T');
}

/** @param {MouseEvent} event */
function pressed(event) {
  const button = /** @type {Element} */ (event.target).closest?.('[data-now]');
  if (!(button instanceof HTMLElement)) return;
  const field = document.getElementById(button.dataset.now ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  field.value = forInput(serverNow());
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Enter saves, Shift+Enter breaks the line, in fields that ask for it. @param {KeyboardEvent} event */
function enterSaves(event) {
  const field = event.target;
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  if (!(field instanceof HTMLTextAreaElement) || field.dataset.enter === undefined) return;
  event.preventDefault();
  field.form?.requestSubmit();
}

/** A form sent in place says so when its answer does not come, instead of standing there with the
 * praise of the one before. */
function tellUnsent() {
  const tell = (/** @type {Event} */ event, /** @type {boolean} */ failed) => {
    const form = /** @type {Element} */ (event.target).closest?.('form');
    const note = form?.querySelector('[data-unsent]');
    if (!(note instanceof HTMLElement)) return;
    note.hidden = !failed;
    for (const said of form?.querySelectorAll('[role=status]') ?? []) said.remove();
  };
  document.addEventListener('htmx:before:request', (event) => tell(event, false));
  document.addEventListener('htmx:error', (event) => tell(event, true));
  document.addEventListener('htmx:response:error', (event) => {
    tell(event, /** @type {CustomEvent} */ (event).detail.ctx.response.status !== 422);
  });
}

export function startForms() {
  guardTypedText();
  tellUnsent();
  addEventListener('pageshow', renewKeys);
  document.addEventListener('click', pressed);
  document.addEventListener('keydown', enterSaves);
}
