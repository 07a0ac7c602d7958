// Where the focus is now: the element in this document, through open shadow roots, or the frame that holds it.
(b) => {
  let el = document.activeElement;
  while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  window.__barometerStop = el;
  const boxes = [el, ...(el.labels || [])].map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height);
  const box = boxes.length && { left: Math.min(...boxes.map((one) => one.left)), top: Math.min(...boxes.map((one) => one.top)),
                                right: Math.max(...boxes.map((one) => one.right)), bottom: Math.max(...boxes.map((one) => one.bottom)) };
  const typed = el.matches("textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], input:not([type=checkbox]):not([type=radio]):not([type=range])" +
    ":not([type=color]):not([type=file]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image])") && !el.readOnly;
  const style = getComputedStyle(el), above = el.parentElement;
  const look = [el.localName, el.className, el.getAttribute("role"), el.type, above?.localName, above?.className, style.outline, style.outlineOffset, style.boxShadow,
                style.backgroundColor, style.backgroundImage, style.color, style.border, style.textDecoration, style.fontWeight].join("|");
  // A player or a date has several stops of its own inside, which look like one from outside; anything else lets go at once.
  const parts = el.matches("audio, video, object, embed, iframe, input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]") ? 20 : 2;
  return { element: b.element(el), parts, framed: /^i?frame$/.test(el.localName), box: box || null, typed, look, width: innerWidth, height: innerHeight };
}
