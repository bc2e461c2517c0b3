//! A passkey without hardware: answers challenges as a browser with its authenticator would, and,
//! when told so, as a copied, a foreign or a careless one would.

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

/// One key for one site.
pub struct SoftKey {
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
    user: String,
    /// What the page's address says; part of every answer.
    pub origin: String,
    /// Counts uses; a copy that is used goes its own way.
    pub counter: u32,
    /// Synchronised keys do not count.
    pub counts: bool,
    /// Did the device ask for a finger or a PIN?
    pub verifies: bool,
}

impl SoftKey {
    /// A fresh key of a visitor at this origin, e.g. `http://localhost`.
    pub fn at(origin: &str) -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random)
            .expect("a key can be made");
        let pair = pair_of(document.as_ref());
        let mut id = vec![0; 16];
        random.fill(&mut id).expect("the system gives random bytes");
        let origin = origin.to_owned();
        Self { pair, id, user: String::new(), origin, counter: 0, counts: true, verifies: true }
    }

    /// Answers `navigator.credentials.create`.
    pub fn create(&mut self, options: &Value) -> String {
        let wish = &options["publicKey"];
        self.user = wish["user"]["id"].as_str().map(str::to_owned).expect("a user handle");
        self.counter += u32::from(self.counts);
        let data = self.data(wish["rp"]["id"].as_str(), NEW_KEY, &self.described());
        let client = self.client("webauthn.create", wish);
        let answer = json!({
            "id": written(&self.id), "rawId": written(&self.id), "type": "public-key",
            "extensions": {},
            "response": {
                "attestationObject": written(&unattested(&data)),
                "clientDataJSON": written(client.as_bytes()),
            },
        });
        answer.to_string()
    }

    /// Answers `navigator.credentials.get`.
    pub fn get(&mut self, options: &Value) -> String {
        let wish = &options["publicKey"];
        self.counter += u32::from(self.counts);
        let data = self.data(wish["rpId"].as_str(), 0, &[]);
        let client = self.client("webauthn.get", wish);
        let signed = [&data[..], &Sha256::digest(&client)[..]].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        let answer = json!({
            "id": written(&self.id), "rawId": written(&self.id), "type": "public-key",
            "extensions": {},
            "response": {
                "authenticatorData": written(&data), "clientDataJSON": written(client.as_bytes()),
                "signature": written(signature.as_ref()), "userHandle": self.user,
            },
        });
        answer.to_string()
    }

    fn data(&self, host: Option<&str>, flags: u8, further: &[u8]) -> Vec<u8> {
        let host = Sha256::digest(host.expect("the site's name"));
        let verified = if self.verifies { VERIFIED } else { 0 };
        let flags = [PRESENT | verified | flags];
        [&host[..], &flags, &self.counter.to_be_bytes(), further].concat()
    }

    /// The new key in COSE form, behind its name.
    fn described(&self) -> Vec<u8> {
        let public = self.pair.public_key().as_ref();
        let (x, y) = (&public[1..33], &public[33..65]);
        let length = u16::try_from(self.id.len()).expect("a short name").to_be_bytes();
        let head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        [&[0; 16][..], &length, &self.id, &head, x, &[0x22, 0x58, 0x20], y].concat()
    }

    fn client(&self, kind: &str, wish: &Value) -> String {
        json!({
            "type": kind, "challenge": wish["challenge"], "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
    }
}

fn pair_of(document: &[u8]) -> EcdsaKeyPair {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document, &SystemRandom::new())
        .expect("a key just made")
}

/// `{"fmt": "none", "attStmt": {}, "authData": …}` in CBOR.
fn unattested(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("short data").to_be_bytes();
    [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &length, data].concat()
}

/// base64url without padding.
fn written(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..=chunk.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}
