use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hlaska_testkit::http::{Answer, Client};
use hlaska_testkit::server::{Request, Response, Server};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use crate::site::SECRET;

/// Where people leave for the provider.
const START: &str = "/prihlaseni/poskytovatel/kraj";

/// How a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// As it should be.
    ByProvider,
    /// By a key that nobody knows, under a known name.
    ByStranger,
    /// Not at all.
    Nowise,
    /// With the secret both sides share.
    BySecret,
}

/// A provider that answers with whatever a test gives it.
pub struct Hostile {
    server: Server,
    key: Arc<EcdsaKeyPair>,
    stranger: EcdsaKeyPair,
    /// What it answers to any code.
    token: Arc<Mutex<String>>,
    issuer: Arc<Mutex<Option<String>>>,
}

fn key() -> EcdsaKeyPair {
    let (kind, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).expect("a key")
}

/// This machine's clock, seconds since 1970.
pub fn now_seconds() -> u64 {
    std::time::UNIX_EPOCH.elapsed().expect("it is after 1970").as_secs()
}

/// Claims of a sound token for the client `hlaska`, issued now.
pub fn minted(issuer: &str, nonce: &str) -> Value {
    let now = now_seconds();
    json!({
        "iss": issuer, "aud": "hlaska", "sub": "zly", "nonce": nonce,
        "iat": now, "exp": now + 3600, "name": "Zlý Úmysl", "groups": ["krizove-rizeni"],
    })
}

impl Hostile {
    pub fn open() -> Self {
        let key = Arc::new(key());
        let token: Arc<Mutex<String>> = Arc::default();
        let issuer: Arc<Mutex<Option<String>>> = Arc::default();
        let (own, told, named) = (Arc::clone(&key), Arc::clone(&token), Arc::clone(&issuer));
        let server = Server::start(move |request| answer(request, &own, &told, &named));
        Self { server, key, stranger: self::key(), token, issuer }
    }

    pub fn issuer(&self) -> String {
        self.server.url()
    }

    /// From now on it calls itself so.
    pub fn claims_to_be(&self, issuer: &str) {
        *self.issuer.lock().unwrap() = Some(issuer.to_owned());
    }

    /// How often its keys were asked for.
    pub fn keys_asked(&self) -> usize {
        self.server.requests().iter().filter(|one| one.path == "/jwks").count()
    }

    /// The visitor comes back from here with a token of these claims; answers what they see.
    pub fn sends_back(
        &self,
        visitor: &Client,
        signed: Signed,
        claims: impl FnOnce(&str, &str) -> Value,
    ) -> Answer {
        self.sends_back_to(visitor, START, signed, claims)
    }

    /// The same for a visitor who left by this address.
    pub fn sends_back_to(
        &self,
        visitor: &Client,
        start: &str,
        signed: Signed,
        claims: impl FnOnce(&str, &str) -> Value,
    ) -> Answer {
        let (state, nonce) = begin(visitor, start);
        let token = self.token(signed, &claims(&self.issuer(), &nonce));
        self.come_back(visitor, &state, token)
    }

    /// The same with a sound token, but for the name of the key.
    pub fn sends_back_with_key(&self, visitor: &Client, kid: &str) -> Answer {
        let (state, nonce) = begin(visitor, START);
        let token = self.named_token(kid, Signed::ByProvider, &minted(&self.issuer(), &nonce));
        self.come_back(visitor, &state, token)
    }

    fn come_back(&self, visitor: &Client, state: &str, token: String) -> Answer {
        self.come_back_with(visitor, state, &format!("k-{state}"), token)
    }

    /// A sound answer with a code of the test's choice; this provider takes any, and twice.
    pub fn sends_back_with_code(&self, visitor: &Client, code: &str) -> Answer {
        let (state, nonce) = begin(visitor, START);
        let token = self.token(Signed::ByProvider, &minted(&self.issuer(), &nonce));
        self.come_back_with(visitor, &state, code, token)
    }

    fn come_back_with(&self, visitor: &Client, state: &str, code: &str, token: String) -> Answer {
        *self.token.lock().unwrap() = token;
        visitor.get(&format!("{START}/zpet?state={state}&code={code}"))
    }

    /// A token of these claims, under the name of the known key.
    pub fn token(&self, signed: Signed, claims: &Value) -> String {
        self.named_token("k", signed, claims)
    }

    fn named_token(&self, kid: &str, signed: Signed, claims: &Value) -> String {
        let alg = match signed {
            Signed::ByProvider | Signed::ByStranger => "ES256",
            Signed::Nowise => "none",
            Signed::BySecret => "HS256",
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = json!({ "alg": alg, "kid": kid, "typ": "JWT" });
        let body = format!("{}.{}", part(&header), part(claims));
        let signature = match signed {
            Signed::ByProvider => sign(&self.key, &body),
            Signed::ByStranger => sign(&self.stranger, &body),
            Signed::Nowise => Vec::new(),
            Signed::BySecret => {
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
                ring::hmac::sign(&key, body.as_bytes()).as_ref().to_vec()
            }
        };
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn sign(key: &EcdsaKeyPair, body: &str) -> Vec<u8> {
    key.sign(&SystemRandom::new(), body.as_bytes()).expect("a signature").as_ref().to_vec()
}

/// Leaves for the provider; answers the state and the nonce that the portal sent along.
fn begin(visitor: &Client, start: &str) -> (String, String) {
    let left = visitor.get(start);
    let to = left.header("location").expect("off to the provider").to_owned();
    let value = |name: &str| {
        let (_, rest) = to.split_once(&format!("{name}=")).expect("it is sent along");
        rest.split('&').next().unwrap_or_default().to_owned()
    };
    (value("state"), value("nonce"))
}

fn answer(
    request: &Request,
    key: &EcdsaKeyPair,
    token: &Mutex<String>,
    named: &Mutex<Option<String>>,
) -> Response {
    let own = format!("http://{}", request.header("host").unwrap_or_default());
    let json = |value: Value| Response::new(200, "application/json", value.to_string());
    match request.path.as_str() {
        "/.well-known/openid-configuration" => {
            let issuer = named.lock().unwrap().clone().unwrap_or_else(|| own.clone());
            json(metadata(&own, &issuer))
        }
        "/jwks" => json(json!({ "keys": [public(key)] })),
        "/token" => {
            let token = token.lock().unwrap().clone();
            json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": token }))
        }
        _ => Response::new(404, "text/plain", "nothing"),
    }
}

fn metadata(own: &str, issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{own}/auth"),
        "token_endpoint": format!("{own}/token"),
        "jwks_uri": format!("{own}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"],
    })
}

fn public(key: &EcdsaKeyPair) -> Value {
    let point = key.public_key().as_ref();
    let (x, y) = (&point[1..33], &point[33..65]);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    json!({ "kty": "EC", "crv": "P-256", "kid": "k", "use": "sig", "x": part(x), "y": part(y) })
}
