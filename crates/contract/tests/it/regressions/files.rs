//! Several files in one input.

/// What a line that names a file begins with.
const MARK: &str = "=== ";

/// Most files of an input; what follows belongs to the last.
const MOST: usize = 8;

/// The files that an input holds, each behind a line `=== NAME`. Bytes that
/// are no text are replaced, as no reader of files gets to see them.
pub(crate) fn files(input: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(input);
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(MARK) {
            Some(name) if files.len() < MOST => {
                files.push((name.trim_end().to_owned(), String::new()));
            }
            _ => match files.last_mut() {
                Some((_, body)) => body.push_str(line),
                None => files.push(("page".to_owned(), line.to_owned())),
            },
        }
    }
    files
}
