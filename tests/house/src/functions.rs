/// A function and how many lines it takes, signature and closing brace included.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub lines: usize,
}

/// The functions of a source file formatted by rustfmt, which is what makes them so easy to find:
/// a function ends at the first closing brace that stands as far to the left as it began.
pub fn functions(source: &str) -> Vec<Function> {
    let lines: Vec<&str> = source.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(at, line)| Some((at, name(line)?)));
    starts
        .filter_map(|(at, name)| {
            let lines = length(&lines[at..])?;
            Some(Function { name: name.to_owned(), lines })
        })
        .collect()
}

/// The name, if a function begins on this line.
fn name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let words = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe", "default"];
    let only_words = before.split_whitespace().all(|word| words.contains(&word));
    let whole_word = before.is_empty() || before.ends_with(char::is_whitespace);
    (only_words && whole_word).then(|| after.split(['(', '<']).next().unwrap_or_default())
}

/// Nothing for a declaration without a body.
fn length(lines: &[&str]) -> Option<usize> {
    let indent = lines[0].len() - lines[0].trim_start().len();
    let mut in_body = false;
    for (at, line) in lines.iter().enumerate() {
        let level = line.len() - line.trim_start().len();
        if level != indent {
            continue;
        }
        if line.ends_with("{}") || (in_body && line.trim() == "}") {
            return Some(at + 1);
        }
        if !in_body && line.ends_with(';') {
            return None;
        }
        in_body |= line.ends_with('{');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Function, functions};

    #[test]
    fn finds_functions_of_every_shape_and_no_others() {
        let source = "trait T {
    fn declared(&self) -> [u8; 4];
    fn empty() {}
}
pub(crate) async fn long<A>(
    a: A,
) -> Result<()>
where
    A: Fn(u8),
{
    let sql = \"select;
\";
    if a {
        fn inner() {
            b;
        }
    }
}
// a fn in words
let f: fn (u8) = x;";
        let told: Vec<_> = functions(source);
        let told = told.iter().map(|Function { name, lines }| (name.as_str(), *lines));
        assert_eq!(told.collect::<Vec<_>>(), [("empty", 1), ("long", 14), ("inner", 3)]);
    }
}
