//! wasm-bindgen's other half, as a library: turns the compiled module into one that JavaScript can call.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

/// A bound module.
pub struct Bound {
    /// The module.
    pub wasm: Vec<u8>,
    /// An ES module that exports `engine`: `engine.initSync({ module })`, then what `src/wasm.rs` offers. It holds
    /// one top-level name only, so that it can also stand inline among others with its `export` line removed.
    pub js: String,
}

/// Whether a bound module still tells its functions' names, for a look at what it is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Kept,
    Removed,
}

/// Binds a compiled module.
pub fn bind(wasm: &Path, names: Names) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).no_modules(true)?.no_modules_global("engine")?;
    bindgen.typescript(false).omit_default_module_path(true).demangle(false);
    bindgen.remove_name_section(names == Names::Removed).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    Ok(Bound { wasm: output.wasm_mut().emit_wasm(), js: format!("{}\nexport {{ engine }};\n", output.js().trim_end()) })
}
