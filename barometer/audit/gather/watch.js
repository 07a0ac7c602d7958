// Stands guard over one document while we press keys: nothing is sent, nothing leaves, and what the page tried is written down.
(b, { on }) => {
  if (!on) { window.__barometerWatch?.stop(); return; }
  if (window.__barometerWatch) { window.__barometerWatch.take(); return; }
  const undo = [], events = [], arrived = [];
  let changes = 0, handled = false;
  const told = (kind, to = "") => { if (events.length < 50) events.push({ kind, to: String(to).slice(0, 300) }); };
  const replace = (owner, name, by) => {
    if (!owner || !(name in owner)) return;
    const had = Object.getOwnPropertyDescriptor(owner, name);
    try { Object.defineProperty(owner, name, { value: by, configurable: true, writable: true }); } catch { return; }
    undo.push(() => { if (had) Object.defineProperty(owner, name, had); else delete owner[name]; });
  };
  const listen = (target, type, act) => {
    target?.addEventListener(type, act, { capture: true });
    undo.push(() => target?.removeEventListener(type, act, { capture: true }));
  };
  const leave = (event) => {
    const to = event.destination?.url || "";
    if (event.hashChange && !event.formData) return;
    if (event.downloadRequest !== null && event.downloadRequest !== undefined) { told("download", to); event.preventDefault(); return; }
    if (event.destination?.sameDocument) return;
    told("navigate", to);
    if (event.cancelable) event.preventDefault();
  };
  listen(window.navigation, "navigate", leave);
  listen(window, "submit", (event) => {
    if (watch.through) return; // the page may answer itself; what it does not answer is stopped when it comes up, or as leaving
    told("submit", event.target?.action); event.preventDefault(); event.stopImmediatePropagation();
  });
  const stopped = (event) => { if (!event.defaultPrevented) { told("submit", event.target?.action); event.preventDefault(); } };
  window.addEventListener("submit", stopped);
  undo.push(() => window.removeEventListener("submit", stopped));
  // Not focusin, which never comes when a handler of focus takes the focus away.
  listen(window, "focus", (event) => { if (event.target instanceof Element && arrived.length < 20) arrived.push(event.composedPath()[0]); });
  // Whether the page keeps a key for itself, asked when its own handlers are done.
  listen(window, "keydown", (event) => { setTimeout(() => { handled ||= event.defaultPrevented; }); });
  replace(HTMLFormElement.prototype, "submit", function () { told("submit", this.action); });
  replace(window, "open", (to) => { told("open", to); return null; });
  replace(window, "alert", (text) => told("alert", text));
  replace(window, "confirm", (text) => { told("alert", text); return false; });
  replace(window, "prompt", (text) => { told("alert", text); return null; });
  replace(window, "print", () => told("print"));
  replace(navigator, "sendBeacon", () => true);
  replace(WebSocket.prototype, "send", () => {});
  const seen = new MutationObserver((records) => { changes += records.length; });
  const look = () => { for (const root of [document, ...b.shadows()]) seen.observe(root, { subtree: true, childList: true, attributes: true, characterData: true }); };
  look();
  const from = location.href;
  const watch = {
    through: false, // whether the page itself may hear that a form is sent
    // What happened since the last time: events, elements that got the focus, and how many changes of the document.
    take() {
      changes += seen.takeRecords().length;
      const given = { events: events.splice(0), arrived: arrived.splice(0), changes, handled };
      changes = 0;
      handled = false;
      return given;
    },
    look,
    stop() {
      seen.disconnect();
      for (const one of undo.reverse()) one();
      delete window.__barometerWatch;
      if (location.href !== from) history.replaceState(history.state, "", from);
    },
  };
  Object.defineProperty(window, "__barometerWatch", { value: watch, configurable: true });
}
