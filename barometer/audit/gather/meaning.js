(b, { limit }) => b.named((name) => {
  // Text as the eye reads it: without what is hidden from sight, drawn with an icon font, or a formula.
  const ICONS = /icon|symbol|awesome|glyph|dashicon|fontello/i;
  const SKIP = "script, style, template, math, svg, select, textarea, input, button button, noscript, object, canvas, video, audio";
  const unseen = (style, node) => style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0
    || parseFloat(style.fontSize) < 1 || Math.abs(parseFloat(style.textIndent)) > 500 || ICONS.test(style.fontFamily) || b.screenReaderOnly(node, style);
  const shownText = (el) => {
    let text = "";
    const walk = (node, top) => {
      if (text.length > 2000) return;
      if (node.nodeType === Node.TEXT_NODE) { text += node.nodeValue; return; }
      if (node.nodeType !== Node.ELEMENT_NODE || (!top && node.matches(SKIP))) return;
      if (node.localName === "br") { text += " "; return; }
      const style = getComputedStyle(node);
      if (unseen(style, node)) return;
      const apart = style.display !== "inline" && style.display !== "contents";
      if (apart) text += " ";
      for (const child of (node.shadowRoot || node).childNodes) walk(child, false);
      if (apart) text += " ";
    };
    walk(el, true);
    const box = el.getBoundingClientRect();
    return box.right < 0 || box.bottom + scrollY < 0 ? "" : b.fold(text);
  };
  const WIDGETS = "a[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], "
    + "[role=option], [role=checkbox], [role=radio], [role=switch], [role=treeitem]";
  const VALUES = "input[type=submit], input[type=button], input[type=reset]";
  const FIELDS = "input:not([type=hidden], [type=image]), select, textarea";
  const shownOn = (el) => {
    if (el.matches(VALUES)) return b.fold(el.value);
    if (el.matches(FIELDS)) return b.fold([...(el.labels || [])].map(shownText).join(" "));
    return shownText(el);
  };
  const labelled = [];
  const asked = b.pick(b.all("[aria-label], [aria-labelledby]"), (el) => el.matches(`${WIDGETS}, ${VALUES}, ${FIELDS}`) && b.visible(el) && !b.hiddenFromAssistive(el), limit);
  for (const el of asked.list) {
    const shown = shownOn(el);
    if (/[\p{L}\p{N}]/u.test(shown)) labelled.push({ element: b.element(el, name(el)), shown });
  }

  const words = (text) => (text.match(/\p{L}+/gu) || []).length;
  const inline = (el) => el.localName === "a" || getComputedStyle(el).display.startsWith("inline");
  const partText = (el) => (b.visible(el) && !b.screenReaderOnly(el) ? b.visibleText(el) : "");
  const parts = b.pick(b.all("body [lang], q, em, i, a"), (el) => {
    const rough = el.textContent;
    if (rough.length < 4 || rough.length > 4000 || el.querySelector("[lang]") || b.closest(el, "code, pre, kbd, samp, math, svg, [translate=no]") || !inline(el)) return false;
    return words(rough) >= (el.hasAttribute("lang") ? 2 : 6) && !b.hiddenFromAssistive(el) && partText(el);
  }, limit);

  const embeds = b.pick(b.all("iframe, frame"), (el) => b.visible(el) && !b.hiddenFromAssistive(el) && !el.matches("[role=presentation], [role=none], [tabindex='-1']"), limit);

  const LAYERS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i]";
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [innerWidth * x, innerHeight * y]));
  const fixed = (el) => { for (let at = el; at; at = b.parent(at)) if (getComputedStyle(at).position === "fixed" || at.localName === "dialog") return at; return null; };
  const covered = (layer) => points.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y), over = top && fixed(top);
    return Boolean(top && (layer.contains(top) || top.contains(layer) && over || over && !over.matches("header, nav, footer") && !over.querySelector("nav")));
  }).length / points.length;
  const walls = b.pick(b.all(LAYERS), (el) => b.visible(el) && el.textContent.length < 20000 && /cookie/i.test(el.innerText) && fixed(el)
    && !(b.parent(el) && b.closest(b.parent(el), LAYERS)), 5);
  const choices = (el) => [...el.querySelectorAll("button, a[href], [role=button], input[type=submit], input[type=button]")]
    .filter((one) => b.visible(one)).slice(0, 30).map((one) => b.fold(name(one), 100));

  return {
    labelled: { capped: asked.capped, list: labelled },
    parts: { capped: parts.capped, list: parts.list.map((el) => ({ element: b.element(el, partText(el)), tag: el.localName, lang: b.language(el), marked: el.hasAttribute("lang") })) },
    embeds: { capped: embeds.capped, list: embeds.list.map((el) => ({ element: b.element(el, b.fold(el.title)), title: b.fold(el.getAttribute("title") || el.getAttribute("aria-label")), src: (el.src || "").slice(0, 2000) })) },
    walls: { capped: false, list: walls.list.map((el) => ({ element: b.element(el, b.visibleText(el, 300)), covers: covered(el), choices: choices(el) })) },
  };
})
