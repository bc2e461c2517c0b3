use hlaska_kernel::{Env, time};
use hlaska_store::Db;
use hlaska_territory::import::{Import as TerritoryImport, Imported};

use crate::cli::{Import, ImportWhat};
use crate::console::say;
use crate::error::CommandError;

/// Reads every file before anything is stored; one bad line refuses them all.
pub fn run(options: &Import) -> Result<(), CommandError> {
    let ImportWhat::Territory { place, files } = &options.what;
    let db = Db::open(&place.location())?;
    let env = Env::system();
    for module in crate::modules::all() {
        module.schema.iter().try_for_each(|migration| db.migrate(*migration))?;
    }
    let base = hlaska_territory::load(&db)?;
    let mut import = TerritoryImport::onto(&base, time::prague(env.now()).date());
    files.iter().try_for_each(|file| import.path(file))?;
    let imported = import.finish()?;
    hlaska_territory::store(&db, &env, &imported.gazetteer)?;
    report(&imported);
    Ok(())
}

fn report(imported: &Imported) {
    for (file, rows) in &imported.used {
        say(&format!("{file}: {rows} rows"));
    }
    for file in &imported.ignored {
        say(&format!("{file}: not an official territorial file, left alone"));
    }
    for problem in &imported.problems {
        say(&format!("note: {problem}"));
    }
    let gazetteer = &imported.gazetteer;
    say(&format!(
        "{}: {} ORP, {} municipalities ({} in the country), exact borders: {}",
        gazetteer.region().name,
        gazetteer.orps().len(),
        gazetteer.municipalities().len(),
        gazetteer.all_municipalities().len(),
        gazetteer.dataset().exact_outlines,
    ));
    say("Restart running portals to use the new territory.");
}
