// Links within a text, and whether more than a colour tells them from it.
(b, { runs, limit }) => {
  const SIGNS = /text-decoration|border|background|outline|box-shadow|font-weight|font-style|text-transform/;
  const colour = b.colour();
  let unread = false, hovers = null;
  // Selectors of rules that give something a sign under the mouse, without their ":hover".
  const hoverRules = () => {
    const found = [], open = [document, ...b.shadows()].flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]);
    for (let seen = 0; open.length && seen < 20000; seen++) {
      const at = open.pop();
      let rules = [];
      try { rules = at.cssRules || []; } catch { unread = true; }
      if (at.selectorText?.includes(":hover") && [...at.style].some((name) => SIGNS.test(name))) found.push(at.selectorText.replaceAll(":hover", ""));
      if (at.styleSheet) open.push(at.styleSheet);
      for (const rule of rules) open.push(rule);
    }
    return found;
  };
  const hovered = (link) => {
    hovers ??= hoverRules();
    const fits = (selector) => [link, ...link.querySelectorAll("*")].some((el) => { try { return el.matches(selector); } catch { return false; } });
    return hovers.some(fits) || (unread ? null : false);
  };
  const clear = (text) => { const c = colour.read(text); return c ? c.a < 0.05 : text === "transparent"; };
  const bordered = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0 && !clear(style[`border${side}Color`]));
  const marked = (el) => {
    const style = getComputedStyle(el);
    if (style.textDecorationLine !== "none" || bordered(style) || style.boxShadow !== "none" || style.backgroundImage !== "none" || !clear(style.backgroundColor)) return true;
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) return true;
    return ["::before", "::after"].some((part) => { const pseudo = getComputedStyle(el, part); return !/^(none|normal|""|" ")$/.test(pseudo.content) || (pseudo.content !== "none" && pseudo.content !== "normal" && (bordered(pseudo) || !clear(pseudo.backgroundColor))); });
  };
  const words = (text) => text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
  const list = [], seen = new Set();
  for (const run of runs) {
    if (list.length >= limit) break;
    const links = new Map(), plain = [];
    for (const node of run.nodes) {
      const holder = node.parentElement || run.el, link = b.closest(holder, "a[href], [role=link]");
      if (link) { if (!links.has(link)) links.set(link, holder); } else if (!b.closest(holder, "button, label, summary, h1, h2, h3, h4, h5, h6") && /\p{L}/u.test(node.nodeValue)) plain.push(node);
    }
    const around = words(plain.map((node) => node.nodeValue).join(" "));
    if (!links.size || !around || b.closest(run.el, "nav, [role=navigation]")) continue;
    const beside = getComputedStyle(plain[0].parentElement || run.el), textColour = colour.read(beside.color);
    for (const [link, holder] of links) {
      if (seen.has(link) || !/\p{L}|\d/u.test(link.textContent)) continue;
      seen.add(link);
      const chain = [];
      for (let at = holder; at && at !== run.el; at = b.parent(at)) { chain.push(at); if (at === link) break; }
      const style = getComputedStyle(holder), own = colour.read(style.color);
      const other = Math.abs(Number(style.fontWeight) - Number(beside.fontWeight)) >= 200 || style.fontStyle !== beside.fontStyle || style.fontFamily !== beside.fontFamily
        || style.textTransform !== beside.textTransform || Math.abs(parseFloat(style.fontSize) / parseFloat(beside.fontSize) - 1) > 0.15 || style.fontVariantCaps !== beside.fontVariantCaps;
      const inside = [...link.querySelectorAll("*")].slice(0, 20);
      const told = other || inside.some((el) => /^(img|svg|picture|i)$/i.test(el.localName) || marked(el)) || chain.some(marked) || marked(link);
      const contrast = own && textColour && own.a === 1 && textColour.a === 1 ? colour.contrast(own, textColour) : 0;
      list.push({ element: b.element(link), told, contrast, words: around, hover: told || contrast < 3 ? null : hovered(link) });
    }
  }
  return { list };
}
