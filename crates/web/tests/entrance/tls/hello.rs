//! The first words of clients that speak only old or weak encryption; the client in these tests
//! cannot speak so badly itself.

pub const SSL_3: u16 = 0x0300;
pub const TLS_1_0: u16 = 0x0301;
pub const TLS_1_1: u16 = 0x0302;
pub const TLS_1_2: u16 = 0x0303;

/// A hello whose newest version is this one, with these suites.
pub fn of(version: u16, suites: &[u16]) -> Vec<u8> {
    let suites: Vec<u8> = suites.iter().flat_map(|suite| suite.to_be_bytes()).collect();
    let groups = extension(10, &sized16(&[0x00, 0x1d, 0x00, 0x17]));
    let signatures = extension(13, &sized16(&[0x04, 0x03, 0x08, 0x04, 0x04, 0x01]));
    let extended_secret = extension(23, &[]);
    let body = [
        &version.to_be_bytes()[..],
        &[7; 32],
        &[0],
        &sized16(&suites),
        &[1, 0],
        &sized16(&[groups, signatures, extended_secret].concat()),
    ]
    .concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let handshake = [&[1][..], &length[1..], &body].concat();
    [&[0x16, 3, 1][..], &sized16(&handshake)].concat()
}

/// The code of the alert that was answered, if one was.
pub fn alert(answer: &[u8]) -> Option<u8> {
    (answer.first() == Some(&0x15)).then(|| answer[6])
}

fn extension(number: u16, content: &[u8]) -> Vec<u8> {
    [&number.to_be_bytes()[..], &sized16(content)].concat()
}

fn sized16(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], content].concat()
}
