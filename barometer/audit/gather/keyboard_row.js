// One stop of the walk with the Tab key: what has the focus, how it looks, and whether it can be seen.
// ``known`` remembers which containers show their parts in another order, while many stops are looked at in one go.
Object.assign((b, el, { events, dialogs, via, known = new Map() }) => {
  const boxes = [el, ...(el.labels || [])].map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height);
  const box = boxes.length && { left: Math.min(...boxes.map((one) => one.left)), top: Math.min(...boxes.map((one) => one.top)),
                                right: Math.max(...boxes.map((one) => one.right)), bottom: Math.max(...boxes.map((one) => one.bottom)) };
  const typed = el.matches("textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], input:not([type=checkbox]):not([type=radio]):not([type=range])" +
    ":not([type=color]):not([type=file]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image])") && !el.readOnly;
  const style = getComputedStyle(el), above = el.parentElement;
  const points = el.getClientRects()[0], middle = points && document.elementFromPoint(points.left + points.width / 2, points.top + points.height / 2);
  const under = middle && !el.contains(middle) && !middle.contains(el) && ![...(el.labels || [])].some((label) => label.contains(middle));
  const look = [under ? "under something" : "", document.body.className, document.documentElement.className, el.localName, el.className, el.getAttribute("role"), el.type, above?.localName, above?.className, style.outline, style.outlineOffset, style.boxShadow,
                style.backgroundColor, style.backgroundImage, style.color, style.border, style.textDecoration, style.fontWeight].join("|");
  // A player or a date has several stops of its own inside, which look like one from outside; anything else lets go at once.
  const parts = el.matches("audio, video, object, embed, iframe, input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]") ? 20 : 3;
  const framed = /^i?frame$/.test(el.localName);
  const own = el.getBoundingClientRect();

  // Why the element itself cannot be seen, '' when it can: a control that is drawn by its label or by what stands around it can.
  const drawnByOthers = () => [...(el.labels || [])].some((label) => b.visible(label) && !b.screenReaderOnly(label)) ||
    (el.matches("input, select") && above && b.visible(above) && above.getBoundingClientRect().width > 4 && above.getBoundingClientRect().height > 4);
  const unseen = () => {
    if (framed || el.matches("area, object, embed, body *:fullscreen")) return "";
    const inner = [el, ...el.querySelectorAll("*")].slice(0, 60).map((one) => one.getBoundingClientRect()).filter((one) => one.width > 1.5 && one.height > 1.5);
    const clipped = (at) => {
      if (b.screenReaderOnly(at)) return true;
      const rect = at.getBoundingClientRect(), how = getComputedStyle(at);
      return at !== el && how.overflow !== "visible" && how.position !== "static" && (rect.width < 1.5 || rect.height < 1.5);
    };
    let reason = "";
    if (!el.checkVisibility({ opacityProperty: true })) reason = "transparent";
    else if (clippedBy(clipped)) reason = "clipped";
    else if (!inner.length) reason = "size";
    else if (inner.every((one) => one.right <= 1 || one.bottom <= 1 || one.left >= innerWidth - 1 || one.top >= innerHeight - 1)) reason = "offscreen";
    return reason && drawnByOthers() ? "" : reason;
  };
  const clippedBy = (clipped) => {
    for (let at = el; at && at !== document.body && at !== document.documentElement; at = b.parent(at)) {
      if (clipped(at)) return true;
      if (getComputedStyle(at).position === "fixed") return false;
    }
    return false;
  };

  // The fixed or sticky layer that lies over all of it: nine points are asked.
  const covered = () => {
    if (window !== window.top || own.width < 3 || own.height < 3 || own.height > 0.8 * innerHeight) return null;
    const layers = new Set();
    for (const across of [0.02, 0.5, 0.98]) for (const down of [0.08, 0.5, 0.92]) {
      const x = own.left + across * own.width, y = own.top + down * own.height;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const top = document.elementFromPoint(x, y);
      const mine = (one) => { for (let at = el; at; at = b.parent(at)) if (at === one) return true; return false; };
      if (!top || el.contains(top) || mine(top) || [...(el.labels || [])].some((label) => label.contains(top))) return null;
      let layer = null, solid = false;
      for (let at = top; at && at !== document.body; at = b.parent(at)) {
        if (mine(at)) break;
        const how = getComputedStyle(at);
        const alpha = how.backgroundColor.match(/rgba\(.*, ([\d.]+)\)/);
        const area = at.getBoundingClientRect();
        if (x < area.left || x > area.right || y < area.top || y > area.bottom) { /* it is painted elsewhere */ }
        else if (at.matches("img, video, canvas, iframe") || how.backgroundImage !== "none" || !alpha || Number(alpha[1]) > 0.8) solid = true;
        if (how.position === "fixed" || how.position === "sticky") layer = at;
      }
      if (!layer || layer.contains(el) || !solid) return null;
      layers.add(layer);
    }
    const [layer] = layers;
    if (!layer) return null;
    const closable = b.visible(layer) && layer.querySelector("button, [role=button], a[href^='#'], a:not([href]), input[type=button], input[type=submit]") !== null &&
      /sluit|close|fermer|schlie|accept|akkoord|ok\b|weiger|reject|refus|begrepen|cookie|×|✕|x\b/i.test(layer.textContent + layer.innerHTML.slice(0, 4000));
    return { layer: b.element(layer, b.visibleText(layer, 80)), closable };
  };

  // A container that shows its parts in another order than the code has (several that float right, too), between this element and its main block.
  const reorders = (over) => {
    const how = getComputedStyle(over);
    if (over.children.length > 60) return false;
    const any = (test) => [...over.children].some((child) => test(getComputedStyle(child)));
    if (!/flex|grid/.test(how.display)) return over.children.length > 1 && [...over.children].filter((child) => getComputedStyle(child).float === "right").length > 1;
    if (/reverse/.test(how.flexDirection) && /flex/.test(how.display)) return true;
    if (any((style) => style.order !== "0")) return true;
    return /grid/.test(how.display) && any((style) => /^\d+$/.test(style.gridRowStart) || /^\d+$/.test(style.gridColumnStart));
  };
  const reordered = () => {
    for (let over = b.parent(el); over && over !== document.body && over !== document.documentElement; over = b.parent(over)) {
      if (!known.has(over)) known.set(over, reorders(over));
      if (known.get(over)) return over;
    }
    return null;
  };
  const loose = () => {
    for (let at = el; at; at = b.parent(at)) if (/fixed|sticky|absolute/.test(getComputedStyle(at).position)) return true;
    return false;
  };
  const row = reordered();
  const modal = b.closest(el, "dialog:modal, [aria-modal=true], [role=dialog], [role=alertdialog]") !== null;
  const field = b.closest(el, "form") !== null && el.matches("input, select, textarea, button, [role=textbox], [role=combobox], [role=checkbox]");
  const all = window.__barometerOrder ||= new Map(b.all("*").map((one, at) => [one, at]));
  return {
    none: false, via: via ? b.element(via) : null, sent: Boolean(via && via.matches("input, select, textarea, button, a[href]") && b.visible(via) && !via.contains(el) && !el.contains(via)), events, dialogs, element: b.element(el), parts, framed, box: box || null, typed, look, width: innerWidth, height: innerHeight, x: scrollX, y: scrollY, part: b.stop.part(b, el),
    hidden: unseen(), named: Boolean(b.ownName(el)) || el.matches("a[href], button, input, select, textarea, summary, [role]:not([role=none]):not([role=presentation])"),
    cover: covered(), modal, tabindex: el.tabIndex, position: all.get(el) ?? -1, left: Math.round(own.left + scrollX), top: Math.round(own.top + scrollY),
    w: Math.round(own.width), h: Math.round(own.height), field, loose: loose(), row: row ? b.element(row).selector : "",
    minds: ["blur", "focusout"].some((kind) => b.heard.get(el)?.has(kind)), outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    chooses: el.matches("[aria-haspopup], [role=combobox], input[type=date], [class*=date i], [id*=date i], [class*=datum i], [id*=datum i]"),
  };
}, {
  dialogs: (b) => [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].filter(b.visible).length,
  // What kind of thing an element is for a script: by itself and by the marks of everything around it, the same wherever a template repeats it.
  part: (b, el) => {
    const marks = (one) => [...(one.getAttribute("class") || "").split(/\s+/), one.getAttribute("role"), ...[...one.attributes].map(({ name }) => name).filter((name) => /^(data-|aria-|on)/.test(name))];
    const around = new Set();
    for (let at = b.parent(el); at; at = b.parent(at)) for (const mark of marks(at)) if (mark) around.add(mark);
    return [el.localName, el.type, ...marks(el), "in", ...[...around].sort()].join("|").slice(0, 1000);
  },
})
