//! The words of the administration in Czech.

use hlaska_kernel::number::counted;

use super::AdminText;

pub(super) struct Cs;

impl AdminText for Cs {
    fn administration(&self) -> &'static str {
        "Správa"
    }
    fn accounts(&self) -> &'static str {
        "Účty"
    }
    fn organisations(&self) -> &'static str {
        "Organizace"
    }
    fn views(&self) -> &'static str {
        "Části správy"
    }
    fn find(&self) -> &'static str {
        "Hledat účet"
    }
    fn find_hint(&self) -> &'static str {
        "Jméno, přihlašovací jméno, organizace nebo role"
    }
    fn find_button(&self) -> &'static str {
        "Hledat"
    }
    fn count_accounts(&self, count: usize) -> String {
        counted(count as u64, "účet", "účty", "účtů")
    }
    fn no_account(&self) -> &'static str {
        "Žádný účet neodpovídá. "
    }
    fn no_account_means(&self) -> &'static str {
        "Zkuste kratší text. Zablokované účty se hledají také."
    }
    fn state(&self) -> &'static str {
        "Stav"
    }
    fn active(&self) -> &'static str {
        "aktivní"
    }
    fn waiting(&self) -> &'static str {
        "čeká na první přihlášení"
    }
    fn blocked(&self) -> &'static str {
        "zablokovaný"
    }
    fn new_account(&self) -> &'static str {
        "Nový účet"
    }
    fn new_account_lead(&self) -> &'static str {
        "Po založení dostanete jednorázový odkaz. Předejte ho osobě, která si jím nastaví heslo."
    }
    fn login_hint(&self) -> &'static str {
        "E-mail nebo krátké jméno. Později se nedá změnit."
    }
    fn name_hint(&self) -> &'static str {
        "Bude stát u všeho, co osoba zapíše."
    }
    fn role(&self) -> &'static str {
        "Role"
    }
    fn territory(&self) -> &'static str {
        "Území"
    }
    fn territory_hint(&self) -> &'static str {
        "Název obce, „ORP Písek“, „kraj“, nebo kód"
    }
    fn create_account_button(&self) -> &'static str {
        "Založit účet a vydat odkaz"
    }
    fn account(&self) -> &'static str {
        "Účet"
    }
    fn created(&self) -> &'static str {
        "Založen"
    }
    fn password_set(&self) -> &'static str {
        "Heslo nastaveno"
    }
    fn never(&self) -> &'static str {
        "zatím ne"
    }
    fn take_back(&self) -> &'static str {
        "Odebrat"
    }
    fn no_role(&self) -> &'static str {
        "Účet nemá žádnou roli. "
    }
    fn no_role_means(&self) -> &'static str {
        "Přihlásit se může, ale nic neuvidí."
    }
    fn add_role(&self) -> &'static str {
        "Přidat roli"
    }
    fn add_role_button(&self) -> &'static str {
        "Přidat roli"
    }
    fn link(&self) -> &'static str {
        "Jednorázový odkaz"
    }
    fn link_lead(&self) -> &'static str {
        "Pro první přihlášení nebo zapomenuté heslo. Dřívější odkazy tím přestanou platit."
    }
    fn link_button(&self) -> &'static str {
        "Vydat nový odkaz"
    }
    fn link_ready(&self) -> &'static str {
        "Odkaz je připraven"
    }
    fn link_once(&self) -> &'static str {
        "Vidíte ho jen teď. Portál si ho nepamatuje; když ho ztratíte, vydejte nový."
    }
    fn link_for(&self) -> &'static str {
        "Pro koho"
    }
    fn link_until(&self) -> &'static str {
        "Platí do"
    }
    fn link_hand_over(&self) -> &'static str {
        "Předejte ho osobě jen cestou, které věříte: osobně, do vlastních rukou nebo datovou schránkou."
    }
    fn back_to_account(&self) -> &'static str {
        "Zpět na účet"
    }
    fn block(&self) -> &'static str {
        "Zablokovat účet"
    }
    fn block_lead(&self) -> &'static str {
        "Platí hned: osoba je všude odhlášena a nemůže se přihlásit. Její zápisy zůstávají."
    }
    fn block_button(&self) -> &'static str {
        "Zablokovat účet"
    }
    fn restore(&self) -> &'static str {
        "Obnovit účet"
    }
    fn restore_button(&self) -> &'static str {
        "Obnovit účet"
    }
    fn reason(&self) -> &'static str {
        "Důvod"
    }
    fn no_organisation(&self) -> &'static str {
        "Zatím žádná organizace. "
    }
    fn no_organisation_means(&self) -> &'static str {
        "Založte první, aby mohly vzniknout účty."
    }
    fn name(&self) -> &'static str {
        "Název"
    }
    fn kind(&self) -> &'static str {
        "Druh"
    }
    fn parent(&self) -> &'static str {
        "Nadřízená organizace"
    }
    fn no_parent(&self) -> &'static str {
        "žádná"
    }
    fn people(&self) -> &'static str {
        "Účtů"
    }
    fn new_organisation(&self) -> &'static str {
        "Nová organizace"
    }
    fn create_organisation_button(&self) -> &'static str {
        "Založit organizaci"
    }
    fn rename(&self) -> &'static str {
        "Přejmenovat"
    }
    fn rename_lead(&self) -> &'static str {
        "Nový název se ukáže i u dřívějších zápisů."
    }
    fn rename_button(&self) -> &'static str {
        "Uložit název"
    }
}
