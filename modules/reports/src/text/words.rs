//! Names of what a statement is made of.

use hlaska_kernel::Lang;

use crate::statement::{Channel, Need, Situation, Supply, Utility};

/// Words in the reader's language.
#[derive(Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    fn pick(self, cs: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Cs => cs,
            Lang::En => en,
        }
    }

    pub fn situation(self, situation: Situation) -> &'static str {
        match situation {
            Situation::Normal => self.pick("Klid", "Normal"),
            Situation::Watch => self.pick("Sledujeme", "Watching"),
            Situation::Affected => self.pick("Zasaženo", "Affected"),
            Situation::Critical => self.pick("Kritické", "Critical"),
        }
    }

    /// When to choose it.
    pub fn situation_hint(self, situation: Situation) -> &'static str {
        match situation {
            Situation::Normal => self.pick("Nic se neděje", "Nothing is happening"),
            Situation::Watch => self.pick("Hrozí to, hlídáme", "It may come, we keep watch"),
            Situation::Affected => {
                self.pick("Máme škody, zvládáme sami", "There is damage, we cope ourselves")
            }
            Situation::Critical => {
                self.pick("Jde o život, potřebujeme pomoc", "Lives at stake, we need help")
            }
        }
    }

    pub fn supply(self, supply: Supply) -> &'static str {
        match supply {
            Supply::Ok => self.pick("funguje", "works"),
            Supply::Partly => self.pick("částečně", "partly"),
            Supply::Out => self.pick("nefunguje", "out"),
            Supply::Unknown => self.pick("nevíme", "not known"),
        }
    }

    pub fn utility(self, utility: Utility) -> &'static str {
        match utility {
            Utility::Electricity => self.pick("Elektřina", "Electricity"),
            Utility::Water => self.pick("Pitná voda", "Drinking water"),
            Utility::Phone => self.pick("Telefony", "Phones"),
            Utility::Roads => self.pick("Silnice", "Roads"),
        }
    }

    pub fn need(self, need: Need) -> &'static str {
        match need {
            Need::Sandbags => self.pick("Písek a pytle", "Sand and sandbags"),
            Need::Pumps => self.pick("Čerpadla", "Pumps"),
            Need::Generators => self.pick("Elektrocentrály", "Generators"),
            Need::DrinkingWater => self.pick("Pitná voda", "Drinking water"),
            Need::People => self.pick("Lidé, hasiči (JSDH)", "People, volunteer firefighters"),
            Need::Evacuation => self.pick("Pomoc s evakuací", "Help with evacuation"),
        }
    }

    pub fn channel(self, channel: Channel) -> &'static str {
        match channel {
            Channel::Phone => self.pick("telefon", "phone"),
            Channel::Radio => self.pick("vysílačka", "radio"),
            Channel::Sms => self.pick("SMS", "text message"),
            Channel::Email => self.pick("e-mail", "e-mail"),
            Channel::InPerson => self.pick("osobně", "in person"),
            Channel::Other => self.pick("jinak", "otherwise"),
        }
    }
}
