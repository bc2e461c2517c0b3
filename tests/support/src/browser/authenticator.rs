use serde_json::{Value, json};

use super::page::Page;

/// A phone's or a computer's own authenticator, plugged into one page; it asks nobody and always
/// says that the right finger was there.
pub struct Authenticator(String);

impl Page {
    /// From now on the page can make passkeys and sign in with them.
    pub fn plug_in_authenticator(&self) -> Authenticator {
        self.call("WebAuthn.enable", &json!({}));
        let kind = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true,
            "automaticPresenceSimulation": true,
        });
        let made = self.call("WebAuthn.addVirtualAuthenticator", &json!({ "options": kind }));
        Authenticator(made["authenticatorId"].as_str().expect("it has an id").to_owned())
    }

    /// Passkeys in it, private parts included.
    pub fn passkeys(&self, of: &Authenticator) -> Vec<Value> {
        let found = self.call("WebAuthn.getCredentials", &json!({ "authenticatorId": of.0 }));
        found["credentials"].as_array().cloned().unwrap_or_default()
    }

    /// The same key on another device, as synchronised ones are.
    pub fn copy_passkey(&self, into: &Authenticator, passkey: &Value) {
        let ask = json!({ "authenticatorId": into.0, "credential": passkey });
        self.call("WebAuthn.addCredential", &ask);
    }
}
