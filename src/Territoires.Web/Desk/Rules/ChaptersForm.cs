using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Rules;

/// <summary>
/// The stages that a call has, as an administrator ticks and types them. A stage that is left out does not happen: its dates and
/// criteria are not read.
/// </summary>
public sealed record ChaptersForm
{
    public bool Deposit { get; init; } = true;

    public bool Reading { get; init; } = true;

    public bool Jury { get; init; } = true;

    public string SpottingBy { get; init; } = string.Empty;

    public string SpottingAtLeast { get; init; } = string.Empty;

    /// <summary>One criterion a line.</summary>
    public string ScreeningCriteria { get; init; } = string.Empty;

    public string ScreeningKeeps { get; init; } = string.Empty;

    public string DecisionBy { get; init; } = string.Empty;

    public string DecisionRight { get; init; } = string.Empty;

    public string DecisionRemedies { get; init; } = string.Empty;

    public string SupportKind { get; init; } = string.Empty;

    public string SupportMonths { get; init; } = string.Empty;

    public string SupportEuros { get; init; } = string.Empty;

    /// <summary>One step a paragraph: its title on the first line, what it is below.</summary>
    public string SupportSteps { get; init; } = string.Empty;

    public static ChaptersForm Of(CallRules rules) => new()
    {
        Deposit = rules.TakesApplications,
        Reading = rules.HasReading,
        Jury = rules.Jury,
        SpottingBy = rules.Spotting?.By ?? string.Empty,
        SpottingAtLeast = Typed(rules.Spotting?.AtLeast),
        ScreeningCriteria = string.Join('\n', rules.Screening?.Criteria ?? []),
        ScreeningKeeps = Typed(rules.Screening?.Keeps),
        DecisionBy = rules.Decision?.By ?? string.Empty,
        DecisionRight = rules.Decision?.Right ?? string.Empty,
        DecisionRemedies = rules.Decision?.Remedies ?? string.Empty,
        SupportKind = rules.Support?.Kind ?? string.Empty,
        SupportMonths = Typed(rules.Support?.Months),
        SupportEuros = rules.Support?.CentsAYear is { } cents ? (cents / 100m).ToString("0.##", FrenchText.French) : string.Empty,
        SupportSteps = string.Join("\n\n", (rules.Support?.Steps ?? []).Select(step => $"{step.Title}\n{step.Text}")),
    };

    public static ChaptersForm Of(IFormCollection form) => new()
    {
        Deposit = form["deposit"] == Confirmation.Given,
        Reading = form["reading"] == Confirmation.Given,
        Jury = form["jury"] == Confirmation.Given,
        SpottingBy = form["spotting-by"].ToString(),
        SpottingAtLeast = form["spotting-atLeast"].ToString(),
        ScreeningCriteria = form["screening-criteria"].ToString(),
        ScreeningKeeps = form["screening-keeps"].ToString(),
        DecisionBy = form["decision-by"].ToString(),
        DecisionRight = form["decision-right"].ToString(),
        DecisionRemedies = form["decision-remedies"].ToString(),
        SupportKind = form["support-kind"].ToString(),
        SupportMonths = form["support-months"].ToString(),
        SupportEuros = form["support-centsAYear"].ToString(),
        SupportSteps = form["support-steps"].ToString(),
    };

    /// <summary>The rules with these stages, and without what belongs to those that do not happen.</summary>
    public CallRules Over(CallRules rules, List<Fault> faults) => rules with
    {
        Jury = Jury,
        Spotting = IsAnyTyped(SpottingBy, SpottingAtLeast)
            ? new Spotting(SpottingBy.Trim(), Number("spotting.atLeast", SpottingAtLeast, faults) ?? 0)
            : null,
        Screening = IsAnyTyped(ScreeningCriteria, ScreeningKeeps)
            ? new Screening(Lines(ScreeningCriteria), Number("screening.keeps", ScreeningKeeps, faults))
            : null,
        Decision = IsAnyTyped(DecisionBy, DecisionRight, DecisionRemedies)
            ? new Decision(DecisionBy.Trim(), TextOrNull(DecisionRight), TextOrNull(DecisionRemedies))
            : null,
        Support = IsAnyTyped(SupportKind, SupportMonths, SupportEuros, SupportSteps)
            ? new Support(SupportKind.Trim(), Number("support.months", SupportMonths, faults), Cents(faults), Steps(faults))
            : null,
    };

    private static string Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static bool IsAnyTyped(params string[] fields) => fields.Any(field => !string.IsNullOrWhiteSpace(field));

    private static string? TextOrNull(string typed) => typed.Trim().ReplaceLineEndings("\n") is { Length: > 0 } text ? text : null;

    private static string[] Lines(string typed) =>
        typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int? Number(string field, string typed, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var read = NumberText.Whole(typed);
        if (!read.IsRefused)
        {
            return read.Value;
        }

        faults.Add(new Fault(field, read.Refusal));
        return null;
    }

    private long? Cents(List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(SupportEuros))
        {
            return null;
        }

        var cents = NumberText.Euros(SupportEuros);
        if (!cents.IsRefused)
        {
            return cents.Value;
        }

        faults.Add(new Fault("support.centsAYear", cents.Refusal));
        return null;
    }

    private SupportStep[]? Steps(List<Fault> faults)
    {
        var steps = new List<SupportStep>();
        foreach (var paragraph in SupportSteps.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries))
        {
            var lines = Lines(paragraph);
            if (lines.Length == 1)
            {
                faults.Add(new Fault(
                    "support.steps", $"«\u00a0{lines[0]}\u00a0»\u00a0: dites sur la ligne suivante en quoi consiste cette étape."));
            }
            else if (lines.Length > 1)
            {
                steps.Add(new SupportStep(lines[0], string.Join(' ', lines[1..])));
            }
        }

        return steps.Count > 0 ? [.. steps] : null;
    }
}
