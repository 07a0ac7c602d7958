// Where the focus is now: the element in this document, through open shadow roots, or the frame that holds it; and what happened on the way.
(b) => {
  const watch = window.__barometerWatch?.take() || { events: [], arrived: [] };
  let el = document.activeElement;
  while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
  const dialogs = b.stop.dialogs(b);
  if (!el || el === document.body || el === document.documentElement) {
    const last = watch.arrived.at(-1);
    const gone = last && last !== document.body && last !== document.documentElement && !last.shadowRoot;
    return { none: true, events: watch.events, dialogs,
             lost: gone ? { element: b.element(last), there: last.isConnected && b.visible(last) && !last.disabled } : null };
  }
  window.__barometerStop = el;
  return b.stop(b, el, { events: watch.events, dialogs, via: watch.arrived.find((one) => one !== el && one.isConnected && one !== document.body) });
}
