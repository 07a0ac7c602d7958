// Elements with the pointer of a control that no key reaches, while something around them listens to clicks: one of each kind is clicked.
// Those of a kind of which the clicked one changed itself or the text of the page, or led away.
async (b, { limit, until }) => {
  const p = b.provoke(b), watch = window.__barometerWatch, kinds = new Map();
  const POINTER = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"];
  const kind = (el) => [el.localName, el.classList[0] || "", b.parent(el)?.localName, b.parent(el)?.className].join("|");
  const pointing = b.all("body *").filter((el) => {
    const over = b.parent(el);
    return getComputedStyle(el).cursor === "pointer" && !(over && getComputedStyle(over).cursor === "pointer");
  });
  for (const el of pointing.slice(0, 400)) {
    if (p.own(el, ...POINTER) || !p.harmless(el) || b.judge(b, { el, listens: false }) !== "unsure" || !p.seen(el)) continue;
    let near = false; // the page as a whole listens for many reasons
    for (let at = b.parent(el); at && at !== document.body; at = b.parent(at)) near ||= p.own(at, ...POINTER);
    if (near) kinds.set(kind(el), [...(kinds.get(kind(el)) || []), { el, row: b.element(el) }]);
  }
  const sight = (el) => [el.className, el.getAttribute("style"), ...[...el.attributes].filter((one) => one.name.startsWith("aria-")).map((one) => one.value), p.look(el).join()].join("|");
  const click = async (el) => {
    const before = [sight(el), document.body.innerText];
    watch.look(); watch.take();
    el.click();
    await b.pause(150, { least: 30 });
    const led = watch.take().events.some((one) => ["navigate", "open", "submit"].includes(one.kind));
    return led || !el.isConnected || sight(el) !== before[0] || document.body.innerText !== before[1];
  };
  const list = [];
  let tried = 0, cut = false;
  for (const all of kinds.values()) {
    if (tried++ >= limit || Date.now() > until) { cut = true; break; }
    if (await click(all[0].el)) list.push(...all.map((one) => one.row));
  }
  return { list: list.slice(0, 100), cut };
}
