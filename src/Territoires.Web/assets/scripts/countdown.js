// Says how long is left before a deadline, and its hour where the reader is. The page gives the date without it.
for (const place of document.querySelectorAll("[data-echeance]")) {
  const deadline = new Date(place.dataset.echeance);
  const said = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).formatToParts(deadline);
  const part = Object.fromEntries(said.map(({ type, value }) => [type, value]));
  const here = `${part.weekday} ${part.day}\u00a0${part.month} à ${Number(part.hour)}\u00a0h\u00a0${part.minute}, ${part.timeZoneName}`;
  const show = () => {
    const minutes = Math.floor((deadline - Date.now()) / 60000);
    place.textContent = minutes < 0 ? "" : `Il reste ${left(minutes)} (chez vous\u00a0: ${here}).`;
  };
  show();
  setInterval(show, 60000);
}

function left(minutes) {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) {
    return `${days}\u00a0jour${days > 1 ? "s" : ""} et ${hours}\u00a0h`;
  }

  return hours > 0 ? `${hours}\u00a0h et ${minutes % 60}\u00a0min` : `${minutes}\u00a0min`;
}
