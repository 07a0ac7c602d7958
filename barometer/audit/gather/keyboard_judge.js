// Is this element a control that the keyboard cannot reach? "sure" (it listens to clicks), "unsure" or "" for each element asked about.
(b, { el, listens }) => {
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], object," +
    " embed, [contenteditable]:not([contenteditable=false]), [tabindex]:not([tabindex^='-'])";
  const COMPOSITE = "[role=menu], [role=menubar], [role=tablist], [role=listbox], [role=tree], [role=grid], [role=radiogroup], [role=toolbar], [role=combobox]";
  const NEVER = "html, head, body, main, form, label, label *, option, dialog, dialog::backdrop, video, audio, [role=dialog], [role=alertdialog], [role=presentation]," +
    " [role=none], [role=application], [aria-disabled=true], [disabled], fieldset[disabled] *";
  const WIDGETS = /^(button|link|tab|checkbox|radio|switch|menuitem|option|slider)/;
  const PRESSED = "a[href], button, input, select, textarea, summary, " + "button link tab checkbox radio switch menuitem option slider combobox".split(" ").map((role) => `[role^=${role}]`).join(", ");
  // Text of a control that the keyboard does reach: pressing it is a larger target for the same.
  const labels = (one) => [one, b.parent(one), ...one.querySelectorAll("[id]")].some((at) => at?.id && b.closest(at, "body") &&
    [...at.getRootNode().querySelectorAll(`[aria-labelledby~="${CSS.escape(at.id)}"]`)].some((named) => named.matches(FOCUSABLE) && named.matches(PRESSED)));
  if (el.nodeType !== Node.ELEMENT_NODE || el.matches(NEVER) || b.closest(el, FOCUSABLE) || el.querySelector(FOCUSABLE)) return "";
  if (el.shadowRoot?.querySelector(FOCUSABLE) || b.hiddenFromAssistive(el) || !b.visible(el) || b.closest(el, COMPOSITE)) return "";
  const box = el.getBoundingClientRect();
  if (box.width * box.height > 0.3 * innerWidth * innerHeight || box.width < 4 || box.height < 4) return "";
  const text = b.visibleText(el), inner = el.querySelectorAll("*").length;
  const pictured = el.matches("img, svg, [role=img]") || el.querySelector("img, svg, [role=img]") !== null;
  if (labels(el)) return "";
  const cursor = getComputedStyle(el).cursor, pointer = cursor === "pointer";
  if (/resize|grab|move/.test(cursor)) return ""; // dragging is another criterion than pressing
  if (!text && !pictured && !el.ariaLabel && !el.title && !pointer) return "";
  if (text.length > 300 || inner > 40 || el.hasAttribute("tabindex")) return pointer ? "unsure" : "";
  const role = (el.getAttribute("role") || "").trim();
  const like = pointer || el.hasAttribute("onclick") || WIDGETS.test(role);
  const small = text.length <= 40 && inner <= 3 && /^(div|span|i|b|em|strong|img|svg|a|p)$/.test(el.localName);
  if (listens) return like || small ? "sure" : "";
  return like ? "unsure" : "";
}
