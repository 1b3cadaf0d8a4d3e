using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>
/// What every page owes to its readers, seen as the browser shows it: one title, headings in order, labels, French typography,
/// nothing cut.
/// </summary>
internal static class PageCheck
{
    /// <summary>Text that people typed, which the app shows as they wrote it, bears one of these marks.</summary>
    private const string Typed = ".territoires-text, [data-saisie], textarea, script, style, svg, code";

    private const string Structure = """
        () => {
          const faults = [];
          const visible = element => element.checkVisibility();
          const titles = [...document.querySelectorAll("h1")].filter(visible);
          if (titles.length !== 1) faults.push(`${titles.length} h1`);
          let level = 1;
          for (const heading of [...document.querySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6")].filter(visible)) {
            const own = Number(heading.tagName[1]);
            if (own > level + 1) faults.push(`h${own} after h${level}: ${heading.textContent.trim()}`);
            level = own;
          }
          for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
            if (field.labels.length === 0 && !field.ariaLabel) faults.push(`no label: ${field.outerHTML}`);
          }
          for (const form of document.querySelectorAll("form[method=post]:has(textarea:not([name=jeton]))")) {
            if (!form.hasAttribute("data-garder")) faults.push(`what is typed dies with the page: ${form.getAttribute("action")}`);
          }
          const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
          faults.push(...ids.filter((id, place) => ids.indexOf(id) !== place).map(id => `twice the id ${id}`));
          if (document.title.trim() === "") faults.push("no title");
          return faults;
        }
        """;

    private const string Texts = """
        typed => {
          const blocks = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (parent.closest(typed) || !parent.checkVisibility()) continue;
            let block = parent;
            while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
            blocks.set(block, (blocks.get(block) ?? "") + walker.currentNode.data);
          }
          const attributes = ["aria-label", "title", "placeholder", "alt"].flatMap(name =>
            [...document.querySelectorAll(`[${name}]`)]
              .filter(element => !element.closest(typed)).map(element => element.getAttribute(name)));
          return [document.title, ...attributes, ...blocks.values()];
        }
        """;

    /// <summary>
    /// Text that leaves its box where nothing lets one reach it. The button of a search bar shows its picture alone on a narrow
    /// screen.
    /// </summary>
    private const string Cut = """
        () => {
          const width = document.documentElement.clientWidth;
          const asked = document.documentElement.scrollWidth;
          const faults = asked > width ? [`the page is ${asked} px wide`] : [];
          const reachable = ".fr-sr-only, .fr-skiplinks, .fr-table__container, .fr-search-bar, svg";
          for (const element of document.querySelectorAll("body *")) {
            if (!element.checkVisibility() || element.closest(reachable)) continue;
            const style = getComputedStyle(element);
            const holdsText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
            const box = element.getBoundingClientRect();
            if (holdsText && (box.right > width + 1 || box.left < -1)) faults.push(`out of the page: ${element.outerHTML.slice(0, 200)}`);
            if (["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
              faults.push(`cut: ${element.outerHTML.slice(0, 200)}`);
            }
          }
          return faults;
        }
        """;

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) =>
    [
        .. await page.EvaluateAsync<string[]>(Structure),
        .. (await page.EvaluateAsync<string[]>(Texts, Typed)).SelectMany(FrenchTypography.Faults),
    ];

    /// <summary>At twice the size: half the width in the same window.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAtTwiceTheSizeAsync(IPage page)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(width / 2, height / 2);
        var faults = await page.EvaluateAsync<string[]>(Cut);
        await page.SetViewportSizeAsync(width, height);
        return faults;
    }
}
