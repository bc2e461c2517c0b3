//! A region with one object of each kind, and somebody of each role.

use std::collections::BTreeMap;

use hlaska_journeys::{ROUDNE, Region, River, everybody, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::{Engine, Scratch};

pub struct Stage {
    pub region: Region,
    /// Session cookies by role, in the words of a `Cookie` header.
    pub cookies: BTreeMap<&'static str, String>,
    pub event: String,
    pub ask: String,
    pub signal: String,
    pub account: String,
    pub organisation: String,
    pub contacts: steps::Contacts,
    pub campaign: String,
    /// The stand-in and the folder live as long as the stage does.
    _props: (River, Scratch),
}

impl Stage {
    pub fn set() -> Self {
        let scratch = Scratch::new(Engine::Sqlite);
        let river = River::calm();
        let region = Region::on(&scratch).reading(&river).with(&everybody()).open();
        let clients: BTreeMap<_, _> =
            everybody().map(|person| (person.role, region.sign_in(person))).into();
        river.rises_to(&ROUDNE, 215.0);
        let (operator, administrator) = (&clients["operator"], &clients["administrator"]);
        let signal = steps::signal(operator, &steps::reached(&ROUDNE, "2. SPA (pohotovost)"));
        let event = steps::open_by_hand(operator, "Povodeň na Malši", "Roudné, Plav").path;
        steps::note(operator, &event, "první zápis").expect(200);
        let ask = steps::ask_all(operator, &event);
        let account = administrator.open("/sprava/ucty").page().link(who::READER.name);
        let offices = administrator.open("/sprava/organizace").page();
        let organisation = offices.link("Správa portálu");
        let contacts = steps::write_contacts(&clients["mayor"], "Obec Roudné");
        let campaign = bare(&steps::start_campaign(&clients["region_manager"]));
        let cookies = clients.iter().map(|(role, client)| (*role, cookie(client))).collect();
        let (event, ask) = (bare(&event), bare(&ask));
        let stage = (river, scratch);
        Self {
            region,
            cookies,
            event,
            ask,
            signal,
            account,
            organisation,
            contacts,
            campaign,
            _props: stage,
        }
    }

    /// A visitor of this role; without one, a stranger.
    pub fn visitor(&self, role: Option<&str>) -> Client {
        let client = self.region.portal.client();
        role.map_or(client, |role| self.region.portal.client().with("Cookie", &self.cookies[role]))
    }

    /// The address with the objects of this stage in place of its parameters.
    pub fn real(&self, path: &str) -> String {
        let last = |address: &str| address.rsplit('/').next().unwrap_or_default().to_owned();
        let id = [
            ("/udalosti/", &self.event),
            ("/podnety/", &self.signal),
            ("/sprava/ucty/", &self.account),
            ("/sprava/organizace/", &self.organisation),
        ];
        let id = id.iter().find(|(folder, _)| path.contains(folder)).map(|(_, own)| last(own));
        let id = id.unwrap_or_else(|| ROUDNE.id.to_owned());
        path.replace("{id}", &id)
            .replace("{vyzva}", &last(&self.ask))
            .replace("{obec}", "544973")
            .replace("{organizace}", &self.contacts.organisation)
            .replace("{funkce}", &self.contacts.function)
            .replace("{kontakt}", &self.contacts.contact)
            .replace("{kampan}", &last(&self.campaign))
            .replace("{cislo}", "1")
            .replace("{seq}", "1")
            .replace("{token}", "0")
    }
}

fn cookie(client: &Client) -> String {
    format!("session={}", client.cookie("session").expect("somebody signed in"))
}

fn bare(address: &str) -> String {
    address.split('?').next().unwrap_or_default().to_owned()
}
