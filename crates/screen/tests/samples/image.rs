use super::pdf::deflated;

pub fn jpg_segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a segment is short");
    [&[0xff, marker], &length.to_be_bytes()[..], body].concat()
}

/// A picture of this size with these segments; nobody looks at the picture itself.
pub fn jpeg_with(width: u16, height: u16, segments: &[Vec<u8>]) -> Vec<u8> {
    let mut frame = vec![8];
    frame.extend(height.to_be_bytes());
    frame.extend(width.to_be_bytes());
    frame.extend([1, 1, 0x11, 0]);
    let mut file = vec![0xff, 0xd8];
    segments.iter().for_each(|segment| file.extend(segment));
    file.extend(jpg_segment(0xc0, &frame));
    file.extend(jpg_segment(0xda, &[1, 1, 0, 0, 63, 0]));
    file.extend([0x12, 0x34, 0xff, 0xd9]);
    file
}

pub fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    jpeg_with(640, 480, segments)
}

/// EXIF with one entry: the description of the picture.
pub fn tiff_description(text: &str) -> Vec<u8> {
    let value = [text.as_bytes(), b"\0"].concat();
    let count = u32::try_from(value.len()).expect("a short text");
    let mut block = b"II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0".to_vec();
    block.extend(count.to_le_bytes());
    block.extend(26_u32.to_le_bytes());
    block.extend([0; 4]);
    block.extend(value);
    block
}

pub fn png_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("a chunk is short");
    let checked = [&kind[..], body].concat();
    let mut crc = flate2::Crc::new();
    crc.update(&checked);
    [&length.to_be_bytes()[..], &checked, &crc.sum().to_be_bytes()].concat()
}

pub fn png_with(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(png_chunk(b"IHDR", &header));
    chunks.iter().for_each(|chunk| file.extend(chunk));
    file.extend(png_chunk(b"IDAT", &deflated(&[0; 17])));
    file.extend(png_chunk(b"IEND", b""));
    file
}

pub fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    png_with(16, 1, chunks)
}
