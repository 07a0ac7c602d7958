// Controls made by hand that the Tab key reaches, each with whether a role tells what it is: true, false, or null when it may be no control.
// ``any`` says whether an element listens to one of these events itself, ``fits`` whether it can be seen and is of the size of a control.
(b, { any, fits }) => {
  const POINTER = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"];
  const NATIVE = "a[href], area[href], button, input, select, textarea, summary, details, iframe, audio, video, object, embed, canvas, label, option, dialog, form, html, body, main";
  const CONTROLS = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
  const COMPOSITE = "[role=menu], [role=menubar], [role=tablist], [role=listbox], [role=tree], [role=grid], [role=treegrid], [role=radiogroup], [role=toolbar], [role=combobox], [role=application]";
  const ROLES = new Set(("button link checkbox switch radio tab menuitem menuitemcheckbox menuitemradio option treeitem slider spinbutton combobox listbox textbox searchbox " +
    "menu menubar tablist tree grid radiogroup gridcell row scrollbar").split(" "));
  const NOTHING = new Set(["", "generic", "none", "presentation"]);
  // An item or a cell has a role by itself, which makes less sure.
  const ITEM = /^(li|td|th|tr|dt|dd|figure)$/;
  const PLAIN = /^(div|span|p|i|b|em|strong|small|u|a|svg|img|font|center)$/;
  const rolls = (el) => {
    const how = getComputedStyle(el);
    return (/auto|scroll/.test(how.overflowY) && el.scrollHeight > el.clientHeight + 1) || (/auto|scroll/.test(how.overflowX) && el.scrollWidth > el.clientWidth + 1);
  };
  const found = [];
  for (const el of b.all("[tabindex]")) {
    if (el.tabIndex < 0 || found.length >= 200 || el.matches(NATIVE) || el.isContentEditable || el.ariaDisabled === "true") continue;
    const clicks = any(el, ...POINTER), keys = any(el, "keydown", "keyup", "keypress");
    if (!(clicks || keys) || !fits(el)) continue;
    const role = (el.getAttribute("role") || "").trim().toLowerCase().split(/\s+/)[0];
    if (ROLES.has(role)) { found.push([el, true]); continue; }
    if (!NOTHING.has(role) || el.querySelector(CONTROLS) || el.shadowRoot?.querySelector(CONTROLS) || rolls(el) || b.closest(el, COMPOSITE)) continue;
    const over = b.parent(el) && b.closest(b.parent(el), "a[href], button, summary, label, [role=button], [role=link]");
    if (over && over.localName !== "label") continue; // a control in a control is told elsewhere
    const text = b.visibleText(el), custom = el.localName.includes("-");
    const pointer = getComputedStyle(el).cursor === "pointer";
    const small = text.length <= 120 && el.querySelectorAll("*").length <= 40;
    if (clicks && small && !over && PLAIN.test(el.localName)) found.push([el, false]);
    else if (pointer || (clicks && small && (over || custom || ITEM.test(el.localName)))) found.push([el, null]);
  }
  return found;
}
