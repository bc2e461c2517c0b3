//! No address out of a file, a redirection or a name server leads into the machine's own network.

#[cfg(test)]
mod inside {
    use std::net::IpAddr;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use hlaska_ingest::{
        AllowedOrigins, FetchFailure, FetchSettings, Fetched, Fetcher, Known, Origin, Request,
    };
    use hlaska_kernel::Env;
    use hlaska_testkit::server::{Response, Server};

    fn origin(text: &str) -> Origin {
        text.parse().unwrap()
    }

    /// Every name leads to these addresses.
    fn settings(allowed: AllowedOrigins, addresses: &'static [&'static str]) -> FetchSettings {
        let lookup = move |_: &str| {
            let parsed = addresses.iter().map(|address| address.parse::<IpAddr>().unwrap());
            Ok(parsed.collect())
        };
        FetchSettings { tries: 1, lookup: Arc::new(lookup), ..FetchSettings::new(allowed) }
    }

    fn get(settings: FetchSettings, url: &str) -> Fetched {
        let fetcher = Fetcher::new(settings, Env::system()).unwrap();
        let request = Request { url: url.to_owned(), known: Known::default(), max_bytes: 1_000 };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(fetcher.get(&request))
    }

    #[test]
    fn a_name_that_points_inside_is_not_followed() {
        let server = Server::start(|_| Response::html("secret"));
        let base = format!("http://feed.example:{}", server.port());
        for inner in [
            &["127.0.0.1"][..],
            &["::ffff:127.0.0.1"],
            &["10.0.0.1", "192.168.1.1"],
            &["169.254.169.254"],
            &["::1", "fe80::1", "fd00::1"],
            &["0.0.0.0"],
        ] {
            let allowed = AllowedOrigins::new([origin(&base)]);
            let refused = Fetched::Failed(FetchFailure::InnerAddress("feed.example".to_owned()));
            assert_eq!(get(settings(allowed, inner), &format!("{base}/x")), refused, "{inner:?}");
        }
        assert!(server.requests().is_empty(), "nobody was asked anything");
    }

    #[test]
    fn a_redirection_to_a_name_that_points_inside_is_not_followed() {
        let target = Server::start(|_| Response::html("secret"));
        let there = format!("http://files.example:{}", target.port());
        let to = format!("{there}/secret");
        let server =
            Server::start(move |_| Response::new(302, "text/plain", "").with("Location", &*to));
        let allowed = AllowedOrigins::new([origin(&server.url()), origin(&there)]);
        let fetched = get(settings(allowed, &["127.0.0.1"]), &server.url());
        assert_eq!(
            fetched,
            Fetched::Failed(FetchFailure::InnerAddress("files.example".to_owned()))
        );
        assert!(target.requests().is_empty());
    }

    #[test]
    fn redirections_to_other_ports_schemes_and_literals_are_refused() {
        let other = Server::start(|_| Response::html("secret"));
        for to in [
            other.url(),
            format!("http://localhost:{}/", other.port()),
            format!("http://[::1]:{}/", other.port()),
            "http://169.254.169.254/latest/meta-data".to_owned(),
            format!("http://2130706433:{}/", other.port()),
            "https://127.0.0.1/".to_owned(),
        ] {
            let server = leading_to(&to);
            let allowed = AllowedOrigins::new([origin(&server.url())]);
            let fetched = get(FetchSettings::new(allowed), &format!("{}/x", server.url()));
            assert!(matches!(fetched, Fetched::Failed(FetchFailure::RefusedHost(_))), "{to}");
            assert_eq!(server.requests().len(), 1, "asked once, {to}");
        }
        assert!(other.requests().is_empty());
    }

    fn leading_to(target: &str) -> Server {
        let target = target.to_owned();
        Server::start(move |_| {
            Response::new(302, "text/plain", "").with("Location", target.clone())
        })
    }

    #[test]
    fn a_redirection_to_what_is_no_web_address_gives_nothing() {
        for to in ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/x"] {
            let server = leading_to(to);
            let allowed = AllowedOrigins::new([origin(&server.url())]);
            let settings = FetchSettings { tries: 1, ..FetchSettings::new(allowed) };
            let fetched = get(settings, &server.url());
            assert!(matches!(fetched, Fetched::Failed(_)), "{to}: {fetched:?}");
        }
    }

    #[test]
    fn what_the_operator_named_inside_is_reached() {
        let server = Server::start(|_| Response::html("file"));
        let base = format!("http://feed.example:{}", server.port());
        let named = AllowedOrigins::default().inside([origin(&base)]);
        assert!(matches!(get(settings(named, &["127.0.0.1"]), &base), Fetched::Fresh(_)));
        let host = format!("feed.example:{}", server.port());
        assert_eq!(server.requests()[0].header("host"), Some(host.as_str()));

        for base in [server.url(), format!("http://localhost:{}", server.port())] {
            let named = AllowedOrigins::new([origin(&base)]);
            assert!(matches!(get(FetchSettings::new(named), &base), Fetched::Fresh(_)), "{base}");
        }
    }

    #[test]
    fn the_address_that_was_looked_at_is_the_one_that_is_reached() {
        let server = Server::start(|_| Response::html("file"));
        let base = format!("http://feed.example:{}", server.port());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        // A name server that changes its mind after the first question.
        let lookup = move |_: &str| match count.fetch_add(1, Ordering::SeqCst) {
            0 => Ok(vec![IpAddr::from([127, 0, 0, 1])]),
            _ => Ok(vec![IpAddr::from([169, 254, 169, 254])]),
        };
        let named = AllowedOrigins::default().inside([origin(&base)]);
        let settings =
            FetchSettings { tries: 1, lookup: Arc::new(lookup), ..FetchSettings::new(named) };
        assert!(matches!(get(settings, &base), Fetched::Fresh(_)));
        assert_eq!(asked.load(Ordering::SeqCst), 1);
    }
}
