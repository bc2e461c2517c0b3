use super::Code;
use crate::class::Class::{A, B, C, D, E, F, G, H, I, J};

macro_rules! codes {
    ($($name:ident $text:literal $class:ident $cs:literal $en:literal;)+) => {
        $(pub const $name: Code = Code::new($text, $class, $cs, $en);)+
        /// Every code there is.
        pub const ALL: &[Code] = &[$($name),+];
    };
}

codes! {
    LOGIN_OK "auth.login.ok" A "Přihlášení" "Signed in";
    LOGIN_FAIL "auth.login.fail" A "Neúspěšné přihlášení" "Sign-in failed";
    LOGOUT "auth.logout" A "Odhlášení" "Signed out";
    SESSION_EXPIRED "auth.session.expire" A "Relace vypršela" "Session expired";
    SESSION_REVOKED "auth.session.revoke" A "Relace ukončena" "Session revoked";
    STEPUP_OK "auth.stepup.ok" A "Znovu ověřená totožnost" "Identity verified again";
    STEPUP_FAIL "auth.stepup.fail" A "Neúspěšné nové ověření totožnosti" "Repeated verification failed";
    ACTING_FOR "auth.acting_for" A "Změna organizace, za kterou účet jedná" "Changed the organisation acted for";
    API_KEY_OK "auth.apikey.ok" A "Přístup klíčem rozhraní" "Access by API key";
    API_KEY_FAIL "auth.apikey.fail" A "Odmítnutý klíč rozhraní" "API key refused";
    KIOSK_PAIRED "auth.kiosk.pair" A "Spárovaná nástěnná obrazovka" "Wall display paired";
    KIOSK_FAIL "auth.kiosk.fail" A "Odmítnutá nástěnná obrazovka" "Wall display refused";
    KIOSK_REVOKED "auth.kiosk.revoke" A "Zrušená nástěnná obrazovka" "Wall display revoked";
    OIDC_FAIL "auth.oidc.fail" A "Odmítnuté přihlášení poskytovatele identit" "Identity provider's sign-in refused";

    CONFIG_CHANGED "priv.config" B "Změna nastavení portálu" "Portal settings changed";
    RESTORE "priv.restore" B "Obnova ze zálohy" "Restored from a backup";
    BACKUP "priv.backup" B "Záloha" "Backup";
    ADMIN_EXPORT "priv.export" B "Správcovský export" "Administrator's export";
    TERRITORY_IMPORT "priv.import" B "Nahrání číselníků" "Code lists imported";
    IMPERSONATION "priv.impersonation" B "Pokus jednat pod cizím účtem" "Attempt to act as somebody else";
    BREAK_GLASS_OPENED "priv.breakglass.open" B "Použit nouzový účet" "Emergency account used";
    BREAK_GLASS_SEALED "priv.breakglass.seal" B "Nouzový účet zapečetěn" "Emergency account sealed";
    KEY_OPERATION "priv.key" B "Práce s kryptografickým klíčem" "Cryptographic key operation";
    APPROVAL "priv.approval" B "Schválení druhou osobou" "Approval by a second person";
    CERTIFICATE_RELOADED "priv.cert.reload" B "Načten nový certifikát" "Certificate reloaded";

    ACCOUNT_CREATED "iam.account.create" C "Založení účtu" "Account created";
    ACCOUNT_INVITED "iam.account.invite" C "Pozvánka" "Invitation";
    ACCOUNT_ACCEPTED "iam.account.accept" C "Přijetí pozvánky" "Invitation accepted";
    ACCOUNT_CHANGED "iam.account.change" C "Změna účtu" "Account changed";
    ACCOUNT_DEACTIVATED "iam.account.deactivate" C "Zablokování účtu" "Account deactivated";
    ACCOUNT_REACTIVATED "iam.account.reactivate" C "Obnovení účtu" "Account reactivated";
    ACCOUNT_IMPORT "iam.account.import" C "Hromadné založení účtů" "Accounts imported";
    ORGANISATION_CREATED "iam.org.create" C "Založení organizace" "Organisation created";
    ORGANISATION_CHANGED "iam.org.change" C "Změna organizace" "Organisation changed";
    ROLE_GRANTED "iam.role.grant" C "Přidělení role" "Role granted";
    ROLE_REVOKED "iam.role.revoke" C "Odebrání role" "Role revoked";
    CLEARANCE_CHANGED "iam.clearance.change" C "Změna stupně, který smí účet číst" "Clearance changed";
    DELEGATION_GRANTED "iam.delegation.grant" C "Přenesení správy" "Administration delegated";
    DELEGATION_REVOKED "iam.delegation.revoke" C "Odebrání přenesené správy" "Delegation revoked";
    CREDENTIAL_ADDED "iam.credential.add" C "Nový přihlašovací prostředek" "Credential added";
    CREDENTIAL_REMOVED "iam.credential.remove" C "Odebraný přihlašovací prostředek" "Credential removed";
    PASSWORD_CHANGED "iam.credential.password" C "Změna hesla" "Password changed";
    RECOVERY_CODES "iam.credential.recovery" C "Nové záložní kódy" "Recovery codes issued";
    RECOVERY_CODE_USED "iam.credential.recovery_used" C "Použit záložní kód" "Recovery code used";
    API_KEY_ISSUED "iam.apikey.issue" C "Vydán klíč rozhraní" "API key issued";
    API_KEY_REVOKED "iam.apikey.revoke" C "Zrušen klíč rozhraní" "API key revoked";
    REVIEW_STARTED "iam.review.start" C "Zahájena revize přístupů" "Access review started";
    REVIEW_DECIDED "iam.review.decide" C "Rozhodnutí v revizi přístupů" "Access review decision";
    REVIEW_CLOSED "iam.review.close" C "Ukončena revize přístupů" "Access review closed";
    ACCESS_ASKED "iam.request.ask" C "Žádost o přístup" "Access asked for";
    ACCESS_DECLINED "iam.request.decline" C "Zamítnutá žádost o přístup" "Request for access declined";
    LIST_CHANGED "iam.list.change" C "Změna seznamu určených osob" "List of entitled persons changed";

    DENIED "authz.deny" D "Neprovedeno: chybí oprávnění" "Not performed: no right to it";

    SYSTEM_STARTED "sys.start" E "Start portálu" "Portal started";
    SYSTEM_STOPPED "sys.stop" E "Zastavení portálu" "Portal stopped";
    FEED_UP "feed.up" E "Zdroj dat funguje" "Feed is up";
    FEED_DOWN "feed.down" E "Zdroj dat nefunguje" "Feed is down";
    NODE_JOINED "node.join" E "Uzel se připojil" "Node joined";
    NODE_LEFT "node.leave" E "Uzel se odpojil" "Node left";
    JOB_STARTED "job.start" E "Začátek úlohy" "Job started";
    JOB_ENDED "job.end" E "Konec úlohy" "Job ended";
    KIOSK_UP "device.kiosk.up" E "Nástěnná obrazovka se ozvala" "Wall display is up";
    KIOSK_DOWN "device.kiosk.down" E "Nástěnná obrazovka mlčí" "Wall display is down";

    SYSTEM_ERROR "sys.error" F "Chyba" "Error";
    SYSTEM_CRITICAL "sys.crit" F "Kritická chyba" "Critical error";
    CLOCK_JUMPED "sys.clock" F "Skok hodin" "Clock jumped";
    CERTIFICATE_EXPIRES "sys.cert" F "Certifikát brzy vyprší" "Certificate expires soon";
    JOB_BROKEN "sys.job" F "Úloha se porouchala" "Job broke down";

    AUDIT_READ "audit.read" G "Čtení záznamů" "Records read";
    AUDIT_SEARCHED "audit.search" G "Hledání v záznamech" "Records searched";
    AUDIT_EXPORTED "audit.export" G "Export záznamů" "Records exported";
    AUDIT_DENIED "audit.deny" G "Odepřený přístup k záznamům" "Access to records denied";
    AUDIT_FORWARDED "audit.forward" G "Předávání záznamů jinam" "Records forwarded";

    TAMPER_DETECTED "audit.tamper.detected" H "Zjištěn zásah do záznamů" "Tampering with records found";
    REDACTION_ASKED "audit.redact.ask" H "Žádost o začernění záznamu" "Redaction asked";
    REDACTION_DONE "audit.redact.done" H "Začerněný záznam" "Record redacted";
    AUDIT_PRUNED "audit.prune" H "Odstraněn obsah starých záznamů" "Content of old records dropped";
    VERIFY_OK "audit.verify.ok" H "Kontrola záznamů: v pořádku" "Records verified";
    VERIFY_FAIL "audit.verify.fail" H "Kontrola záznamů: nalezena závada" "Verification of records failed";
    LOG_GAP "audit.gap" H "Mezera v záznamech" "Gap in the records";

    AUDIT_CONFIG "audit.config" I "Změna nastavení zaznamenávání" "Logging settings changed";
    AUDIT_TARGET "audit.config.target" I "Změna cíle předávání záznamů" "Forwarding target changed";
    AUDIT_RETENTION "audit.config.retention" I "Změna doby uchování záznamů" "Retention of records changed";
    DETECTION_CHANGED "audit.config.detection" I "Změna pravidla detekce" "Detection rule changed";
    FILTER_SAVED "audit.config.filter" I "Uložený filtr záznamů" "Filter of records saved";

    SPECIAL_READ "data.special.read" J "Čtení zvláštních skutečností" "Special facts read";
    PERSONAL_READ "data.personal.read" J "Čtení osobních údajů" "Personal data read";
    BULK_EXPORT "data.bulk.export" J "Hromadný export dat" "Bulk export of data";
    MARKING_CHANGED "data.marking.change" J "Změna označení" "Marking changed";
    INCIDENT_CLOSED "incident.close" J "Uzavření události" "Incident closed";
    INCIDENT_REOPENED "incident.reopen" J "Znovuotevření události" "Incident reopened";
    INCIDENT_SHARED "incident.share" J "Přizvání organizace k události" "Organisation invited to an incident";
    INCIDENT_UNSHARED "incident.unshare" J "Odvolání přizvání k události" "Invitation to an incident withdrawn";
    WARNING_DRAFTED "warn.draft" J "Návrh varování" "Warning drafted";
    WARNING_APPROVED "warn.approve" J "Schválení varování" "Warning approved";
    WARNING_SENT "warn.send" J "Odeslání varování" "Warning sent";
    WARNING_CANCELLED "warn.cancel" J "Odvolání varování" "Warning cancelled";
    DECLARED "decl.declare" J "Vyhlášení" "Declaration";
    DECLARATION_ENDED "decl.end" J "Ukončení vyhlášeného stavu" "Declaration ended";
    UPLOAD_BLOCKED "upload.blocked" J "Odmítnutý soubor nebo text" "File or text refused";
    RATE_LIMITED "ratelimit.hit" J "Překročený počet požadavků" "Rate limit reached";
    MFA_RESET "mfa.reset" J "Zrušené vícefázové ověření" "Second factor reset";
    MFA_ENROLLED "mfa.enrol" J "Zavedené vícefázové ověření" "Second factor enrolled";
    SPILL_REPORTED "spill.report" J "Oznámen únik utajované informace" "Spill of classified information reported";
    SPILL_DESTROYED "spill.destroy" J "Zničený obsah po úniku" "Content destroyed after a spill";
    DETECTION_RAISED "alert.raise" J "Upozornění detekce" "Detection raised";
    DETECTION_CLOSED "alert.close" J "Vyřízené upozornění detekce" "Detection closed";
}
