using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>A grid as it is typed: one criterion a line, « clé ; libellé ; poids ».</summary>
public static class GridLines
{
    private const int Parts = 3;

    /// <summary>The criteria, with what cannot be read among them; what a grid must be is for the rules' check.</summary>
    public static IReadOnlyList<Criterion> Read(string text, List<Fault> faults)
    {
        var criteria = new List<Criterion>();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            var parts = lines[i].Split(';', StringSplitOptions.TrimEntries);
            if (parts.Length >= Parts && NumberText.Whole(parts[^1].TrimEnd('%')) is { IsRefused: false } weight)
            {
                criteria.Add(new Criterion(parts[0], string.Join(" ; ", parts[1..^1]), weight.Value));
            }
            else if (lines[i].Length > 0)
            {
                faults.Add(new Fault(
                    "grid", $"Ligne {i + 1}\u00a0: écrivez «\u00a0clé\u00a0; libellé\u00a0; poids\u00a0», le poids en nombre entier."));
            }
        }

        return criteria;
    }
}
