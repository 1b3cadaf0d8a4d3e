using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>Somebody who has a keyboard and nothing else, and must see at each moment where they are.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>Nobody presses Tab more often than that on one page.</summary>
    private const int Patience = 120;

    /// <summary>The outline of what has the focus: its own, or that which the design system draws around the label of a box.</summary>
    private const string FocusIsSeen = """
        () => {
          const focused = document.activeElement;
          const outlined = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
          const label = focused.labels?.[0];
          return focused.matches(":focus-visible")
            && (outlined(getComputedStyle(focused)) || (label != null && outlined(getComputedStyle(label, "::before"))));
        }
        """;

    /// <summary>Keys that did something: an activation, a choice, a field filled.</summary>
    public int Interactions { get; private set; }

    /// <summary>The first thing on every page leads past its header.</summary>
    public async Task SkipToContentAsync()
    {
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Aller au contenu");
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>A link or a button; the page that it leads to is there.</summary>
    public async Task ActivateAsync(ILocator what)
    {
        await GoToAsync(what);
        Interactions++;
        await page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("html:not([data-left]) .fr-footer__bottom").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async Task TickAsync(ILocator box)
    {
        await GoToAsync(box);
        Interactions++;
        await page.Keyboard.PressAsync("Space");
        (await box.IsCheckedAsync()).ShouldBeTrue();
    }

    /// <summary>Tab enters a group of radio buttons, the arrows go through it.</summary>
    public async Task ChooseAsync(ILocator group, string label)
    {
        var wanted = group.GetByLabel(label, new() { Exact = true });
        var first = group.GetByRole(AriaRole.Radio).First;
        await GoToAsync(first);
        Interactions++;
        await page.Keyboard.PressAsync("Space");
        for (var key = 0; key < Patience && !await wanted.IsCheckedAsync(); key++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        (await wanted.IsCheckedAsync()).ShouldBeTrue(label);
        (await page.EvaluateAsync<bool>(FocusIsSeen)).ShouldBeTrue($"the focus is seen on {label}");
    }

    public async Task FillAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        Interactions++;
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private async Task GoToAsync(ILocator what)
    {
        await what.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var key = 0; key < Patience; key++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await what.First.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                (await page.EvaluateAsync<bool>(FocusIsSeen))
                    .ShouldBeTrue($"the focus is seen on {await what.First.EvaluateAsync<string>("element => element.outerHTML")}");
                return;
            }
        }

        throw new InvalidOperationException($"Tab never reaches {what} on {page.Url}.");
    }
}
