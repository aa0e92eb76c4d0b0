// What is said to those who hear the page: one region, outside of shadow roots, where every screen reader listens.
const SAID = 3; // lines that stay there to be found again
const UNSEEN = { position: "fixed", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" };
let region = null;
let page = null; // whose lines stand there: those of one page are not found on another

function turnTo(path) {
  if (path !== page) region?.replaceChildren();
  page = path;
}

function say(words) {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    Object.assign(region.style, UNSEEN);
    document.body.append(region);
  }
  const made = document.createElement("p");
  made.textContent = words;
  region.append(made);
  while (region.childElementCount > SAID) region.firstElementChild.remove();
}
