// Colours that hardly differ: of placeholders, text from the style sheet, states, edges of fields, icons and rings of the focus.
// With ``dark`` only the texts that are too faint now. ``shown`` are the texts on a picture, for whoever can look at pixels.
(b, { dark = false }) => {
  const colour = b.colour(), MOST = 60, SHOWN = 5;
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio], [type=range], [type=color], [type=file]), textarea, select";
  const CONTROLS = "a[href], button, summary, input[type=submit], input[type=button], input[type=reset], [role=button], [role=link], [role=tab], [role=menuitem]";
  const hex = (c) => "#" + [c.r, c.g, c.b].map((one) => Math.round(one).toString(16).padStart(2, "0")).join("");
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const WHITE = { r: 255, g: 255, b: 255, a: 1 };
  // What is behind the content of an element: one colour, or null for a picture, a gradient, a layer or something half transparent.
  const behind = (el, style = getComputedStyle(el)) => {
    const layers = [];
    for (let at = el, s = style; at; at = b.parent(at), s = at && getComputedStyle(at)) {
      if (s.backgroundImage !== "none" || Number(s.opacity) < 1 || s.mixBlendMode !== "normal" || s.filter !== "none" || s.backdropFilter !== "none") return null;
      const c = colour.read(s.backgroundColor);
      if (!c) return null;
      if (c.a > 0) layers.push(c);
      if (c.a === 1) break;
      if (/absolute|fixed|sticky/.test(s.position)) return null; // it may lie on anything
    }
    const last = layers.at(-1), scheme = getComputedStyle(document.documentElement).colorScheme;
    if ((!last || last.a < 1) && (b.media("(prefers-color-scheme: dark)") && /dark/.test(scheme))) return null;
    return layers.reverse().reduce((under, top) => over(top, under), WHITE);
  };
  const needed = (style) => { const size = parseFloat(style.fontSize); return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5; };
  const ink = (style, under) => { const c = colour.read(style.color); return c && under && style.webkitTextFillColor === style.color ? over(c, under) : null; };
  const words = (text) => /[\p{L}\d]/u.test(text || "");
  const live = (el) => b.visible(el) && !el.disabled && !b.closest(el, "[aria-disabled=true], fieldset:disabled, [inert]");
  // The element that holds the first words of a control, or null.
  const holder = (el) => {
    if (el.localName === "input") return words(el.value) ? el : null;
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (words(node.nodeValue) && b.visible(node.parentElement) && !b.screenReaderOnly(node.parentElement)) return node.parentElement;
    return null;
  };
  const list = [], seen = {};
  const note = (kind) => { seen[kind] = (seen[kind] || 0) + 1; };
  const tell = (el, kind, front, back, need) => {
    note(kind);
    const ratio = colour.contrast(front, back);
    if (ratio < need - 0.05 && list.length < 300) list.push({ element: b.element(el), kind, ratio, needed: need, colour: hex(front), behind: hex(back) });
  };

  // Texts as they stand now: those that are too faint, and those on a picture.
  const texts = () => {
    const faint = new Map(), shown = [], done = new Set();
    const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), n = 0; node && n < 4000; node = walker.nextNode(), n++) {
      const el = node.parentElement;
      if (!words(node.nodeValue) || done.has(el) || el.closest("script, style, noscript, template, option, svg, [aria-hidden=true]")) continue;
      done.add(el);
      const style = getComputedStyle(el);
      if (style.visibility !== "visible" || !b.visible(el) || b.screenReaderOnly(el) || !live(el)) continue;
      const back = behind(el, style), front = ink(style, back);
      if (back && front) { const ratio = colour.contrast(front, back); if (ratio < needed(style) - 0.05) faint.set(el, { ratio, front, back, need: needed(style) }); }
    }
    return faint;
  };
  if (dark) {
    const rest = window.__barometerFaint || new Set();
    for (const [el, one] of texts()) if (!rest.has(el)) tell(el, "dark", one.front, one.back, one.need);
    delete window.__barometerFaint;
    return { list, seen: { dark: 1 }, shown: [], dark: false };
  }

  // Rules that matter: states, text from the style sheet, a dark variant.
  const states = [], written = [];
  let hasDark = false, picture = false;
  const PAINT = /^(color|background|background-color|background-image|border|border-color|outline|outline-color|outline-style|outline-width|box-shadow|fill|stroke|text-decoration|text-decoration-line)$/;
  const open = [document, ...b.shadows()].flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]);
  for (let n = 0; open.length && n < 20000; n++) {
    const at = open.pop();
    let rules = [];
    try { rules = at.cssRules || []; } catch { continue; }
    if (at.media?.mediaText && /prefers-color-scheme:\s*dark/.test(at.media.mediaText)) hasDark = true;
    if (at.selectorText) {
      if (/:(hover|focus)/.test(at.selectorText) && [...at.style].some((name) => PAINT.test(name))) states.push(at);
      if (/::?(before|after)/.test(at.selectorText) && words(at.style.content.replace(/\\[0-9a-f]{1,6}\s?|counters?\([^)]*\)|attr\([^)]*\)/gi, ""))) written.push(at.selectorText);
      if (/url\(|gradient\(/.test(at.style.backgroundImage)) picture = true;
    }
    if (at.styleSheet) open.push(at.styleSheet);
    for (const rule of rules) open.push(rule);
  }
  if (document.querySelector("[style*=gradient], [style*='url(']")) picture = true;

  for (const el of document.querySelectorAll("input[placeholder], textarea[placeholder]")) {
    if (!words(el.placeholder) || el.value || !live(el)) continue;
    const style = getComputedStyle(el, "::placeholder"), under = behind(el), c = colour.read(style.color);
    if (under && c) tell(el, "placeholder", over({ ...c, a: c.a * Number(style.opacity) }, under), under, needed(style));
  }

  const generated = new Set();
  for (const selector of written.flatMap((text) => text.split(",")).slice(0, 200)) {
    const part = /::?(before|after)\s*$/.exec(selector.trim());
    if (!part) continue;
    let found = [];
    try { found = [...document.querySelectorAll(selector.trim().slice(0, part.index) || "*")].slice(0, 50); } catch { continue; }
    for (const el of found) {
      const side = `::${part[1]}`;
      if (generated.has(el) || !live(el)) continue;
      const style = getComputedStyle(el, side);
      if (!words(style.content.replace(/^(none|normal)$/, "")) || style.display === "none" || style.visibility !== "visible" || Number(style.opacity) < 1 || style.backgroundImage !== "none") continue;
      generated.add(el);
      const own = colour.read(style.backgroundColor), under = own && (own.a === 1 ? WHITE : behind(el)), front = colour.read(style.color);
      if (own && under && front) { const back = over(own, under); tell(el, "generated", over(front, back), back, needed(style)); }
    }
  }

  for (const el of [...document.querySelectorAll(FIELDS)].slice(0, MOST)) {
    const style = getComputedStyle(el);
    if (!live(el) || el.readOnly || style.boxShadow !== "none" || style.backgroundImage !== "none" || b.screenReaderOnly(el) || Number(style.opacity) < 1) continue;
    const box = el.getBoundingClientRect();
    if (box.width < 20 || box.height < 12) continue;
    let best = 0, front = null, back = null, known = true;
    for (let at = el, up = 0; at && up < 3 && known; at = b.parent(at), up++) {
      const around = at.getBoundingClientRect(), s = getComputedStyle(at), outside = b.parent(at) ? behind(b.parent(at)) : WHITE, inside = behind(at, s);
      if (up && (Math.abs(around.width - box.width) > 80 || Math.abs(around.height - box.height) > 24)) break;
      if (!outside || !inside || (up && s.boxShadow !== "none")) { known = false; break; }
      const edges = ["Top", "Right", "Bottom", "Left"].filter((side) => s[`border${side}Style`] !== "none" && parseFloat(s[`border${side}Width`]) > 0).map((side) => colour.read(s[`border${side}Color`]));
      if (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) edges.push(colour.read(s.outlineColor));
      for (const edge of [...edges.filter(Boolean).map((one) => over(one, outside)), inside]) {
        const ratio = colour.contrast(edge, outside);
        if (ratio > best) { best = ratio; front = edge; back = outside; }
      }
    }
    if (known && front) tell(el, "field", front, back, 3);
  }

  const SHAPES = "path, circle, rect, line, polyline, polygon, ellipse, use";
  const iconOf = (el) => {
    const svg = [...el.querySelectorAll("svg")].find((one) => b.visible(one));
    if (!svg || holder(el) || el.querySelector("img, picture, canvas")) return null;
    const box = svg.getBoundingClientRect();
    if (box.width < 6 || box.height < 6 || svg.querySelector("linearGradient, radialGradient, image, filter, mask")) return null;
    const paints = new Map();
    for (const shape of svg.querySelectorAll(SHAPES)) {
      const s = getComputedStyle(shape);
      if (s.display === "none" || Number(s.opacity) < 1) return null;
      for (const paint of [s.fill, s.strokeWidth !== "0px" ? s.stroke : "none"]) {
        const c = paint === "none" ? null : colour.read(paint);
        if (paint !== "none" && !c) return null;
        if (c && c.a > 0) paints.set(hex(c), c);
      }
    }
    return paints.size === 1 ? { svg, paint: [...paints.values()][0] } : null;
  };
  const controls = b.all(CONTROLS).filter((el) => live(el));
  for (const el of controls.slice(0, 300)) {
    const icon = iconOf(el), under = icon && behind(icon.svg.parentElement);
    if (under) tell(el, "icon", over(icon.paint, under), under, 3);
  }

  // States: the rules with ":hover" and ":focus" also hold for elements with an attribute of ours, so that they can be looked at.
  if (states.length) {
    const HOVER = "data-barometer-hover", FOCUS = "data-barometer-focus", WITHIN = "data-barometer-within", added = [];
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { transition: none !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    const marks = [];
    const mark = (el, name) => { if (!el.hasAttribute(name)) { el.setAttribute(name, ""); marks.push([el, name]); } };
    const clear = () => { for (const [el, name] of marks.splice(0)) el.removeAttribute(name); };
    try {
      const bare = new Set();
      for (const rule of states.slice(0, 500)) {
        const owner = rule.parentRule || rule.parentStyleSheet;
        if (!owner?.insertRule || owner.selectorText) continue;
        const text = rule.cssText, brace = text.indexOf("{"), selector = text.slice(0, brace);
        const other = selector.replace(/:hover/g, `[${HOVER}]`).replace(/:focus-within/g, `[${WITHIN}]`).replace(/:focus(-visible)?(?![\w-])/g, `[${FOCUS}]`);
        const index = [...owner.cssRules].indexOf(rule);
        try { owner.insertRule(other + text.slice(brace), index + 1); added.push([owner, owner.cssRules[index + 1]]); } catch { continue; }
        for (const one of selector.split(",")) bare.add(one.replace(/:(hover|focus(-visible|-within)?)(?![\w-])/g, "").replace(/::?(before|after)\s*$/, "").trim() || "*");
      }
      const touched = (el) => [...bare].some((one) => { try { return el.matches(one) || Boolean(el.querySelector(one)); } catch { return false; } });
      const kinds = new Set();
      const facts = (el, text) => {
        const style = getComputedStyle(el), inner = getComputedStyle(text || el), under = behind(text || el, inner);
        const outside = behind(b.parent(el) || el);
        return { style: { color: inner.color, background: style.backgroundColor, border: style.borderTopColor + style.borderTopWidth + style.borderTopStyle, bottom: style.borderBottomColor + style.borderBottomWidth + style.borderBottomStyle,
            shadow: style.boxShadow, line: style.textDecorationLine + style.textDecorationThickness, weight: style.fontWeight, outline: `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` },
          under, front: ink(inner, under), need: needed(inner), outside,
          layer: /absolute|fixed|sticky/.test(style.position),
          ring: style.outlineStyle !== "none" && style.outlineStyle !== "auto" && parseFloat(style.outlineWidth) > 0 ? colour.read(style.outlineColor) : null, inset: parseFloat(style.outlineOffset) < 0, auto: style.outlineStyle === "auto" };
      };
      for (const el of controls) {
        if (kinds.size >= MOST) break;
        const key = [el.localName, el.className, b.parent(el)?.className, b.place(el)].join("|");
        if (kinds.has(key) || el.getRootNode() !== document) continue;
        kinds.add(key);
        if (!touched(el)) continue;
        const text = holder(el), rest = facts(el, text);
        for (const state of ["hover", "focus"]) {
          if (state === "hover") for (let at = el; at && at !== document.documentElement; at = b.parent(at)) mark(at, HOVER);
          else { mark(el, FOCUS); for (let at = el; at && at !== document.documentElement; at = b.parent(at)) mark(at, WITHIN); }
          const now = facts(el, text);
          clear();
          const repainted = now.style.color !== rest.style.color || (now.under && rest.under && hex(now.under) !== hex(rest.under));
          const fineAtRest = !rest.front || !rest.under || colour.contrast(rest.front, rest.under) >= rest.need - 0.05;
          if (text && repainted && now.front && now.under && fineAtRest) tell(el, state, now.front, now.under, now.need);
          if (state !== "focus" || now.layer || !now.ring || !now.outside || now.inset || now.ring.a === 0) continue;
          const others = Object.keys(now.style).filter((name) => !["outline", "color"].includes(name) && now.style[name] !== rest.style[name]);
          const recoloured = rest.front && now.front && colour.contrast(rest.front, now.front) >= 3;
          if (!others.length && !recoloured) tell(el, "ring", over(now.ring, now.outside), now.outside, 3);
        }
      }
    } finally {
      clear();
      for (const [owner, rule] of added.reverse()) { const index = [...owner.cssRules].indexOf(rule); if (index >= 0) owner.deleteRule(index); }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== still);
    }
  }

  // Texts on a picture or a gradient, with the boxes of their lines.
  const shown = [];
  if (picture) {
    const done = new Set(), walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), n = 0; node && n < 3000 && shown.length < SHOWN; node = walker.nextNode(), n++) {
      const el = node.parentElement;
      if (!words(node.nodeValue) || done.has(el) || el.closest("script, style, noscript, template, option, svg, [aria-hidden=true]")) continue;
      done.add(el);
      let at = el, found = false;
      for (; at; at = b.parent(at)) {
        const s = getComputedStyle(at), c = colour.read(s.backgroundColor);
        if (s.backgroundImage !== "none") { found = !/^(none|url\("data:image\/svg\+xml[^)]*"\))$/.test(s.backgroundImage) || at !== el; break; }
        if (!c || c.a === 1) break;
      }
      const style = getComputedStyle(el), c = colour.read(style.color);
      if (!found || !c || c.a < 1 || style.textShadow !== "none" || style.webkitTextFillColor !== style.color || style.visibility !== "visible" || !live(el) || b.screenReaderOnly(el)) continue;
      if (at === document.body || at === document.documentElement) { if (/^url/.test(getComputedStyle(at).backgroundImage) === false && !/gradient/.test(getComputedStyle(at).backgroundImage)) continue; }
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 4 && box.height > 4).slice(0, 8).map((box) => ({ x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height }));
      if (!boxes.length || boxes.some((box) => box.y > 5000)) continue;
      shown.push({ element: b.element(el), boxes, colour: [c.r, c.g, c.b], needed: needed(style) });
      el.setAttribute("data-barometer-shown", "");
    }
  }
  if (hasDark) window.__barometerFaint = new Set(texts().keys());
  return { list, seen, shown, dark: hasDark };
}
