//! Memory that grows with the input, and no faster.

/// Bytes that a reader may take whatever its input: tables, and patterns that
/// are compiled once.
const ALWAYS: u64 = 1024 * 1024;

/// What a reader makes of an input of so many bytes, which took no more memory
/// at any time than this multiple of it.
pub(crate) fn bounded<T>(input: usize, multiple: u64, read: impl FnOnce() -> T) -> T {
    let mut made = None;
    let taken = allocation_counter::measure(|| made = Some(read())).bytes_max;
    let most = ALWAYS + multiple * input as u64;
    assert!(
        taken <= most,
        "{taken} bytes of memory for {input} of input: at most {most} are meant"
    );
    made.expect("what is measured was run")
}
