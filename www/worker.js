// The engine in a worker, for large corpora: neither opening one nor searching it keeps the page from what its reader
// does. The worker is made of the text of two functions, so that a page from disk, which may load none, has it too.

// A worker that has not answered after so many milliseconds is not waited for.
const PATIENCE = 4000;

/** Starts a worker with an engine of its own: `{open(module, bundle), ask(request)}`; null where workers are refused. */
export async function startWorker(makeEngine) {
  const address = URL.createObjectURL(new Blob([`(${serve})(${makeEngine});`], { type: "text/javascript" }));
  let worker = null;
  try {
    worker = new Worker(address);
    await lives(worker);
    return correspondent(worker);
  } catch {
    worker?.terminate();
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Some policies refuse by a throw, some by an event, and a browser may say nothing; a worker that lives says so. */
function lives(worker) {
  return new Promise((alive, refused) => {
    Object.assign(worker, { onmessage: alive, onerror: refused });
    setTimeout(refused, PATIENCE);
  });
}

/** Questions to a worker and its answers, told apart by number. */
function correspondent(worker) {
  const waiting = new Map();
  let last = 0;
  let ended = null;
  const send = (letter, transfer) =>
    new Promise((resolve, reject) => {
      if (ended) throw ended;
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ number: last, ...letter }, transfer);
    });
  worker.onmessage = ({ data: { number, answer, error } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) resolve(answer);
    else reject(new Error(error));
  };
  worker.onerror = ({ message }) => {
    ended = new Error(message || "the worker has ended");
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  return {
    open: (module, bundle) => send({ module, bundle }, [bundle.buffer]),
    ask: (request) => send({ request }, []),
  };
}

/** What runs in the worker. It is sent there as text: it sees no name of this file. */
function serve(makeEngine) {
  const engine = makeEngine();
  let handle = null;
  const answer = ({ module, bundle, request }) => {
    if (!module) return handle.ask(request);
    engine.initSync({ module });
    handle = engine.open(bundle);
    return null;
  };
  self.onmessage = ({ data }) => {
    try {
      self.postMessage({ number: data.number, answer: answer(data) });
    } catch (error) {
      self.postMessage({ number: data.number, error: String(error?.message ?? error) });
    }
  };
  self.postMessage("alive");
}
