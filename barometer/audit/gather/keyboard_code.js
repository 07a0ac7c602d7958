// What could act on the Tab key: the page's scripts, where they listen to keys or the focus, and its style sheets. Reads only.
// ``press`` is true where the browser itself goes another way than the code of the page tells.
(b) => {
  const KINDS = ["keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"];
  // Several stops in one, or a way of its own through them.
  const OWN_WAY = "iframe, frame, object, embed, area[href], audio[controls], video[controls], input[type=date], input[type=time], input[type=datetime-local]," +
    " input[type=month], input[type=week], dialog[open], :popover-open, details:not(:has(> summary))";
  const hash = (text) => { let sum = 0; for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0; return `${text.length}.${sum}`; };
  const address = (url) => url.split(/[?#]/)[0];
  const scripts = [...document.scripts].filter((one) => !one.type || /module|javascript/i.test(one.type));
  const spots = new Set();
  for (const el of [document, ...b.all("*")]) {
    const heard = b.heard.get(el);
    for (const kind of heard ? KINDS : []) if (heard.has(kind)) spots.add(`${kind}|${el === document ? "page" : b.stop.part(b, el)}`);
  }
  return {
    press: b.shadows().length > 0 || document.querySelector(OWN_WAY) !== null || b.all("[tabindex]").some((el) => el.tabIndex > 0),
    styles: [...document.styleSheets].map((one) => (one.href ? address(one.href) : hash(one.ownerNode?.textContent || ""))).join(" "),
    code: scripts.map((one) => (one.src ? address(one.src) : hash(one.text))).join(" "),
    spots: [...spots],
  };
}
