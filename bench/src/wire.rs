//! HTTP/1.1 by hand: one connection that stays open, and nothing between it and the clock.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

pub struct Wire {
    socket: BufReader<TcpStream>,
    cookie: String,
    encoding: &'static str,
}

pub struct Answer {
    pub status: u16,
    /// As it came over the wire, compressed or not.
    pub body: Vec<u8>,
}

impl Wire {
    /// A browser that takes gzip.
    pub fn to(port: u16, cookie: &str) -> Self {
        Self::accepting(port, cookie, "gzip")
    }

    pub fn accepting(port: u16, cookie: &str, encoding: &'static str) -> Self {
        let socket = TcpStream::connect(("127.0.0.1", port)).expect("the portal listens");
        socket.set_nodelay(true).expect("a socket option");
        Self { socket: BufReader::new(socket), cookie: cookie.to_owned(), encoding }
    }

    pub fn get(&mut self, path: &str) -> Answer {
        let (cookie, encoding) = (&self.cookie, self.encoding);
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n\
             Accept-Encoding: {encoding}\r\n\r\n"
        );
        self.send(&request)
    }

    pub fn post(&mut self, path: &str, form: &str) -> Answer {
        let (cookie, length) = (&self.cookie, form.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        );
        self.send(&request)
    }

    fn send(&mut self, request: &str) -> Answer {
        self.socket.get_mut().write_all(request.as_bytes()).expect("the portal reads");
        let status = self.line().split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.expect("a status line");
        let (mut length, mut chunked) = (0, false);
        loop {
            let header = self.line().to_lowercase();
            match header.split_once(": ") {
                Some(("content-length", value)) => length = value.parse().expect("a length"),
                Some(("transfer-encoding", "chunked")) => chunked = true,
                Some(_) => {}
                None => break,
            }
        }
        let body = if chunked { self.chunks() } else { self.bytes(length) };
        Answer { status, body }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.socket.read_line(&mut line).expect("the portal answers");
        line.trim_end().to_owned()
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.socket.read_exact(&mut bytes).expect("the whole answer");
        bytes
    }

    fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(&self.line(), 16).expect("a chunk's size");
            body.extend(self.bytes(size));
            self.line();
            if size == 0 {
                return body;
            }
        }
    }
}
