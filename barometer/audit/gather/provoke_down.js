// Controls that listen to the pointer going down: the pointer goes down on a few of them and never comes up. Which ones acted already?
async (b, { most = 4 }) => {
  const p = b.provoke(b), watch = window.__barometerWatch, acted = [];
  const PRESSED = "button, a, [role=button], [role=link], [role=menuitem], input[type=button], input[type=submit]";
  const down = ["pointerdown", "mousedown", "touchstart"];
  const lines = () => { const told = new Map(); for (const one of document.body.innerText.split("\n")) { const text = one.trim(); if (text) told.set(text, (told.get(text) || 0) + 1); } return told; };
  const UP = ["pointerup", "mouseup", "touchend", "dragstart"];
  const own = (el) => p.own(el, ...down) && !p.own(el, ...UP);
  // A part of the page may listen for the controls in it; of those the first two are tried.
  const holders = new Map();
  const held = (el) => {
    for (let at = b.parent(el); at && at !== document.body; at = b.parent(at)) {
      if (p.own(at, ...UP)) return false;
      if (p.own(at, ...down)) { holders.set(at, (holders.get(at) || 0) + 1); return holders.get(at) <= 2; }
    }
    return false;
  };
  const listening = b.all(PRESSED).filter((el) => p.seen(el) && (own(el) || (!p.own(el, ...UP) && p.harmless(el) && held(el)))).slice(0, most);
  for (const el of listening) {
    if (!el.isConnected) continue;
    const before = lines(), told = { element: b.element(el) };
    watch?.take();
    const box = el.getBoundingClientRect(), at = { bubbles: true, cancelable: true, composed: true, view: window, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, button: 0, buttons: 1 };
    el.dispatchEvent(new PointerEvent("pointerdown", { ...at, pointerId: 1, isPrimary: true, pointerType: "mouse" }));
    el.dispatchEvent(new MouseEvent("mousedown", at));
    await p.pause(80);
    const left = (watch?.take().events || []).some((one) => ["navigate", "submit", "open"].includes(one.kind));
    const after = lines(), gone = [...before].some(([text, times]) => (after.get(text) || 0) < times);
    if (left || !el.isConnected || gone) acted.push(told.element);
    document.dispatchEvent(new PointerEvent("pointercancel", { bubbles: true, pointerId: 1 }));
    document.dispatchEvent(new MouseEvent("mouseup", { ...at, buttons: 0 }));
  }
  return { list: acted };
}
