//! A [`Position`]: where in a text something stands.

/// A place in a text, line and column in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The positions of offsets in bytes of a text, found in one walk; those
    /// beyond its end stand there.
    pub fn of_all(text: &str, offsets: &[usize]) -> Vec<Self> {
        let mut order: Vec<usize> = (0..offsets.len()).collect();
        order.sort_by_key(|index| offsets[*index]);
        let mut found = vec![Self { line: 1, column: 1 }; offsets.len()];
        let mut at = Self { line: 1, column: 1 };
        let mut characters = text.char_indices().peekable();
        for index in order {
            while let Some((_, character)) =
                characters.next_if(|(start, _)| *start < offsets[index])
            {
                at = match character {
                    '\n' => Self {
                        line: at.line + 1,
                        column: 1,
                    },
                    _ => Self {
                        column: at.column + 1,
                        ..at
                    },
                };
            }
            found[index] = at;
        }
        found
    }

    /// A place in a text that begins at this place of a longer one.
    pub fn after(self, start: Self) -> Self {
        match self.line {
            1 => Self {
                line: start.line,
                column: start.column + self.column - 1,
            },
            line => Self {
                line: start.line + line - 1,
                column: self.column,
            },
        }
    }
}
