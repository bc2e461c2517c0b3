// A certified OpenID Connect provider for the tests, with people and a clock that a test chooses.
//
//   PORTAL=http://127.0.0.1:1 SECRET=… SHIFT_SECONDS=0 PORT=0 node provider.mjs
//
// It prints "listening on PORT" and ends when its standard input ends.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';

const { PORTAL, SECRET, SHIFT_SECONDS = '0', PORT = '0' } = process.env;

const shift = Number(SHIFT_SECONDS) * 1000;
if (shift !== 0) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [Real.now() + shift]));
    }

    static now() {
      return Real.now() + shift;
    }
  };
}
const { Provider } = await import('oidc-provider');

/** Who sits at the browser, and what the office says of them. */
let person = { sub: 'anna', claims: {} };
let provider;
let answer;
let issuer;

function key() {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...pair.privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

const said = ['amr', 'groups', 'name', 'email', 'obec', 'orp', 'ico'];

function settings() {
  return {
    clients: [{
      client_id: 'hlaska',
      client_secret: SECRET,
      redirect_uris: [`${PORTAL}/prihlaseni/poskytovatel/kraj/zpet`],
      backchannel_logout_uri: `${PORTAL}/prihlaseni/poskytovatel/kraj/odhlaseni`,
      backchannel_logout_session_required: true,
    }],
    jwks: { keys: [key()] },
    cookies: { keys: ['only for tests'] },
    // The office's claims stand in the ID token, as with the providers offices use.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', ...said] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          ctx.body = form;
        },
      },
    },
    // By itself it sends nothing to addresses of this machine, where the portal of a test lives.
    fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    async findAccount(ctx, sub) {
      return { accountId: sub, claims: () => ({ sub, ...person.claims }) };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid');
      grant.addOIDCClaims(said);
      await grant.save();
      return grant;
    },
  };
}

/** The same provider with a new key; what it issued and who is signed in it remembers. */
function start() {
  provider = new Provider(issuer, settings());
  answer = provider.callback();
}

async function body(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text || 'null');
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, issuer);
  if (pathname === '/test/person') {
    person = await body(request);
    return response.end('{}');
  }
  if (pathname === '/test/rotate') {
    start();
    return response.end('{}');
  }
  if (pathname.startsWith('/interaction/')) {
    const login = { accountId: person.sub, amr: person.claims.amr };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }
  return answer(request, response);
});

server.listen(Number(PORT), '127.0.0.1', () => {
  const { port } = server.address();
  issuer = `http://127.0.0.1:${port}`;
  start();
  console.log(`listening on ${port}`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
