// What only a mouse can do here, judged element by element. Needs b.heard, which says what each element listens to.
(b, { limit }) => {
  const PRESSED = "button, a, summary, [role=button], [role=link], [role=tab], [role=checkbox], [role=switch], [role=menuitem], input[type=button], input[type=submit]";
  const CONTROLS = "a[href], button, input, select, textarea, summary, [role=button]";
  // A control inside moves it, perhaps; a list or board without any control and without anything that listens to clicks cannot. Keys do not
  // help somebody who points with a head or a shaking hand.
  const movable = (el) => {
    if (el.querySelector("button, select, input, [role=button]")) return true;
    const board = el.parentElement?.closest("ul, ol, table, section, form, main, body") || document.body;
    const around = board.parentElement && board !== document.body ? board.parentElement : board;
    return around.querySelector(CONTROLS) || above(el, "click", "mousedown", "pointerdown") ? null : false;
  };
  const found = { sure: [], unsure: [], double: [], dragged: [], down: [] };
  const heard = (el) => b.heard.get(el) || new Set();
  const any = (el, ...kinds) => kinds.some((kind) => heard(el).has(kind));
  const above = (el, ...kinds) => { for (let at = el; at; at = b.parent(at)) if (any(at, ...kinds)) return true; return any(document, ...kinds); };
  const MOVES = ["pointermove", "mousemove", "touchmove"], DOWN = ["pointerdown", "mousedown", "touchstart"];
  // What follows the pointer by a script: a slider whose track does not listen, and what says by its style that it is for dragging.
  const follows = (el) => any(el, ...DOWN) && (any(el, ...MOVES) || any(document, ...MOVES)) && !el.matches("canvas, button, a[href], input, body, main");
  const beside = (el) => (b.parent(el)?.parentElement || b.parent(el) || el).querySelector("button, input, select, [role=button]") !== null;
  const handle = (el) => {
    if (!follows(el) || any(el, "click")) return undefined;
    if (el.getAttribute("role") === "slider") return above(b.parent(el), "click", ...DOWN) ? undefined : beside(el) ? null : false;
    const how = getComputedStyle(el);
    return (how.touchAction === "none" || /grab|move/.test(how.cursor)) && !el.querySelector("[role=slider], canvas") && !beside(el) && !above(el, "click") ? null : undefined;
  };
  const fits = (el) => { const box = el.getBoundingClientRect(); return b.visible(el) && !b.hiddenFromAssistive(el) && box.width >= 4 && box.height >= 4 &&
                                box.width * box.height < 0.3 * innerWidth * innerHeight; };
  // A label whose box or round is not drawn at all: a click works, but nothing can get the focus.
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^='-'])";
  const reachable = (one) => one.matches(FOCUSABLE) && !one.disabled && b.visible(one);
  const unreachable = (label) => {
    const box = label.control;
    if (!box?.matches("input[type=radio], input[type=checkbox], input[type=file]") || box.disabled || box.checkVisibility({ visibilityProperty: true }) || b.closest(label, "[aria-disabled=true], [inert]")) return false;
    if (b.closest(label, FOCUSABLE) || [...label.querySelectorAll("*")].some(reachable)) return false;
    // Beside it something may stand in for the box, or open the same.
    const beside = [...(label.parentElement?.children || []), ...(box.parentElement?.children || [])].filter((one) => one !== label && one.localName !== "label");
    if (beside.some((one) => reachable(one) && (one.matches("button, summary, [role]") || box.type !== "file"))) return false;
    return !box.labels || ![...box.labels].some((one) => [one, ...one.querySelectorAll("*")].some(reachable));
  };
  for (const label of b.all("label")) if (fits(label) && unreachable(label)) found.sure.push(label);
  for (const el of b.all("body *")) {
    if (any(el, "click", "mousedown", "pointerdown")) {
      const verdict = b.judge(b, { el, listens: true });
      if (verdict) found[verdict].push(el);
    }
    if (any(el, "dblclick") && fits(el) && !above(el, "click", "keydown", "keyup", "keypress") && !el.matches("input, textarea, select, [contenteditable]") &&
        b.visibleText(el).length <= 300) found.double.push(el);
    // A picture or a link can always be dragged; what a page makes draggable says so.
    if ((el.getAttribute("draggable") === "true" || any(el, "dragstart")) && fits(el) && !el.matches("a, img, button, body, main") &&
        !el.querySelector("[draggable=true]")) found.dragged.push([el, movable(el)]);
    else if (any(el, ...DOWN) && fits(el)) { const other = handle(el); if (other !== undefined) found.dragged.push([el, other]); }
    if (any(el, "mousedown", "pointerdown", "touchstart") && !any(el, "mouseup", "pointerup", "touchend", "dragstart", "keydown") && fits(el) && el.matches(PRESSED)) {
      const native = el.matches("a[href], summary, [type=submit], [popovertarget], [commandfor]") || (el.localName === "button" && el.form && el.type !== "button");
      found.down.push([el, any(el, "click") ? true : native || above(el, "click") ? null : false]);
    }
  }
  const pointing = b.all("body *").filter((el) => {
    const over = b.parent(el);
    return getComputedStyle(el).cursor === "pointer" && !(over && getComputedStyle(over).cursor === "pointer");
  });
  for (const el of pointing.slice(0, limit)) if (b.judge(b, { el, listens: false }) === "unsure") found.unsure.push(el);
  const handmade = b.handmade(b, { any, fits }).map(([el, told]) => ({ ...b.element(el), told }));
  const listed = {};
  for (const [kind, elements] of Object.entries(found)) listed[kind] = elements.slice(0, 200).map((one) => Array.isArray(one) ? { ...b.element(one[0]), other: one[1] } : b.element(one));
  return { ...listed, handmade, capped: pointing.length > limit };
}
