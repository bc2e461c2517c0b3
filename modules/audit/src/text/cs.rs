use hlaska_kernel::number::counted;

use super::Text;

pub(super) struct Cs;

impl Text for Cs {
    fn title(&self) -> &'static str {
        "Záznamy o událostech"
    }
    fn menu(&self) -> &'static str {
        "Audit"
    }
    fn lead(&self) -> &'static str {
        "Kdo, kdy, odkud a s jakým výsledkem co v portálu udělal. Záznamy nelze měnit ani mazat; i každé čtení je záznam."
    }
    fn find(&self) -> &'static str {
        "Hledat slova"
    }
    fn class(&self) -> &'static str {
        "Třída (§ 22 vyhl. 409/2025)"
    }
    fn any(&self) -> &'static str {
        "vše"
    }
    fn code(&self) -> &'static str {
        "Druh činnosti"
    }
    fn outcome(&self) -> &'static str {
        "Výsledek"
    }
    fn account(&self) -> &'static str {
        "Účet"
    }
    fn account_hint(&self) -> &'static str {
        "Identifikátor účtu; odkaz na něj je v každém záznamu."
    }
    fn address(&self) -> &'static str {
        "Adresa sítě"
    }
    fn from(&self) -> &'static str {
        "Od"
    }
    fn until(&self) -> &'static str {
        "Do"
    }
    fn show(&self) -> &'static str {
        "Zobrazit"
    }
    fn when(&self) -> &'static str {
        "Kdy"
    }
    fn what(&self) -> &'static str {
        "Co"
    }
    fn who(&self) -> &'static str {
        "Kdo"
    }
    fn whence(&self) -> &'static str {
        "Odkud"
    }
    fn on_what(&self) -> &'static str {
        "Na čem"
    }
    fn none(&self) -> &'static str {
        "Žádný záznam"
    }
    fn none_means(&self) -> &'static str {
        "Tomuto výběru nic neodpovídá. Neznamená to, že se nic nestalo: zkontrolujte zadané období a slova."
    }
    fn newest(&self) -> &'static str {
        "nejnovější záznamy"
    }
    fn one(&self) -> &'static str {
        "Záznam"
    }
    fn place(&self) -> &'static str {
        "Pořadí v řetězu"
    }
    fn hash(&self) -> &'static str {
        "Otisk"
    }
    fn zone(&self) -> &'static str {
        "Časové pásmo"
    }
    fn asset(&self) -> &'static str {
        "Technické aktivum"
    }
    fn device(&self) -> &'static str {
        "Zařízení původce"
    }
    fn reason(&self) -> &'static str {
        "Důvod"
    }
    fn detail(&self) -> &'static str {
        "Podrobnosti"
    }
    fn organisation(&self) -> &'static str {
        "Organizace"
    }
    fn account_class(&self) -> &'static str {
        "Druh účtu"
    }
    fn provider(&self) -> &'static str {
        "Ověření totožnosti"
    }
    fn session(&self) -> &'static str {
        "Relace"
    }
    fn request(&self) -> &'static str {
        "Požadavek"
    }
    fn marking(&self) -> &'static str {
        "Označení"
    }
    fn exercise(&self) -> &'static str {
        "Cvičení"
    }
    fn yes(&self) -> &'static str {
        "ano"
    }
    fn count(&self) -> &'static str {
        "Kolikrát"
    }
    fn dropped(&self) -> &'static str {
        "Obsah byl po uplynutí doby uchování odstraněn; pořadí a otisk zůstávají."
    }
    fn of_account(&self) -> &'static str {
        "Vše od tohoto účtu"
    }
    fn of_device(&self) -> &'static str {
        "Vše z tohoto zařízení"
    }
    fn nobody(&self) -> &'static str {
        "nepřihlášený"
    }
    fn export_csv(&self) -> &'static str {
        "Stáhnout výběr jako CSV"
    }
    fn export_jsonl(&self) -> &'static str {
        "Stáhnout výběr jako JSON Lines"
    }
    fn verify(&self) -> &'static str {
        "Ověřit řetěz"
    }
    fn verified(&self) -> &'static str {
        "Řetěz je neporušený"
    }
    fn broken(&self) -> &'static str {
        "Řetěz je porušený"
    }
    fn broken_means(&self) -> &'static str {
        "Záznamy někdo změnil mimo portál, nebo se poškodil disk. Nic neopravujte, zajistěte kopii a volejte manažera kybernetické bezpečnosti."
    }
    fn saved(&self) -> &'static str {
        "Uložené výběry"
    }
    fn save(&self) -> &'static str {
        "Uložit tento výběr"
    }
    fn name(&self) -> &'static str {
        "Název výběru"
    }
    fn delete(&self) -> &'static str {
        "Smazat"
    }
    fn bad_account(&self) -> &'static str {
        "Takový účet neexistuje. Vložte celý identifikátor."
    }
    fn bad_address(&self) -> &'static str {
        "Zadejte adresu, např. 192.0.2.7."
    }
    fn bad_moment(&self) -> &'static str {
        "Zadejte datum a čas."
    }
    fn many(&self) -> &'static str {
        "Uložit lze nejvýš dvacet výběrů. Nejdřív některý smažte."
    }
    fn sound(&self, records: u64) -> String {
        let records = counted(records, "záznam", "záznamy", "záznamů");
        format!("Prošlo {records} od prvního po poslední, nic nechybí ani nebylo změněno.")
    }
    fn findings(&self) -> &'static str {
        "Upozornění"
    }
    fn findings_lead(&self) -> &'static str {
        "Na co v záznamech upozornila pravidla. U každého je, co znamená a co s ním."
    }
    fn no_findings(&self) -> &'static str {
        "Žádné otevřené upozornění"
    }
    fn no_findings_means(&self) -> &'static str {
        "Pravidla nic nenašla. Neznamená to, že se nic nestalo."
    }
    fn first(&self) -> &'static str {
        "první záznam"
    }
    fn last(&self) -> &'static str {
        "poslední záznam"
    }
    fn reviewed(&self) -> &'static str {
        "pravidlo prověřeno"
    }
    fn settle(&self) -> &'static str {
        "Vyřídit"
    }
    fn settled(&self) -> &'static str {
        "Vyřízená"
    }
    fn none_settled(&self) -> &'static str {
        "Zatím nebylo vyřízeno žádné upozornění."
    }
    fn note(&self) -> &'static str {
        "Co jste zjistili"
    }
    fn note_hint(&self) -> &'static str {
        "Zůstane v záznamech. Aspoň jedna věta."
    }
    fn health(&self) -> &'static str {
        "Stav záznamu"
    }
    fn health_lead(&self) -> &'static str {
        "Zda záznam událostí žije. Co v něm je, čte jen auditor."
    }
    fn newest_one(&self) -> &'static str {
        "Nejnovější záznam"
    }
    fn last_verified(&self) -> &'static str {
        "Řetěz ověřen"
    }
    fn open_findings(&self) -> &'static str {
        "Otevřená upozornění"
    }
    fn retention(&self) -> &'static str {
        "Doba uchování"
    }
    fn size(&self) -> &'static str {
        "Velikost na disku"
    }
    fn forwarded(&self) -> &'static str {
        "Předáno do"
    }
    fn not_forwarded(&self) -> &'static str {
        "Záznamy se nikam nepředávají"
    }
    fn not_forwarded_means(&self) -> &'static str {
        "Kdo ovládne server, může změnit všechny záznamy. Nastavte sběrač v části [audit.syslog] souboru hlaska.toml."
    }
    fn months(&self, months: u32) -> String {
        counted(months.into(), "měsíc", "měsíce", "měsíců")
    }
    fn behind(&self, records: u64) -> String {
        format!("čeká {}", counted(records, "záznam", "záznamy", "záznamů"))
    }
    fn severe(&self, count: usize) -> String {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let things = counted(count, "upozornění", "upozornění", "upozornění");
        format!("Bezpečnost portálu: {things} čeká na vyřízení")
    }
    fn rules_of(&self, version: &str) -> String {
        format!("Pravidla ve znění {version}.")
    }
}
