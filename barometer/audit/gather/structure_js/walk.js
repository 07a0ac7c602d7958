// What the computed style of each element tells: text and pictures that only the style sheet holds, the direction of text, text laid out with
// spaces, and an order on the screen that is not the order in the code.
(b, { limit }) => {
  const MOST = 10000, FEW = Math.min(limit, 200);
  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g, LATIN = /\p{Script=Latin}/gu;
  const SKIP = new Set(["HEAD", "META", "LINK", "TITLE", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION", "SOURCE", "TRACK", "BR", "HTML"]);
  const found = { generated: [], struck: [], backgrounds: [], directions: [], orders: [], spaced: [], lines: [] };
  const count = (text, sign) => (text.match(sign) || []).length;
  const add = (list, make) => { if (list.length < FEW) list.push(make()); else capped = true; };
  const there = (el) => b.visible(el) && !b.hiddenFromAssistive(el);
  let capped = false;

  const generated = (el) => {
    for (const side of ["::before", "::after"]) {
      const style = getComputedStyle(el, side), content = style.content;
      if (!/^"/.test(content) || content.includes('" / "') || style.display === "none" || style.visibility !== "visible") continue;
      const text = b.fold([...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1]).join(""), 300);
      if (!/\p{L}{3}/u.test(text) || parseFloat(style.fontSize) < 2 || !there(el)) continue;
      if (/icon|symbol|awesome|glyph/i.test(style.fontFamily) && /^\w+$/.test(text)) continue; // a ligature: the word is drawn as a picture
      add(found.generated, () => ({ element: b.element(el), text, side: side.slice(2) }));
    }
  };
  // A number that only the style sheet strikes out, with the text around it that has another number.
  const struck = (el) => {
    const own = el.textContent;
    if (own.length > 60 || !/\d/.test(own) || !there(el) || b.closest(el, "del, s, strike, label, [aria-label], [aria-labelledby], [role=deletion], [aria-disabled=true]")) return;
    for (let at = b.parent(el), up = 0; at && up < 3; at = b.parent(at), up++) {
      const beside = b.fold(at.textContent.replace(own, " "), 200);
      if (/\d/.test(beside)) { add(found.struck, () => ({ element: b.element(el, b.fold(own, 60)), beside })); return; }
    }
  };
  const HOLDS = "img, svg, video, canvas, object, iframe, input, button, select, textarea, picture";
  const background = (el, style) => {
    const url = style.backgroundImage.match(/url\("([^"]*)"\)/)?.[1];
    if (!url || el.textContent.trim() || el.querySelector(HOLDS) || el === document.body || el.matches("input, textarea, select, [aria-label], [title]")) return;
    const box = el.getBoundingClientRect();
    if (box.width < 40 || box.height < 20 || !there(el) || b.closest(el, "[role=img], [aria-label], [aria-labelledby]")) return;
    add(found.backgrounds, () => ({ element: b.element(el), src: url.startsWith("data:") ? url.slice(0, 40) : url.slice(0, 2000), linked: Boolean(b.closest(el, "a, button")), near: b.near(el),
                                    width: Math.round(box.width), height: Math.round(box.height) }));
  };
  const direction = (el, style, text) => {
    const rtl = count(text, RTL), latin = count(text, LATIN), override = /override/.test(style.unicodeBidi);
    const wrong = style.direction === "ltr" ? rtl >= 6 && rtl > 2 * latin : latin >= 8 && !rtl;
    if ((wrong || (override && (latin >= 4 || rtl >= 4))) && there(el) && !b.screenReaderOnly(el)) {
      add(found.directions, () => ({ element: b.element(el), direction: style.direction, rtl, latin, override, words: b.fold(text).split(" ").length }));
    }
  };
  const CODE = "code, samp, kbd, tt, textarea, math, svg, [class*=highlight], [class*=code], [class*=listing], [class*=screen], [class*=literal], [class*=synopsis], [class*=console], [class*=doctest]";
  const blocks = new Set();
  const spaced = (el, style, text) => {
    const kept = /^(pre|break)/.test(style.whiteSpace);
    if (!(el.localName === "pre" || (kept ? / {3}|\t/ : /\u00a0[\u00a0 ]{2}/).test(text))) return;
    let at = el;
    while (b.parent(at) && /^(inline|contents)/.test(getComputedStyle(at).display)) at = b.parent(at);
    if (blocks.has(at) || !there(at)) return;
    blocks.add(at);
    if (b.closest(at, CODE) || at.querySelector("code, samp, kbd, tt, var, span[class]")) return;
    const label = at.getAttribute("aria-label") || b.closest(at, "[role=img], figure:has(figcaption)");
    add(found.spaced, () => ({ element: b.element(at, b.visibleText(at, 300)), tag: at.localName, text: at.innerText.slice(0, 3000), labelled: Boolean(label) }));
  };
  const lines = (el) => {
    // Lines with nothing but a line break between them: links, or short pieces after a text that announces them. A list in the eyes of the reader.
    if (el.querySelectorAll(":scope > br").length < 2 || el.closest("li, address, pre, td, th, label")) return;
    const pieces = [""], plain = [...el.childNodes].every((child) => child.nodeType !== Node.ELEMENT_NODE || child.matches("a, br, b, strong, i, em, span"));
    let links = 0, text = 0;
    for (const child of el.childNodes) {
      if (child.nodeName === "BR") pieces.push("");
      else if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.ELEMENT_NODE) {
        pieces[pieces.length - 1] += child.textContent;
        if (child.nodeName === "A") links += 1; else if (/\S/.test(child.textContent)) text += 1;
      }
    }
    const said = pieces.map((piece) => b.fold(piece, 200)).filter(Boolean);
    const before = b.fold(el.previousElementSibling?.innerText, 2000);
    const announced = /:$/.test(before) ? said : /:$/.test(said[0] || "") ? said.slice(1) : [];
    const short = announced.length >= 3 && announced.every((piece) => piece.length <= 80 && !/[.:]$/.test(piece));
    if (plain && ((links >= 3 && !text) || (short && links < 2)) && there(el)) {
      add(found.lines, () => ({ element: b.element(el, b.visibleText(el, 300)), links: text ? 0 : links, pieces: (text ? announced : said).length }));
    }
  };

  const spoken = (el) => b.fold(el.innerText, 120);
  const order = (el, kind, children) => {
    const boxes = children.filter((child) => b.visible(child) && !b.hiddenFromAssistive(child) && /\p{L}{2}/u.test(child.innerText || ""))
      .slice(0, 30).map((child) => ({ child, box: child.getBoundingClientRect(), text: spoken(child) }));
    if (boxes.length < 2 || !there(el)) return;
    const across = (one, other) => (getComputedStyle(el).direction === "rtl" ? other.box.right - one.box.right : one.box.left - other.box.left);
    const before = (one, other) => (one.box.bottom <= other.box.top + 4 ? -1 : other.box.bottom <= one.box.top + 4 ? 1 : across(one, other));
    const seen = [...boxes].sort(before), ranks = boxes.map((one) => seen.indexOf(one));
    if (ranks.every((rank, i) => rank === i)) return;
    const stacked = boxes.every((one, i) => !i || before(one, boxes[i - 1]) ** 2 === 1);
    const plain = boxes.every(({ child }) => !child.matches("a, button, input, label, select, [role=button], [role=tab]") && !child.querySelector("input, select, textarea, button"));
    const heads = boxes.map(({ child }) => (child.matches("h1, h2, h3, h4, h5, h6, [role=heading]") ? 1 : 0));
    add(found.orders, () => ({ element: b.element(el, b.visibleText(el, 300)), kind, ranks, texts: boxes.map((one) => one.text), stacked, plain, heads }));
  };
  const moved = (child) => {
    const style = getComputedStyle(child);
    return style.order !== "0" || style.gridRowStart !== "auto" || style.gridColumnStart !== "auto";
  };

  const every = b.all("*");
  const foreign = count((document.body?.textContent || "").slice(0, 500000), RTL) > 5;
  for (const el of every.slice(0, MOST)) {
    if (SKIP.has(el.nodeName) || el instanceof SVGElement) continue;
    // A form with a field of that name gives the field instead of its children.
    if (!(el.children instanceof HTMLCollection) || !(el.childNodes instanceof NodeList)) continue;
    const style = getComputedStyle(el);
    if (style.display === "none" || style.visibility !== "visible") continue;
    generated(el);
    if (style.textDecorationLine.includes("line-through")) struck(el);
    if (style.backgroundImage !== "none") background(el, style);
    lines(el);
    let text = "";
    for (const node of el.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
    if (/\S/.test(text)) {
      if (foreign || style.direction === "rtl" || /override/.test(style.unicodeBidi)) direction(el, style, text);
      spaced(el, style, text);
    }
    if (el.children.length < 2 || el.children.length > 200) continue;
    const flex = /flex/.test(style.display), grid = /grid/.test(style.display);
    if (flex && (/reverse/.test(style.flexDirection + style.flexWrap) || [...el.children].some(moved))) order(el, "flex", [...el.children]);
    else if (grid && [...el.children].some(moved)) order(el, "grid", [...el.children]);
    else if (!flex && !grid) {
      const placed = [...el.children].filter((child) => getComputedStyle(child).position === "absolute");
      if (placed.length > 1 && placed.length <= 30) order(el, "absolute", placed);
    }
  }
  return { ...found, capped: capped || every.length > MOST };
}
