use hlaska_kernel::Lang;

pub trait Text {
    fn menu(&self) -> &'static str;
    fn title(&self) -> &'static str;
    fn same_as_table(&self) -> &'static str;
    fn reports(&self) -> &'static str;
    fn gauges(&self) -> &'static str;
}

struct Cs;
struct En;

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

impl Text for Cs {
    fn menu(&self) -> &'static str {
        "Mapa"
    }
    fn title(&self) -> &'static str {
        "Mapa kraje"
    }
    fn same_as_table(&self) -> &'static str {
        "Stejné údaje v tabulkách:"
    }
    fn reports(&self) -> &'static str {
        "Hlášení obcí"
    }
    fn gauges(&self) -> &'static str {
        "Stavy na tocích"
    }
}

impl Text for En {
    fn menu(&self) -> &'static str {
        "Map"
    }
    fn title(&self) -> &'static str {
        "Map of the region"
    }
    fn same_as_table(&self) -> &'static str {
        "The same data in tables:"
    }
    fn reports(&self) -> &'static str {
        "Municipal reports"
    }
    fn gauges(&self) -> &'static str {
        "River gauges"
    }
}
