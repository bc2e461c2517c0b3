//! Answers that say what went wrong and what to do about it.

use std::sync::Arc;

use hlaska_kernel::{Actor, Lang, Refusal};
use http::StatusCode;
use http::header::RETRY_AFTER;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::cx::Cx;
use crate::machine::is_for_machines;
use crate::portal::Portal;
use crate::prefs::Prefs;
use crate::shell;

/// What a problem page needs to know of the request.
pub(crate) struct Context {
    portal: Portal,
    prefs: Prefs,
    actor: Option<Arc<Actor>>,
    is_api: bool,
}

impl Context {
    pub(crate) fn of(cx: &Cx) -> Self {
        Self {
            portal: cx.portal.clone(),
            prefs: cx.prefs,
            actor: cx.actor.clone(),
            is_api: is_for_machines(&cx.path),
        }
    }
    pub(crate) fn bare(portal: &Portal, prefs: Prefs) -> Self {
        Self { portal: portal.clone(), prefs, actor: None, is_api: false }
    }
}

/// How soon to try again when the database does not answer.
const RETRY_SECONDS: &str = "30";

struct Words {
    status: StatusCode,
    cs: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

const NOT_FOUND: Words = Words {
    status: StatusCode::NOT_FOUND,
    cs: (
        "Stránka nenalezena",
        "Adresa neexistuje, nebo k ní nemáte oprávnění. Vraťte se na úvodní stránku.",
    ),
    en: (
        "Page not found",
        "The address does not exist, or it is not for you. Return to the home page.",
    ),
};
const FORBIDDEN: Words = Words {
    status: StatusCode::FORBIDDEN,
    cs: (
        "K tomuto nemáte oprávnění",
        "Vaše role to v tomto území neumožňuje. Obraťte se na správce své organizace.",
    ),
    en: (
        "You are not allowed to do this",
        "Your role does not allow it in this territory. Ask your organisation's administrator.",
    ),
};
const FOREIGN: Words = Words {
    status: StatusCode::FORBIDDEN,
    cs: ("Požadavek přišel z jiné stránky", "Otevřete portál přímo a akci zopakujte."),
    en: ("The request came from another site", "Open the portal itself and repeat the action."),
};
const OTHERS_FORM: Words = Words {
    status: StatusCode::FORBIDDEN,
    cs: (
        "Formulář vyplnil někdo jiný",
        "Nic nebylo uloženo. Přihlaste se účtem, kterým byl vyplněn, a odešlete ho znovu.",
    ),
    en: (
        "Somebody else filled in the form",
        "Nothing was stored. Sign in with the account it was filled in with and send it again.",
    ),
};
const OTHER_METHOD: Words = Words {
    status: StatusCode::METHOD_NOT_ALLOWED,
    cs: ("Tato adresa se takto nepoužívá", "Otevřete stránku odkazem nebo formulářem portálu."),
    en: (
        "This address is not used in this way",
        "Open the page through a link or a form of the portal.",
    ),
};
const TOO_LARGE: Words = Words {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    cs: (
        "Formulář je příliš velký",
        "Zkraťte text, vyberte méně položek nebo menší soubor a odešlete znovu.",
    ),
    en: (
        "The form is too large",
        "Shorten the text, choose fewer items or a smaller file and send it again.",
    ),
};
const TOO_SLOW: Words = Words {
    status: StatusCode::REQUEST_TIMEOUT,
    cs: ("Odeslání trvalo příliš dlouho", "Nic nebylo uloženo. Zkuste to znovu."),
    en: ("Sending took too long", "Nothing was stored. Try again."),
};
const GARBLED: Words = Words {
    status: StatusCode::BAD_REQUEST,
    cs: ("Formulář nedorazil celý", "Nic nebylo uloženo. Odešlete jej znovu."),
    en: ("The form did not arrive whole", "Nothing was stored. Send it again."),
};
const DEFECT: Words = Words {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    cs: ("Chyba portálu", "Akce se nepodařila a byla zaznamenána pro správce. Zkuste to znovu."),
    en: (
        "The portal failed",
        "The action did not succeed and was logged for the administrator. Try again.",
    ),
};
const UNAVAILABLE: Words = Words {
    status: StatusCode::SERVICE_UNAVAILABLE,
    cs: ("Databáze neodpovídá", "Portál se za chvíli sám vzpamatuje. Zkuste to znovu za minutu."),
    en: (
        "The database does not answer",
        "The portal will recover by itself. Try again in a minute.",
    ),
};
const INVALID: Words = Words {
    status: StatusCode::UNPROCESSABLE_ENTITY,
    cs: ("Údaje nelze použít", "Vraťte se a opravte je."),
    en: ("The data cannot be used", "Go back and correct them."),
};
const CONFLICT: Words = Words {
    status: StatusCode::CONFLICT,
    cs: ("Teď to nejde", ""),
    en: ("This is not possible now", ""),
};

pub(crate) fn foreign_origin(cx: &Cx) -> Answer {
    render(&Context::of(cx), &FOREIGN, None)
}

pub(crate) fn foreign_form(cx: &Cx) -> Answer {
    render(&Context::of(cx), &OTHERS_FORM, None)
}

pub(crate) fn bad_body(cx: &Cx, status: StatusCode) -> Answer {
    let words = match status {
        StatusCode::PAYLOAD_TOO_LARGE => &TOO_LARGE,
        StatusCode::BAD_REQUEST => &GARBLED,
        _ => &TOO_SLOW,
    };
    render(&Context::of(cx), words, None)
}

pub(crate) fn other_method(context: &Context) -> Answer {
    render(context, &OTHER_METHOD, None)
}

/// Somebody unknown is asked to sign in; somebody known is told no.
pub(crate) fn not_allowed(cx: &Cx) -> Answer {
    if cx.actor.is_some() {
        return render(&Context::of(cx), &FORBIDDEN, None);
    }
    let is_page = cx.method.is_safe() && !cx.wants_fragment() && !is_for_machines(&cx.path);
    if is_page && !cx.path.starts_with("/zive") {
        let back: String = form_urlencoded::byte_serialize(cx.address().as_bytes()).collect();
        return Answer::redirect(&format!("/prihlaseni?zpet={back}"));
    }
    let context = Context::of(cx);
    render(&context, &FORBIDDEN, None).status(StatusCode::UNAUTHORIZED)
}

pub(crate) fn refused(context: &Context, refusal: &Refusal) -> Answer {
    match refusal {
        Refusal::Denied(_) => render(context, &FORBIDDEN, None),
        Refusal::NotFound => render(context, &NOT_FOUND, None),
        Refusal::Conflict(said) => {
            render(context, &CONFLICT, Some(said.get(context.prefs.lang).to_owned()))
        }
        Refusal::Unavailable(said) => {
            let detail = Some(said.get(context.prefs.lang).to_owned());
            render(context, &UNAVAILABLE, detail).header(RETRY_AFTER, RETRY_SECONDS)
        }
        Refusal::Invalid(errors) => {
            let lang = context.prefs.lang;
            let list: Vec<_> =
                errors.iter().map(|e| format!("{}: {}", e.field, e.message.get(lang))).collect();
            render(context, &INVALID, Some(list.join(" ")))
        }
    }
}

pub(crate) fn defect(context: &Context) -> Answer {
    render(context, &DEFECT, None)
}

/// A program's key or signature that is not taken; why is in the audit log only.
pub(crate) fn bad_key(why: &Refusal) -> Answer {
    let (status, detail) = match why {
        Refusal::Unavailable(said) => (StatusCode::TOO_MANY_REQUESTS, said.en.as_str()),
        _ => (
            StatusCode::UNAUTHORIZED,
            "The key is unknown, has ended, or the signature does not fit the request.",
        ),
    };
    let title = status.canonical_reason().unwrap_or_default();
    let json = serde_json::json!({
        "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail,
    });
    Answer::typed("application/problem+json", json.to_string())
        .status(status)
        .header(RETRY_AFTER, "1")
}

pub(crate) fn unavailable(lang: Lang) -> Answer {
    let (title, advice) = in_lang(&UNAVAILABLE, lang);
    Answer::typed("text/plain; charset=utf-8", format!("{title}. {advice}"))
        .status(UNAVAILABLE.status)
        .header(RETRY_AFTER, RETRY_SECONDS)
}

fn in_lang(words: &Words, lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Cs => words.cs,
        Lang::En => words.en,
    }
}

fn render(context: &Context, words: &Words, detail: Option<String>) -> Answer {
    let (title, advice) = in_lang(words, context.prefs.lang);
    let detail = detail.unwrap_or_else(|| advice.to_owned());
    if context.is_api {
        let json = serde_json::json!({
            "type": "about:blank", "title": title, "status": words.status.as_u16(), "detail": detail,
        });
        return Answer::typed("application/problem+json", json.to_string()).status(words.status);
    }
    let content = body(title, &detail, context.prefs.lang);
    let page =
        shell::bare(&context.portal, context.prefs, context.actor.as_deref(), title, &content);
    Answer::html(page).status(words.status)
}

fn body(title: &str, detail: &str, lang: Lang) -> Markup {
    let home = match lang {
        Lang::Cs => "Na úvodní stránku",
        Lang::En => "To the home page",
    };
    html! {
        h1 { (title) }
        p { (detail) }
        p { a href="/" { (home) } }
    }
}
