use hlaska_kernel::Env;
use hlaska_store::Location;
use hlaska_testkit::{Scratch, on_both_engines};
use tokio::runtime::Runtime;

use super::*;

const ID: DocumentId = DocumentId::from_u128(1);
const OTHER: DocumentId = DocumentId::from_u128(2);
const CONTENT: &[u8] = b"the levee plan nobody else may read";

struct Given {
    db: Db,
    runtime: Runtime,
}

impl Given {
    fn on(scratch: &Scratch) -> Self {
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
        db.migrate(hlaska_journal::SCHEMA).unwrap();
        db.migrate(SCHEMA).unwrap();
        Self { db, runtime: Runtime::new().unwrap() }
    }
    fn keeps(&self, id: DocumentId, seconds: i64) -> Key {
        let key = seal::new_key(&Env::system());
        let bytes = seal::seal(&key, id, CONTENT).unwrap();
        let now = Timestamp::from_second(seconds).unwrap();
        self.runtime.block_on(keep(&self.db, Sealed { id, key, bytes }, now)).unwrap();
        key
    }
    fn opens(&self, id: DocumentId) -> Option<Vec<u8>> {
        self.runtime.block_on(open(&self.db, id)).unwrap()
    }
    fn destroys(&self, id: DocumentId) {
        self.runtime.block_on(destroy(&self.db, id, None)).unwrap();
    }
}

/// Does any file in the folder hold these bytes?
fn lies_about(scratch: &Scratch, wanted: &[u8]) -> bool {
    let files = std::fs::read_dir(scratch.dir()).unwrap().flatten();
    let contents = files.filter_map(|file| std::fs::read(file.path()).ok());
    contents.into_iter().any(|bytes| bytes.windows(wanted.len()).any(|window| window == wanted))
}

on_both_engines! {
    fn a_file_comes_back_as_it_was(scratch) {
        let given = Given::on(scratch);
        given.keeps(ID, 1);
        assert_eq!(given.opens(ID).as_deref(), Some(CONTENT));
        assert_eq!(given.opens(OTHER), None);
    }

    fn a_destroyed_file_is_gone_and_the_others_stay(scratch) {
        let given = Given::on(scratch);
        given.keeps(ID, 1);
        given.keeps(OTHER, 1);
        given.destroys(ID);
        given.destroys(ID);
        assert_eq!(given.opens(ID), None);
        assert_eq!(given.opens(OTHER).as_deref(), Some(CONTENT));
    }

    fn a_changed_content_does_not_open(scratch) {
        let given = Given::on(scratch);
        given.keeps(ID, 1);
        given.keeps(OTHER, 1);
        let swap = "UPDATE documents_content SET sealed =
                    (SELECT sealed FROM documents_content WHERE document = $1) WHERE document = $2";
        let (from, to) = (OTHER.to_string(), ID.to_string());
        given.db.write_blocking(move |conn| conn.execute(swap, &[&from, &to])).unwrap();
        assert!(given.runtime.block_on(open(&given.db, ID)).is_err());
    }

    fn old_contents_are_found(scratch) {
        let given = Given::on(scratch);
        given.keeps(ID, 100);
        given.keeps(OTHER, 200);
        let before = kept_before(&given.db, Timestamp::from_second(150).unwrap());
        assert_eq!(given.runtime.block_on(before).unwrap(), [ID]);
    }
}

#[test]
fn nothing_of_a_destroyed_file_lies_on_the_disk() {
    let scratch = Scratch::new(hlaska_testkit::Engine::Sqlite);
    let given = Given::on(&scratch);
    let key = given.keeps(ID, 1);
    let sealed = seal::seal(&key, ID, CONTENT).unwrap();
    assert!(lies_about(&scratch, &key), "the test looks where the key is");
    assert!(lies_about(&scratch, &sealed));
    assert!(!lies_about(&scratch, CONTENT), "plain content is never written");
    given.destroys(ID);
    assert!(!lies_about(&scratch, &key));
    assert!(!lies_about(&scratch, &sealed));
}
