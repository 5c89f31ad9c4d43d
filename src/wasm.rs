//! The page's half: thin bindings to the engine; no logic.
