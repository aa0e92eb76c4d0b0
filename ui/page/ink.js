// Words from articles, questions and models arrive here as data and leave as text nodes. Nothing is parsed as HTML or
// Markdown, no attribute but class and an http(s) href is ever set from data, and kinds outside these tables become <p>.
const TAGS = { heading: "h1", who: "h2", pager: "nav", nameplate: "div", question: "h2", masthead: "header", label: "h2", minor: "h3", paper: "h4", fact: "div", chips: "div", actions: "div", switch: "div", figures: "div", ledger: "div", failure: "div", section: "h2", setting: "div" };
const RUNS = { mark: "mark", struck: "s", command: "code", headline: "h2", front: "h1", kicker: "p" };
const CLASS = /^[a-z-]+$/;
const COPIED_MS = 2000; // how long a button says that it has copied
const STILL_MS = 120; // longer than a pause within the sliding of a drawer, or of a page that follows its end
const HELD_MS = 6000; // longer than questions to go on with are looked for
const SLIDES_MS = 1000; // longer than such a slide goes on once the page has grown
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown", "click"];

function node(tag, kind) {
  const made = document.createElement(tag);
  if (CLASS.test(kind)) made.className = kind;
  return made;
}

function address(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function button(kind, press, trigger) {
  const made = node("button", kind);
  made.type = "button";
  made.press = press;
  made.addEventListener("click", () => {
    remember(made);
    trigger("pressed", press);
  });
  return made;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // a page that is not served over https from another machine has no clipboard of this kind
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function copier(run) {
  const made = node("button", run.style);
  made.type = "button";
  made.addEventListener("click", async () => {
    const text = run.link !== null ? `${location.origin}${location.pathname}${run.link}` : run.copy;
    made.textContent = (await toClipboard(text)) ? "Copied" : "Not copied: this browser refuses it";
    say(made.textContent);
    made.focus();
    setTimeout(() => (made.textContent = run.text), COPIED_MS);
  });
  return made;
}

function inline(run, trigger) {
  const href = run.href === null ? null : address(run.href);
  const made =
    run.copy !== null || run.link !== null ? copier(run) : run.press !== null ? button(run.style, run.press, trigger) : node(href ? "a" : RUNS[run.style] ?? "span", run.style);
  if (href) {
    made.href = href;
    made.target = "_blank";
    made.rel = "noopener noreferrer nofollow";
    made.referrerPolicy = "no-referrer";
  }
  if (run.title) made.setAttribute("aria-label", run.title);
  if (run.on !== null) made.setAttribute("aria-pressed", String(run.on));
  made.textContent = run.text;
  return made;
}

function block(given, trigger) {
  const made = given.press !== null ? button(given.kind, given.press, trigger) : node(TAGS[given.kind] ?? "p", given.kind);
  if (given.current) made.setAttribute("aria-current", "true");
  made.append(...given.runs.map((run) => inline(run, trigger)));
  return made;
}

function whenStill(element, act, before = null, tries = 15) {
  const { left, top } = element.getBoundingClientRect();
  const here = `${left} ${top}`;
  if (here === before || tries === 0) act();
  else setTimeout(() => whenStill(element, act, here, tries - 1), STILL_MS);
}

// What arrives is brought to the top, and back there while more is drawn below it (Streamlit slides a page that is at its
// end to its new end), until the reader moves: by hand, or by a scroll of a page whose height has not just changed.
let release = () => {};
function hold(root) {
  release();
  const until = performance.now() + HELD_MS;
  const page = root.getRootNode().host?.closest("#stMain") ?? document.scrollingElement;
  let held = true;
  let [tall, changed, at] = [null, 0, null];
  const place = () => root.getBoundingClientRect().top;
  const slides = () => {
    if (page.scrollHeight !== tall) [tall, changed] = [page.scrollHeight, performance.now()];
    return performance.now() - changed < SLIDES_MS;
  };
  const back = () => {
    page.dispatchEvent(new WheelEvent("wheel")); // ends the slide, which else begins anew from wherever it is put back
    root.scrollIntoView({ block: "start", behavior: "instant" });
    at = place();
  };
  const moved = (event) => event.isTrusted && release();
  const scrolled = (event) => {
    if (![page, document].includes(event.target) || Math.abs(place() - at) < 1) return;
    if (slides()) {
      changed = performance.now(); // a slide that was put back may go on for as long again
      back();
    } else release();
  };
  release = () => {
    held = false;
    removeEventListener("scroll", scrolled, true);
    for (const hand of HANDS) removeEventListener(hand, moved, true);
  };
  for (const hand of HANDS) addEventListener(hand, moved, { passive: true, capture: true });
  addEventListener("scroll", scrolled, { passive: true, capture: true }); // before the slide is seen
  const again = () => {
    if (held && (!root.isConnected || performance.now() > until)) release();
    if (!held) return;
    if (slides()) back();
    setTimeout(again, STILL_MS);
  };
  again();
}

// One sheet for all that is drawn: a copy in each element took the browser seconds in a long conversation.
const SHEET = new CSSStyleSheet();

function dress(tree, sheet) {
  if (sheet !== undefined) SHEET.replaceSync(sheet);
  if (!tree.adoptedStyleSheets.includes(SHEET)) tree.adoptedStyleSheets.push(SHEET);
}

function draw({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#ink");
  dress(root.getRootNode(), data.sheet);
  root.trigger = setTriggerValue;
  turnTo(location.pathname);
  if (data.aloud && data.aloud !== root.aloud) say(data.aloud);
  root.aloud = data.aloud;
  const written = JSON.stringify(data.blocks);
  if (root.written !== written) { // a rerun with the same words keeps the reader's focus and selection
    root.written = written;
    const trigger = (name, value) => root.trigger(name, value);
    redraw(root, data.blocks.map((given) => block(given, trigger)));
    const mark = root.querySelector("mark");
    if (mark) whenStill(mark, () => mark.scrollIntoView({ block: "center" }));
    else if (data.then) trigger("pressed", data.then);
    else if (data.arrived) hold(root);
  }
  return () => setTimeout(leadOn);
}

const ink = (globalThis.datelineInk ??= {});
ink.ready ??= new Promise((brought) => (ink.brought = brought));
ink.draw = draw;
ink.brought?.();
export default draw;
