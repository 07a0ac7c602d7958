// One button: made ready to be pressed, looked at after it was, and what it opened tried out.
async (b, { index, act }) => {
  const p = b.provoke(b), el = p.at(index), watch = window.__barometerWatch, m = p.memory;
  if (!el || !watch) return null;
  const STATES = ["aria-expanded", "aria-pressed", "aria-selected", "aria-checked", "open"];
  const states = () => STATES.map((name) => el.getAttribute(name) ?? (name === "aria-expanded" ? b.closest(el, "[aria-expanded]")?.getAttribute(name) : null) ?? null);
  const told = () => [b.ownName(el), el.textContent, el.getAttribute("aria-describedby")].join("|");
  const CLOSES = /sluit|dicht|close|fermer|schlie|annuleer|cancel|annuler|abbrechen|\bok\b|terug|back|begrepen|got it|^[×✕✖⨯xX]$|dismiss/i;
  const modal = (layer) => layer.matches("dialog:modal, [aria-modal=true]") || layer.querySelector("dialog:modal, [aria-modal=true]") !== null;
  const inLayer = () => { const now = p.active(); return now !== null && p.holds(m.layer, now); };
  const controls = () => [m.layer, ...m.layer.querySelectorAll("*")].filter((one) => p.focusable(one) && p.seen(one));
  const closing = (one) => CLOSES.test(b.ownName(one)) || CLOSES.test(one.textContent.trim()) || /close|sluit|dismiss/i.test(one.className?.toString() || "");
  const box = () => [...(el.form?.elements || [])].find((one) => one.matches("input:not([type=hidden])") && one.type !== "submit" && b.visible(one));
  const type = (one, value) => { one.value = value; one.dispatchEvent(new InputEvent("input", { bubbles: true })); };
  // What somebody sees of the button without the mark of the focus, which it has before and after.
  const look = () => [p.look(el).join("|"), el.className, el.getAttribute("style")].join("|");
  if (act === "ready") {
    if (!el.isConnected || !p.seen(el)) return null;
    el.scrollIntoView({ block: "center" });
    if (p.submits(el) && box()) { m.box = [box(), box().value]; type(box(), "a"); await b.pause(300, { least: 10 }); watch.through = true; }
    el.focus({ preventScroll: true, focusVisible: true });
    await p.pause(30);
    m.states = states(); m.name = told(); m.layer = null;
    watch.look(); watch.take();
    p.remember();
    m.look = look(); m.said = b.said(b, p).before();
    return p.active() === el;
  }
  if (act === "said") return b.said(b, p).after(el, m.said, m.instead);
  // Whether the button alone looks different now, and whether that is how a switch looks.
  if (act === "switched") {
    const marks = [el, ...el.children].map((one) => `${one.className?.baseVal ?? one.className} ${one.getAttribute("data-state") || ""}`).join(" ");
    return { now: look(), differs: el.isConnected && look() !== m.look, telling: /(^|[\s_-])(on|off|aan|uit|active|actief|actif|checked|selected|pressed|enabled|liked|switch|toggle)([\s_-]|$)/i.test(marks) || /\bswitch|toggle|slider/i.test(marks) };
  }
  if (act === "look") {
    const fresh = p.appeared(), left = watch.take().events;
    const declaredIn = (one) => one.matches("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]") ? one
      : [...one.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].find((one) => p.seen(one)) || null;
    let layer = fresh.map(declaredIn).find(Boolean) || null;
    const declared = Boolean(layer);
    // Not declared: a fixed layer that holds something; one that is only placed counts when a curtain came along with it.
    const share = (one) => { const box = one.getBoundingClientRect(); return (box.width * box.height) / (innerWidth * innerHeight); };
    const fixed = (one) => [one, ...one.children].find((at) => getComputedStyle(at).position === "fixed" && share(at) > 0.08 && (Number(getComputedStyle(at).zIndex) > 0 || share(at) > 0.5));
    const curtain = fresh.some((one) => fixed(one) && share(fixed(one)) > 0.6);
    layer ||= fresh.filter((one) => (fixed(one) || (curtain && getComputedStyle(one).position === "absolute" && share(one) > 0.05)) &&
      (b.fold(one.innerText).length > 2 || one.querySelector("img, button, input, iframe, video")))
      .sort((one, other) => other.textContent.length - one.textContent.length)[0] || null;
    m.layer = layer;
    m.fresh = fresh.filter((one) => b.fold(one.textContent).length > 2 || one.querySelector("img, input, button"));
    m.instead = m.fresh.length > 0 && p.vanished(el);
    // A copy of a part of a form that kept its ids: its labels belong to the fields of the first one, and its own fields have no name.
    const copied = (one) => [...one.querySelectorAll("input, select, textarea")].filter((field) => field.id && p.seen(field) && !field.labels?.length
      && !field.matches("[aria-label], [aria-labelledby], [title]") && !one.contains(document.getElementById(field.id)));
    const misled = fresh.flatMap((one) => copied(one).map((field) => ({ field, label: one.querySelector(`label[for=${JSON.stringify(field.id)}]`) })))
      .filter(({ label }) => label).slice(0, 10).map(({ field, label }) => ({ element: b.element(field, ""), label: b.fold(label.textContent, 200) }));
    const now = states();
    const known = STATES.filter((name, at) => now[at] !== null || m.states[at] !== null);
    return {
      left: left.some((one) => ["navigate", "submit", "open"].includes(one.kind)), alone: left.length === 0,
      layer: layer ? b.element(layer, b.visibleText(layer, 120)) : null, named: layer?.matches("[role=dialog], [role=alertdialog], dialog:not([role])") ? p.given(layer) !== "" : null, declared, modal: layer ? modal(layer) : false, inside: layer ? inLayer() : false,
      covers: layer ? curtain || share(layer) > 0.9 : false,
      count: layer ? controls().length : 0, shown: m.fresh.length > 0, instead: m.instead, state: known[0] || "", changed: now.some((value, at) => value !== m.states[at]),
      renamed: told() !== m.name, moved: p.active() !== el, misled, there: el.isConnected && p.seen(el),
    };
  }
  if (act === "hidden again") return m.fresh.length > 0 && m.fresh.every((one) => !one.isConnected || !p.seen(one));
  if (act === "inside") return { open: m.layer.isConnected && p.seen(m.layer), inside: m.layer.isConnected && inLayer(), none: p.active() === null };
  if (act === "to close") {
    const one = controls().find((at) => closing(at) && !p.submits(at) && !at.matches("a[href]:not([href^='#']):not([href^='javascript:'])"));
    // One that only a mouse can press: it is, and so we know that it closes.
    const mouse = one ? null : [...m.layer.querySelectorAll("*")].find((at) => closing(at) && p.seen(at) && !p.focusable(at) && !at.querySelector("a[href], button, input") &&
      b.fold(at.textContent).length < 20 && p.own(at, "click", "mousedown", "mouseup", "pointerdown"));
    if (mouse) { mouse.click(); await p.pause(120); if (!m.layer.isConnected || !p.seen(m.layer)) return { found: false, others: false, mouse: true }; }
    if (!one) return { found: false, mouse: false, others: controls().some((at) => at.matches("button, [role=button], a, input, summary, select, textarea")) };
    one.focus();
    return { found: true, others: false, mouse: false };
  }
  if (act === "returned") {
    const now = p.active();
    return now !== null && (now === el || p.holds(now, el) || p.holds(el, now) || now.parentElement === el.parentElement || !el.isConnected);
  }
  if (act === "again") { el.focus({ preventScroll: true, focusVisible: true }); return p.active() === el; }
  if (act === "away") { // whatever it takes, so that the next button can be tried
    if (m.layer?.isConnected && p.seen(m.layer)) {
      if (m.layer.close) try { m.layer.close(); } catch {}
      if (m.layer.isConnected && p.seen(m.layer)) m.layer.style.setProperty("display", "none", "important");
    }
    if (m.box) { watch.through = false; if (m.box[0].isConnected) type(...m.box); m.box = null; }
    document.activeElement?.blur?.();
  }
  return null;
}
