//! Why somebody did not get in through a provider: in plain words for them, as a short code for
//! the record. What the provider wrote is never repeated on a page.

use hlaska_kernel::Said;
use hlaska_web::StatusCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No answer in time, or none that could be understood.
    Silent,
    /// The person, or the provider on their behalf, said no.
    Cancelled,
    /// Too late, used before, or begun in another browser.
    Stale,
    /// The provider and this portal do not agree on the time.
    Clock,
    /// The answer is not what this portal may believe; the code says what was wrong with it.
    NotTrusted(&'static str),
    /// The code was not taken by the provider.
    CodeRefused,
    /// The person did not prove themselves anew as asked, or somebody else did.
    NotProven(&'static str),
    /// The account here is blocked.
    Blocked,
    /// Nobody has let this person in yet.
    Waiting,
    /// Somebody decided not to let them in.
    Declined,
}

impl Trouble {
    /// For the record.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Silent => "provider_silent",
            Self::Cancelled => "cancelled",
            Self::Stale => "stale_or_replayed",
            Self::Clock => "clock",
            Self::NotTrusted(what) | Self::NotProven(what) => what,
            Self::CodeRefused => "code_refused",
            Self::Blocked => "account_blocked",
            Self::Waiting => "access_requested",
            Self::Declined => "request_declined",
        }
    }

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Silent => StatusCode::SERVICE_UNAVAILABLE,
            Self::Waiting => StatusCode::OK,
            _ => StatusCode::FORBIDDEN,
        }
    }

    /// What happened, in one line.
    pub(crate) fn title(self) -> Said {
        let (cs, en) = match self {
            Self::Silent => {
                ("Poskytovatel přihlášení neodpovídá", "The identity provider does not answer")
            }
            Self::Cancelled => (
                "Přihlášení bylo u poskytovatele zrušeno",
                "The sign-in was cancelled at the provider",
            ),
            Self::Stale => ("Toto přihlášení už neplatí", "This sign-in is no longer valid"),
            Self::Clock => (
                "Hodiny poskytovatele a portálu se liší",
                "The clocks of the provider and the portal differ",
            ),
            Self::NotTrusted(_) | Self::CodeRefused => {
                ("Odpověď poskytovatele nelze ověřit", "The provider's answer cannot be verified")
            }
            Self::NotProven(_) => (
                "Totožnost se nepodařilo znovu ověřit",
                "Your identity could not be verified again",
            ),
            Self::Blocked => {
                ("Účet v portálu je zablokovaný", "The account in the portal is blocked")
            }
            Self::Waiting => (
                "Žádost o přístup čeká na správce",
                "Your request for access waits for an administrator",
            ),
            Self::Declined => {
                ("Žádost o přístup byla zamítnuta", "Your request for access was declined")
            }
        };
        Said::new(cs, en)
    }

    /// What to do.
    pub(crate) fn advice(self) -> Said {
        let (cs, en) = match self {
            Self::Silent => (
                "Přihlaste se místním účtem, nebo to zkuste za chvíli znovu. Nic se nezměnilo.",
                "Sign in with a local account, or try again in a moment. Nothing has changed.",
            ),
            Self::Cancelled => {
                ("Chcete-li se přihlásit, začněte znovu.", "To sign in, start again.")
            }
            Self::Stale => (
                "Vypršelo, bylo už použito, nebo začalo v jiném prohlížeči. Začněte znovu z přihlašovací stránky.",
                "It has expired, was used already, or began in another browser. Start again from the sign-in page.",
            ),
            Self::Clock => (
                "Liší se o víc, než je přípustné, a proto přihlášení nelze přijmout. Sdělte to správci portálu; mezitím se přihlaste místním účtem.",
                "They differ by more than is allowed, so the sign-in cannot be accepted. Tell the administrator of the portal; meanwhile use a local account.",
            ),
            Self::NotTrusted(_) | Self::CodeRefused => (
                "Nikdo nebyl přihlášen. Začněte znovu; opakuje-li se to, sdělte to správci portálu.",
                "Nobody was signed in. Start again; if it happens again, tell the administrator of the portal.",
            ),
            Self::NotProven(_) => (
                "U poskytovatele se přihlaste znovu, a to stejným účtem jako v portálu.",
                "Sign in at the provider anew, with the same account as in the portal.",
            ),
            Self::Blocked => {
                ("Obraťte se na správce portálu.", "Turn to the administrator of the portal.")
            }
            Self::Waiting => (
                "Jakmile správce žádost vyřídí, přihlaste se znovu stejně. Spěchá-li to, zavolejte mu.",
                "When the administrator has decided, sign in again the same way. If it is urgent, call them.",
            ),
            Self::Declined => (
                "Pokládáte-li to za omyl, obraťte se na správce portálu.",
                "If you think this is a mistake, turn to the administrator of the portal.",
            ),
        };
        Said::new(cs, en)
    }
}
