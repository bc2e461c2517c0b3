//! The fetcher against a loopback server that answers in every way.

#[cfg(test)]
mod polite {
    use std::io::Write;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use hlaska_ingest::{
        AllowedOrigins, Backoff, FetchFailure, FetchSettings, Fetched, Fetcher, Known, Request,
    };
    use hlaska_kernel::Env;
    use hlaska_testkit::server::{Response, Server};

    const JSON: &str = "application/json";

    fn fetcher(server: &Server) -> Fetcher {
        let mut settings = FetchSettings::new(AllowedOrigins::new([server.url().parse().unwrap()]));
        settings.total_timeout = Duration::from_millis(700);
        settings.parallelism = 3;
        let (first, longest) = (Duration::from_millis(1), Duration::from_millis(4));
        settings.backoff = Backoff { first, longest };
        Fetcher::new(settings, Env::system()).unwrap()
    }

    fn request(url: String) -> Request {
        Request { url, known: Known::default(), max_bytes: 10_000 }
    }

    fn wait<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    }

    fn get(server: &Server, path: &str) -> Fetched {
        wait(fetcher(server).get(&request(format!("{}{path}", server.url()))))
    }

    fn failure(server: &Server, path: &str) -> FetchFailure {
        match get(server, path) {
            Fetched::Failed(failure) => failure,
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn a_file_comes_with_its_marks_and_is_not_sent_twice() {
        let server = Server::start(|request| {
            if request.header("if-none-match") == Some("\"v1\"") {
                return Response::new(304, JSON, "");
            }
            Response::new(200, JSON, "{}")
                .with("ETag", "\"v1\"")
                .with("Last-Modified", "Fri, 02 Oct 2026 19:00:00 GMT")
                .with("Date", "Fri, 02 Oct 2026 19:05:00 GMT")
        });
        let Fetched::Fresh(fresh) = get(&server, "/x.json") else { panic!("not fresh") };
        assert_eq!(fresh.bytes, b"{}");
        assert_eq!(fresh.etag.as_deref(), Some("\"v1\""));
        assert_eq!(fresh.date, "2026-10-02T19:05:00Z".parse().ok());

        let known = Known { etag: fresh.etag, last_modified: fresh.last_modified };
        let again = Request { known, ..request(format!("{}/x.json", server.url())) };
        assert_eq!(wait(fetcher(&server).get(&again)), Fetched::NotModified);
        let last = server.requests().pop().unwrap();
        assert_eq!(last.header("if-modified-since"), Some("Fri, 02 Oct 2026 19:00:00 GMT"));
        assert!(last.header("user-agent").unwrap().starts_with("Hlaska/"));
    }

    #[test]
    fn a_missing_file_is_asked_for_once() {
        let server = Server::start(|_| Response::new(404, JSON, ""));
        assert_eq!(failure(&server, "/x"), FetchFailure::NotFound);
        assert_eq!(server.requests().len(), 1);
    }

    #[test]
    fn a_server_in_trouble_is_asked_three_times() {
        let server = Server::start(|_| Response::new(503, JSON, ""));
        assert_eq!(failure(&server, "/x"), FetchFailure::Server(503));
        assert_eq!(server.requests().len(), 3);
    }

    #[test]
    fn a_server_that_recovers_gives_its_file() {
        let asked = AtomicUsize::new(0);
        let server = Server::start(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
            0 => Response::new(500, JSON, ""),
            1 => Response { missing_bytes: 100, ..Response::new(200, JSON, "{}") },
            _ => Response::new(200, JSON, "{}"),
        });
        assert!(matches!(get(&server, "/x"), Fetched::Fresh(_)));
    }

    #[test]
    fn silence_ends_in_a_timeout() {
        let server = Server::start(|_| Response {
            delay: Duration::from_secs(3),
            ..Response::new(200, JSON, "{}")
        });
        assert_eq!(failure(&server, "/x"), FetchFailure::Timeout);
    }

    #[test]
    fn a_transfer_that_breaks_is_not_a_file() {
        let server = Server::start(|_| Response {
            missing_bytes: 100,
            ..Response::new(200, JSON, "{\"objList\":")
        });
        assert!(matches!(failure(&server, "/x"), FetchFailure::Broken(_)));
    }

    #[test]
    fn nobody_at_home_is_said_so() {
        let port = Server::start(|_| Response::html("")).port();
        let free = port.wrapping_add(1).max(1024);
        let url = format!("http://127.0.0.1:{free}");
        let allowed = AllowedOrigins::new([url.parse().unwrap()]);
        let mut settings = FetchSettings::new(allowed);
        settings.tries = 1;
        let fetcher = Fetcher::new(settings, Env::system()).unwrap();
        let fetched = wait(fetcher.get(&request(format!("{url}/x"))));
        assert!(matches!(fetched, Fetched::Failed(FetchFailure::Connect(_))), "{fetched:?}");
    }

    #[test]
    fn large_files_are_stopped_promised_or_not() {
        let server = Server::start(|request| match request.path.as_str() {
            "/promised" => Response::new(200, JSON, vec![b' '; 20_000]),
            _ => Response::new(200, JSON, gzip(&vec![b' '; 50_000_000]))
                .with("Content-Encoding", "gzip"),
        });
        let too_large = FetchFailure::TooLarge { limit_bytes: 10_000 };
        assert_eq!(failure(&server, "/promised"), too_large);
        let url = format!("{}/bomb", server.url());
        let bomb = Request { url, known: Known::default(), max_bytes: 100_000 };
        let fetched = wait(fetcher(&server).get(&bomb));
        assert_eq!(fetched, Fetched::Failed(FetchFailure::TooLarge { limit_bytes: 100_000 }));
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_packed_file_is_unpacked() {
        let server = Server::start(|_| {
            Response::new(200, JSON, gzip(b"{\"a\":1}")).with("Content-Encoding", "gzip")
        });
        let Fetched::Fresh(fresh) = get(&server, "/x") else { panic!("not fresh") };
        assert_eq!(fresh.bytes, b"{\"a\":1}");
        assert_eq!(server.requests()[0].header("accept-encoding"), Some("gzip"));
    }

    #[test]
    fn a_host_nobody_named_is_never_asked() {
        let other = Server::start(|_| Response::html("secret"));
        let target = format!("{}/secret", other.url());
        let server =
            Server::start(move |_| Response::new(302, JSON, "").with("Location", target.clone()));
        let refused = FetchFailure::RefusedHost(other.url());
        assert_eq!(failure(&server, "/moved"), refused);
        let direct = wait(fetcher(&server).get(&request(format!("{}/x", other.url()))));
        assert_eq!(direct, Fetched::Failed(refused));
        assert!(other.requests().is_empty());
    }

    #[test]
    fn redirections_within_the_host_are_followed_but_not_for_ever() {
        let server = Server::start(|request| match request.path.as_str() {
            "/old" => Response::new(301, JSON, "").with("Location", "/new"),
            "/new" => Response::new(200, JSON, "{}"),
            _ => Response::new(302, JSON, "").with("Location", "/round"),
        });
        assert!(matches!(get(&server, "/old"), Fetched::Fresh(_)));
        server.forget_requests();
        assert_eq!(failure(&server, "/round"), FetchFailure::TooManyRedirects(3));
        assert_eq!(server.requests().len(), 4);
    }

    #[test]
    fn other_answers_are_said_as_they_are() {
        let server = Server::start(|_| Response::new(403, JSON, ""));
        assert_eq!(failure(&server, "/x"), FetchFailure::Unexpected(403));
        let fetched = wait(fetcher(&server).get(&request("not an address".into())));
        assert_eq!(fetched, Fetched::Failed(FetchFailure::BadAddress("not an address".into())));
    }

    #[test]
    fn only_so_many_requests_are_under_way_at_once() {
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (under_way, seen) = (Arc::clone(&now), Arc::clone(&most));
        let server = Server::start(move |_| {
            seen.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(20));
            under_way.fetch_sub(1, Ordering::SeqCst);
            Response::new(200, JSON, "{}")
        });
        let fetcher = fetcher(&server);
        let asking: Vec<_> = (0..12).map(|n| format!("{}/{n}", server.url())).collect();
        wait(async {
            let mut tasks = tokio::task::JoinSet::new();
            for url in asking {
                let fetcher = fetcher.clone();
                tasks.spawn(async move { fetcher.get(&request(url)).await });
            }
            while let Some(fetched) = tasks.join_next().await {
                assert!(matches!(fetched.unwrap(), Fetched::Fresh(_)));
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn every_failure_says_in_both_languages_what_to_do() {
        let failures = [
            FetchFailure::BadAddress("x".into()),
            FetchFailure::RefusedHost("x".into()),
            FetchFailure::InnerAddress("x".into()),
            FetchFailure::TooManyRedirects(3),
            FetchFailure::NotFound,
            FetchFailure::Server(503),
            FetchFailure::Unexpected(403),
            FetchFailure::Timeout,
            FetchFailure::TooLarge { limit_bytes: 1024 },
            FetchFailure::Connect("x".into()),
            FetchFailure::Broken("x".into()),
        ];
        let codes: std::collections::BTreeSet<_> =
            failures.iter().map(FetchFailure::code).collect();
        assert_eq!(codes.len(), failures.len());
        for failure in failures {
            let said = failure.problem("0-203-1-990100").message;
            assert!(said.cs.matches('.').count() >= 1 && said.en.matches('.').count() >= 1);
            assert_ne!(said.cs, said.en);
        }
    }
}
