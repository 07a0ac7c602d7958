// The button that closes a cookie wall: one that refuses, else (or when asked) one that accepts. Words in Dutch, French, English and German.
(order) => {
  const KNOWN = {
    refuse: ["#onetrust-reject-all-handler", "#CybotCookiebotDialogBodyButtonDecline", "#didomi-notice-disagree-button", ".didomi-continue-without-agreeing",
             ".orejime-Notice-declineButton", ".orejime-Button--decline", ".cm-btn-decline", "#tarteaucitronAllDenied2", ".eu-cookie-compliance-banner .decline-button",
             ".cky-btn-reject", ".cmplz-deny", "#axeptio_btn_dismiss", "[data-testid=uc-deny-all-button]"],
    accept: ["#onetrust-accept-btn-handler", "#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll", "#CybotCookiebotDialogBodyButtonAccept",
             "#didomi-notice-agree-button", ".orejime-Notice-saveButton", ".orejime-Button--save", ".cm-btn-accept-all", ".cm-btn-success", "#tarteaucitronPersonalize2",
             ".eu-cookie-compliance-banner .agree-button", ".cky-btn-accept", ".cmplz-accept", "#axeptio_btn_acceptAll", "[data-testid=uc-accept-all-button]"],
  };
  const WORDS = {
    refuse: /^(ik )?(alles?|alle( cookies)?|(niet[- ])?(noodzakelijke|functionele|optionele) cookies|cookies)? ?(weiger(en)?|afwijzen|niet (accepteren|akkoord|toestaan))( (alles|alle|alle cookies|cookies))?$|^weiger (alles|alle cookies|optionele cookies|cookies)$|^(enkel|alleen|uitsluitend) (de )?(noodzakelijke|essenti[eë]le|functionele|strikt noodzakelijke)( cookies)?( (accepteren|aanvaarden|toestaan))?$|^nee,? (bedankt|dank je)$|^(tout |je )?refuser( tout| tous| tous les cookies| les cookies)?$|^continuer sans accepter$|^(uniquement|seulement) les cookies (n[ée]cessaires|essentiels)$|^(reject|decline|refuse|deny)( all| all cookies| cookies| optional cookies| additional cookies)?$|^(only|accept only|use only) (necessary|essential)( cookies)?$|^(necessary|essential)( cookies)? only$|^no,? thanks$|^(alle |alles )?(ablehnen|cookies ablehnen)$|^nur (notwendige|erforderliche|essenzielle)( cookies)?( (akzeptieren|zulassen))?$/iu,
    accept: /^(ik )?(alles|alle( cookies)?|cookies)? ?(accepteren|aanvaarden|toestaan|goedkeuren)$|^(accepteer|aanvaard)( alles| alle| alle cookies| cookies)?$|^(ik ga |ja,? )?akkoord$|^ja,? (prima|ok[eé]?)$|^(tout |j'|j’)?accepte(r)?( tout| tous| tous les cookies| les cookies)?$|^(i )?(accept|agree|allow)( all| all cookies| cookies)?$|^(ok|okay|got it|i understand|ik begrijp het|begrepen|j'ai compris|verstanden)$|^(alle |allen )?(akzeptieren|zustimmen|zulassen)$|^alle cookies (akzeptieren|zulassen)$/iu,
  };
  const ABOUT = /cookie|toestemming|consent|traceurs|privacyvoorkeur|datenschutz/i;
  const NAMED = /cookie|consent|gdpr|cmp|privacy/i;
  const up = (el) => el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const visible = (el) => {
    const box = el.getBoundingClientRect(), style = getComputedStyle(el);
    return box.width > 2 && box.height > 2 && style.visibility === "visible" && Number(style.opacity) > 0.1;
  };
  const everywhere = (selector) => {
    const found = [], open = [document];
    for (let root; (root = open.shift()) && found.length < 3000;) {
      found.push(...root.querySelectorAll(selector));
      let seen = 0;
      for (const el of root.querySelectorAll("*")) { if (++seen > 30000) break; if (el.shadowRoot) open.push(el.shadowRoot); }
    }
    return found;
  };
  const said = (el) => (el.getAttribute("aria-label") || el.innerText || el.value || "").replace(/\s+/g, " ").trim();
  // Part of a wall: a short block about cookies that lies over the page, is a dialog, or is called so.
  const inWall = (el) => {
    for (let at = up(el), levels = 0; at && levels < 12 && at !== document.body; at = up(at), levels++) {
      const style = getComputedStyle(at), name = `${at.id} ${at.getAttribute("class") || ""} ${at.localName}`;
      const apart = ["fixed", "sticky"].includes(style.position) || /dialog/.test(at.getAttribute("role") || at.localName) || NAMED.test(name);
      if (apart && (at.textContent || "").length < 6000 && ABOUT.test(at.textContent || "")) return true;
    }
    return false;
  };
  const buttons = everywhere("button, [role=button], a, input[type=button], input[type=submit]").filter(visible);
  for (const kind of order) {
    const known = KNOWN[kind].flatMap((selector) => everywhere(selector)).find(visible);
    if (known) return known;
    const worded = buttons.find((el) => WORDS[kind].test(said(el).slice(0, 80).replace(/[.!✓✔×]+$/u, "").trim()) && inWall(el));
    if (worded) return worded;
  }
  return null;
}
