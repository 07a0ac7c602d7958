// Controls made by hand that can get the focus: which ones listen to clicks, and whether anything listens to keys.
(b) => {
  const p = b.provoke(b), rows = [];
  const ROLES = new Set("button link checkbox switch radio tab menuitem menuitemcheckbox menuitemradio option treeitem".split(" "));
  const NATIVE = "a[href], area[href], button, input, select, textarea, summary, details, iframe, audio, video, object, embed, label, option, [contenteditable]:not([contenteditable=false])";
  const POINTER = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"];
  p.memory.tried = [];
  for (const el of b.all("[role], [tabindex], button, input[type=button]")) {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    const native = el.matches("button, input[type=button]");
    if (native ? p.own(el, "click") || p.submits(el) || el.matches("[popovertarget], [commandfor]") || !p.own(el, ...POINTER) || p.around(el, "click", "keydown", "keyup", "keypress", "focus")
               : el.matches(NATIVE) || !(ROLES.has(role) || (!role && el.hasAttribute("tabindex"))) || !p.around(el, ...POINTER)) continue;
    if (el.tabIndex < 0 || el.disabled || !b.visible(el) || el.ariaDisabled === "true" || b.hiddenFromAssistive(el) || el.querySelector(NATIVE)) continue;
    const mine = p.own(el, ...POINTER);
    if (!role && !native && (!mine || b.visibleText(el).length > 120 || el.scrollHeight > el.clientHeight + 20)) continue;
    const listens = p.around(el, "keydown", "keyup", "keypress") || (!native && p.around(el, "focus", "focusin") && !mine);
    const tell = { element: b.element(el, b.ownName(el)), role, native, mine, listens, index: -1, danger: !p.harmless(el) };
    if ((listens || !role) && !native) { tell.index = p.memory.tried.length; p.memory.tried.push(el); }
    rows.push(tell);
  }
  return { list: rows.slice(0, 200) };
}
