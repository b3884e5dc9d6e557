"""What the engine runs expressions with. Expressions themselves cannot import it."""
