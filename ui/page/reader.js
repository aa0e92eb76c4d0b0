// Where the reader is: what was pressed keeps the focus by its name, whatever is drawn anew.
const DRAWER = "[role=dialog]";
const OPENS_MS = 10000; // longer than a drawer takes to open
let last = null; // what was pressed last: the element it stood in, its name, the first heading drawn since
let watch = null;

const buttons = (root) => [...root.querySelectorAll("button, a")];
const called = (one) => one.press ?? one.textContent;
const nowhere = () => document.activeElement === null || document.activeElement === document.body;

function remember(button) {
  last = { root: button.closest("#ink"), name: called(button), head: null };
  if (document.querySelector(DRAWER) === null) giveBack(last);
}

// A drawer that closes gives the focus back to what opened it: Streamlit looks for it outside of shadow roots.
function giveBack({ root, name }) {
  watch?.disconnect();
  const until = performance.now() + OPENS_MS;
  let open = false;
  const look = new MutationObserver(() => {
    const there = document.querySelector(DRAWER) !== null;
    if (there) open = true;
    else if (open) {
      look.disconnect();
      setTimeout(() => nowhere() && buttons(root).find((one) => called(one) === name)?.focus());
    } else if (performance.now() > until) look.disconnect();
  });
  look.observe(document.body, { childList: true, subtree: true });
  watch = look;
}

// The same button, else the first that was not there before (the next page of a list, the question a press asks), else
// the first heading.
function redraw(root, made) {
  const held = root.getRootNode().activeElement;
  const focused = held !== null && root.contains(held);
  const name = focused ? called(held) : "";
  const before = new Set(buttons(root).map(called));
  root.replaceChildren(...made);
  const head = root.querySelector("h1, h2");
  if (focused) {
    const after = buttons(root);
    focusOn(after.find((one) => called(one) === name) ?? after.find((one) => !before.has(called(one))) ?? head ?? root);
  }
  if (last !== null && root !== last.root && !last.head?.isConnected) last.head = head;
  leadOn();
}

// Where what was pressed is gone with all around it, reading goes on at the first heading that came in its place.
function leadOn() {
  if (last === null || last.root.isConnected || !last.head?.isConnected || !nowhere()) return;
  focusOn(last.head);
  last = null;
}

function focusOn(element) {
  if (!["A", "BUTTON"].includes(element.tagName)) element.tabIndex = -1;
  element.focus();
}
