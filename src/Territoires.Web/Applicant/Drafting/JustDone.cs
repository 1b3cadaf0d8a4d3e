using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>
/// What the act before a page did, which the page says. It comes in the address: nothing is said of a document that the application
/// does not hold, nor of a save that was long ago or is yet to come.
/// </summary>
/// <param name="Attached">Kinds of the documents that were attached.</param>
/// <param name="TakenBack">Kind of the document that was taken back; null for none.</param>
/// <param name="SavedAt">When what was written was saved; null where nothing was written.</param>
public sealed record JustDone(IReadOnlyList<string> Attached, string? TakenBack = null, DateTimeOffset? SavedAt = null)
{
    private const string AttachedField = "jointe";
    private const string TakenBackField = "retiree";
    private const string SavedField = "enregistre";

    /// <summary>A page that is shown again later no longer says it: the hour alone would be taken for that of another day.</summary>
    private static readonly TimeSpan SaidFor = TimeSpan.FromHours(1);

    public static JustDone Save(DateTimeOffset at) => new([], SavedAt: at);

    public static JustDone Of(IQueryCollection query, DateTimeOffset now) => new(
        [.. query[AttachedField].OfType<string>().Distinct(StringComparer.Ordinal)],
        query[TakenBackField].FirstOrDefault(),
        SavedIn(query[SavedField].FirstOrDefault(), now));

    private static DateTimeOffset? SavedIn(string? seconds, DateTimeOffset now) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= now.ToUnixTimeSeconds() && at > (now - SaidFor).ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(at)
            : null;

    /// <summary>The address of a page that says so.</summary>
    public string Said(string page)
    {
        var fields = Attached.Select(kind => (AttachedField, kind)).ToList();
        if (TakenBack is not null)
        {
            fields.Add((TakenBackField, TakenBack));
        }

        if (SavedAt is { } at)
        {
            fields.Add((SavedField, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }

        return QueryOf(page, fields);
    }

    /// <summary>The sentences, of the application as its writers see it.</summary>
    public IReadOnlyList<string> Sentences(ApplicationState application, CallRules rules)
    {
        var sentences = new List<string>();
        if (SavedAt is { } at)
        {
            sentences.Add($"Enregistré à {FrenchText.Hour(at, rules.Calendar.Zone)}.");
        }

        foreach (var asked in AskedDocument.Possible(rules))
        {
            var document = application.DocumentOf(asked.Kind);
            if (document is not null && Attached.Contains(asked.Kind))
            {
                sentences.Add($"Pièce «\u00a0{asked.Label}\u00a0» jointe, {FrenchText.Bytes(document.Bytes)}.");
            }
            else if (document is null && TakenBack == asked.Kind)
            {
                sentences.Add($"Pièce «\u00a0{asked.Label}\u00a0» retirée.");
            }
        }

        return sentences;
    }

    /// <summary>Before the place in the page, when the address names one.</summary>
    private static string QueryOf(string page, IReadOnlyList<(string Name, string Value)> fields)
    {
        if (fields.Count == 0)
        {
            return page;
        }

        var parts = page.Split('#', 2);
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        var joint = parts[0].Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{parts[0]}{joint}{query}{(parts.Length > 1 ? $"#{parts[1]}" : "")}";
    }
}
