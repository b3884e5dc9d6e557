"""Models, managers and query sets as Django has them, over rows of the engine's store."""
