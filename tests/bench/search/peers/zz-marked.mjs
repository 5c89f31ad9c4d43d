import { asking } from "./mingcha.mjs";
export const data = "mingcha";
export async function open(base) {
  const m = window.marks = {}; const mark = (n) => (m[n] = performance.now());
  mark("start");
  const [glue, module, bundle] = await Promise.all([
    import(`${base}engine.mjs`).then((x) => (mark("glue"), x)),
    WebAssembly.compileStreaming(fetch(`${base}engine.wasm`)).then((x) => (mark("compiled"), x)),
    fetch(`${base}bundle.bin`).then((answer) => answer.arrayBuffer()).then((x) => (mark("bundle"), x)),
  ]);
  const wasm = glue.engine.initSync({ module });
  mark("init");
  const handle = glue.engine.open(new Uint8Array(bundle));
  mark("opened");
  return asking(handle, wasm);
}
