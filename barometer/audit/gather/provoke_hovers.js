// Elements over which the pointer may make something appear: by a :hover rule of a style sheet, or by a listener.
(b, { known }) => {
  const p = b.provoke(b), tried = new Set(known), triggers = new Map();
  const reveals = (style) => (style.display && style.display !== "none") || style.visibility === "visible" || (style.opacity !== "" && Number(style.opacity) > 0) ||
    style.maxHeight || style.height || style.clip || style.clipPath || style.transform || style.left || style.top || style.right || style.bottom || style.position;
  const add = (el, kind) => { if (el && !triggers.has(el) && b.visible(el) && !el.matches("html, body, main, header, footer")) triggers.set(el, kind); };
  const words = (el) => el.matches("button, [role=button]") || b.fold(el.textContent).length >= 3 || el.querySelector("img[alt], a[href], button") !== null;
  const split = (list) => { // at commas that stand in no brackets
    const parts = [""]; let depth = 0;
    for (const sign of list) { depth += "([".includes(sign) ? 1 : ")]".includes(sign) ? -1 : 0; if (sign === "," && !depth) parts.push(""); else parts[parts.length - 1] += sign; }
    return parts;
  };
  const rule = (selector, style, root) => {
    const at = selector.indexOf(":hover");
    if (at < 0) return;
    const tail = selector.slice(at + 6), end = tail.search(/[\s>+~]/);
    const compound = end < 0 ? tail : tail.slice(0, end), rest = end < 0 ? "" : tail.slice(end);
    const pseudo = /::?(after|before)/.test(selector);
    if (!rest && !pseudo) return;
    try {
      if (pseudo && !rest) {
        if (style.content && style.content !== "none" || reveals(style)) for (const el of [...root.querySelectorAll(selector.slice(0, at).replace(/::?(after|before).*/, "") || "*")].slice(0, 20)) add(el, "pseudo");
        return;
      }
      if (!reveals(style)) return;
      const owner = selector.slice(0, at) + compound.replace(/:(hover|focus[\w-]*)/g, "") || "*";
      for (const subject of [...root.querySelectorAll((owner + rest).replace(/:hover/g, "").replace(/::?(after|before).*/, ""))].slice(0, 60)) {
        if (p.seen(subject) || !words(subject)) continue;
        let trigger = b.closest(subject, owner);
        if (trigger === subject) trigger = b.parent(subject) && b.closest(b.parent(subject), owner);
        for (let one = subject.previousElementSibling; !trigger && one; one = one.previousElementSibling) if (one.matches(owner)) trigger = one;
        add(trigger, "rule");
      }
    } catch { /* a selector that cannot be asked for */ }
  };
  const walk = (rules, root) => {
    for (const one of rules) {
      if (one.media && !b.media(one.media.mediaText)) continue;
      if (one.selectorText?.includes(":hover")) for (const part of split(one.selectorText)) rule(part.trim(), one.style, root);
      if (one.cssRules?.length) walk(one.cssRules, root);
    }
  };
  for (const root of [document, ...b.shadows()]) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) try { walk(sheet.cssRules, root); } catch { /* of another origin */ }
  }
  for (const el of b.all("body *")) {
    if (!p.own(el, "mouseenter", "mouseover", "pointerenter", "pointerover")) continue;
    const box = el.getBoundingClientRect();
    if (box.width * box.height < 0.3 * innerWidth * innerHeight) add(el, "listener");
    // It may listen for what stands in it: some of that is pointed at, too.
    if (p.own(el, "mouseover", "pointerover")) for (const one of [...el.querySelectorAll("[aria-describedby], button, a[href], abbr, [tabindex]")].slice(0, 2)) add(one, "listener");
  }
  const kinds = new Map(), rows = [];
  p.memory.tried = [];
  for (const [el, how] of triggers) {
    const key = b.key(el), kind = [how, el.localName, el.className, el.parentElement?.className].join("|");
    if (tried.has(key) || (kinds.get(kind) || 0) >= 2) continue;
    kinds.set(kind, (kinds.get(kind) || 0) + 1);
    rows.push({ element: b.element(el, b.visibleText(el, 200)), key, how, index: p.memory.tried.length });
    p.memory.tried.push(el);
  }
  return { list: rows };
}
