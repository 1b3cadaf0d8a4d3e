using AngleSharp.Html.Dom;

namespace Territoires.Functions.Tests.Management;

/// <summary>What every page owes to whoever does not see it: one title, headings in order, fields with labels, ids once.</summary>
internal static class PageShape
{
    public static void Check(IHtmlDocument page, Uri location)
    {
        var where = location.AbsolutePath;
        page.QuerySelectorAll("h1").Length.ShouldBe(1, where);
        page.Title.ShouldNotBeNullOrWhiteSpace(where);
        int[] levels = [.. page.QuerySelectorAll("main h1, main h2, main h3, main h4").Select(heading => heading.TagName[1] - '0')];
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1, $"headings in order on {where}");
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty($"ids on {where}");
        foreach (var field in page.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"))
        {
            page.QuerySelectorAll($"label[for='{field.Id}']").Length.ShouldBe(1, $"a label for {field.Id} on {where}");
        }

        page.QuerySelectorAll("main form:not([method=get])")
            .ShouldAllBe(form => form.QuerySelector("input[name=verification]") != null, $"anti-forgery on {where}");
        page.QuerySelectorAll("main [style], main script, main style").ShouldBeEmpty(where);
        page.QuerySelectorAll("main table")
            .ShouldAllBe(table => table.QuerySelector("caption") != null && table.Closest(".fr-table__container") != null, where);
    }
}
