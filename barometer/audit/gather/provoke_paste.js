// Pastes into fields of which something around them listens to that, and says where it was stopped. Values are put back.
async (b, { limit }) => {
  const p = b.provoke(b), watch = window.__barometerWatch;
  const FIELDS = "input:not([type]), input[type=text], input[type=password], input[type=tel], input[type=number]";
  const { list, capped } = b.pick(b.all(FIELDS), (el) => !el.disabled && !el.readOnly && b.visible(el) && p.around(el, "paste"), limit);
  const everyOne = () => b.all("input, textarea").filter((el) => !/^(checkbox|radio|file|hidden|submit|button|reset|image)$/.test(el.type));
  const set = (el, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), "value").set.call(el, value);
  const found = [];
  for (const el of list) {
    const fields = everyOne(), had = fields.map((one) => one.value);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", el.type === "password" ? "Geheim123" : "123456");
    el.focus({ preventScroll: true });
    const stopped = !el.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }));
    if (stopped) await b.pause(120, { least: 20 });
    const changed = fields.filter((one, at) => one.isConnected && one.value !== had[at]);
    for (const one of changed) set(one, had[fields.indexOf(one)]);
    found.push({ element: b.element(el, b.ownName(el)), blocked: stopped && !changed.length && el.isConnected });
  }
  if (list.length) document.activeElement?.blur?.();
  watch.take();
  return { list: found, cut: capped };
}
