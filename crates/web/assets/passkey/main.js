// Forms with a passkey: fetch a challenge, let the device answer it, send the form with the answer.
// Without this script the form says that it needs it; nothing else depends on it.

/** @param {ArrayBuffer} buffer – base64url without padding, as the server reads it */
function written(buffer) {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text @returns {ArrayBuffer} */
function read(text) {
  const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0)).buffer;
}

/** @param {any} list */
const readIds = (list) => list?.map((/** @type {any} */ one) => ({ ...one, id: read(one.id) }));

/** @param {any} options */
async function create({ publicKey: wish }) {
  const made = /** @type {any} */ (await navigator.credentials.create({ publicKey: {
    ...wish, challenge: read(wish.challenge), user: { ...wish.user, id: read(wish.user.id) },
    excludeCredentials: readIds(wish.excludeCredentials),
  } }));
  const { attestationObject, clientDataJSON } = made.response;
  return {
    id: made.id, rawId: written(made.rawId), type: made.type, extensions: made.getClientExtensionResults(),
    response: {
      attestationObject: written(attestationObject), clientDataJSON: written(clientDataJSON),
      transports: made.response.getTransports?.(),
    },
  };
}

/** @param {any} options */
async function get({ publicKey: wish }) {
  const found = /** @type {any} */ (await navigator.credentials.get({ publicKey: {
    ...wish, challenge: read(wish.challenge), allowCredentials: readIds(wish.allowCredentials),
  } }));
  const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
  return {
    id: found.id, rawId: written(found.rawId), type: found.type, extensions: {},
    response: {
      authenticatorData: written(authenticatorData), clientDataJSON: written(clientDataJSON),
      signature: written(signature), userHandle: userHandle && written(userHandle),
    },
  };
}

/** @param {HTMLFormElement} form */
async function challengeFor(form) {
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const reply = await fetch(form.dataset.challenge ?? '', { method: 'POST', body });
  // Led away: the sign-in has ended or a fresh proof is asked for. The page itself will say so.
  if (reply.redirected || reply.status === 401) location.reload();
  if (!reply.ok || reply.redirected) throw new Error(`challenge: ${reply.status}`);
  return reply.json();
}

/** @param {HTMLFormElement} form @param {string | undefined} text */
function say(form, text) {
  const place = form.querySelector('[data-passkey-said]');
  if (place) place.textContent = text ?? '';
}

/** @param {HTMLFormElement} form */
async function run(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  button.disabled = true;
  say(form, '');
  try {
    const { token, options } = await challengeFor(form).catch(() => {
      say(form, form.dataset.failed);
      return { token: '' };
    });
    if (!token) return;
    const answer = form.dataset.passkey === 'create' ? await create(options) : await get(options);
    /** @type {HTMLInputElement} */ (form.elements.namedItem('token')).value = token;
    /** @type {HTMLInputElement} */ (form.elements.namedItem('answer')).value = JSON.stringify(answer);
    form.submit();
  } catch {
    // Refused by the person, no such key here, or time is up: the device does not tell which.
    say(form, form.dataset.cancelled);
  } finally {
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!(form instanceof HTMLFormElement) || form.dataset.jsPasskey !== undefined) continue;
  form.dataset.jsPasskey = '';
  const able = typeof PublicKeyCredential === 'function';
  const host = form.dataset.host ?? '';
  const here = location.hostname === host || location.hostname.endsWith(`.${host}`);
  say(form, !here ? form.dataset.elsewhere : able ? '' : form.dataset.unable);
  const button = form.querySelector('button');
  if (button) button.disabled = !(able && here);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (able && here) run(form);
  });
}
