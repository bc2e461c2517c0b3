//! Every type callers may store comes back as it was.

use hlaska_store::{Arg, Col, Db};
use hlaska_testkit::on_both_engines;

use crate::open;

fn there_and_back<T>(db: &Db, column: &str, value: T) -> T
where
    T: Arg + Col + Clone + Send + 'static,
{
    let (put, get) = (
        format!("INSERT INTO v (id, {column}) VALUES (1, $1)"),
        format!("SELECT {column} FROM v WHERE id = 1"),
    );
    db.write_blocking(move |conn| {
        conn.execute("DELETE FROM v", &[])?;
        conn.execute(&put, &[&value])
    })
    .unwrap();
    db.read_blocking(|conn| conn.query_first(&get, &[], |row| row.get(0))).unwrap().unwrap()
}

fn with_table(db: &Db) {
    let table = "CREATE TABLE v (id BIGINT PRIMARY KEY, i BIGINT, f DOUBLE PRECISION, b BOOLEAN,
                 t TEXT, x {blob})";
    db.write_blocking(move |conn| conn.batch(table)).unwrap();
}

on_both_engines! {
    fn whole_numbers_come_back(scratch) {
        let db = open(scratch);
        with_table(&db);
        for value in [0, -1, i64::MIN, i64::MAX] {
            assert_eq!(there_and_back(&db, "i", value), value);
        }
        assert_eq!(there_and_back(&db, "i", None::<i64>), None);
    }

    fn real_numbers_come_back_bit_by_bit(scratch) {
        let db = open(scratch);
        with_table(&db);
        for value in [0.0, -0.419, 1e-300, f64::MAX, f64::INFINITY, 3.0] {
            assert_eq!(there_and_back(&db, "f", value).to_bits(), value.to_bits());
        }
        assert_eq!(there_and_back(&db, "f", None::<f64>), None);
    }

    fn truth_comes_back(scratch) {
        let db = open(scratch);
        with_table(&db);
        assert!(there_and_back(&db, "b", true));
        assert!(!there_and_back(&db, "b", false));
        assert_eq!(there_and_back(&db, "b", None::<bool>), None);
    }

    fn text_comes_back(scratch) {
        let db = open(scratch);
        with_table(&db);
        for value in ["", "Příliš žluťoučký kůň", "'; DROP TABLE v; --", "𝄞\n\t\\", "{blob} $1"] {
            assert_eq!(there_and_back(&db, "t", value.to_owned()), value);
        }
        assert_eq!(there_and_back(&db, "t", None::<String>), None);
    }

    fn bytes_come_back(scratch) {
        let db = open(scratch);
        with_table(&db);
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(there_and_back(&db, "x", all.clone()), all);
        assert_eq!(there_and_back(&db, "x", Vec::new()), Vec::<u8>::new());
        assert_eq!(there_and_back(&db, "x", None::<Vec<u8>>), None);
    }

    fn a_column_read_as_the_wrong_type_is_an_error_and_no_panic(scratch) {
        let db = open(scratch);
        with_table(&db);
        there_and_back(&db, "t", "x".to_owned());
        let got = db.read_blocking(|conn| {
            conn.query("SELECT t FROM v", &[], |row| row.get::<i64>(0))
        });
        assert!(got.is_err());
    }
}
