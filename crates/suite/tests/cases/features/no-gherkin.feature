This is a letter.
It has two lines.
