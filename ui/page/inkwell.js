// Every drawn element but the nameplate: it waits for what the nameplate brings (the end of ink.js).
const ink = (globalThis.datelineInk ??= {});
ink.ready ??= new Promise((brought) => (ink.brought = brought));

export default async function (given) {
  await ink.ready;
  return ink.draw(given);
}
