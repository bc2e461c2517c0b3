// Single-key shortcuts, which anyone can switch off (WCAG 2.1.4).
import { byId, remember, remembered } from './page.js';

const SWITCH = 'hlaska-keys';
/** Key → the element it goes to. */
const KEYS = { n: '[data-key="n"]', '/': '[data-key="/"]' };

const typing = (/** @type {EventTarget | null} */ target) => target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  const selector = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
  const goal = selector && document.querySelector(selector);
  if (!(goal instanceof HTMLElement) || remembered(SWITCH) === 'off') return;
  event.preventDefault();
  goal.focus();
  goal.scrollIntoView({ block: 'center' });
}

export function startKeys() {
  document.addEventListener('keydown', pressed);
  const button = byId('keys');
  if (!button) return;
  const show = () => button.setAttribute('aria-pressed', String(remembered(SWITCH) !== 'off'));
  button.addEventListener('click', () => {
    remember(SWITCH, remembered(SWITCH) === 'off' ? 'on' : 'off');
    show();
  });
  show();
}
