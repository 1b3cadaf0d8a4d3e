using Territoires.Core.Designation;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;

namespace Territoires.Web.Desk.Designation;

/// <summary>What the authority confirms: the numbers in their order, and a reason for each departure.</summary>
/// <param name="Replacement">Why the list replaces one designated before.</param>
public sealed record DesignationForm(string Laureates, IReadOnlyDictionary<string, string> Reasons, string Replacement = "")
{
    private const string ReasonPrefix = "motif-";

    private static readonly char[] Between = ['\n', '\r', ' ', '\t', ',', ';'];

    /// <summary>A list that nobody was asked about yet.</summary>
    public static DesignationForm Of(IReadOnlyList<string> numbers) =>
        new(string.Join(' ', numbers), new Dictionary<string, string>());

    public static DesignationForm Of(IFormCollection form) => new(
        form["laureates"].ToString(),
        form.Keys.Where(key => key.StartsWith(ReasonPrefix, StringComparison.Ordinal))
            .ToDictionary(key => key[ReasonPrefix.Length..], key => form[key].ToString().Trim()),
        form["replacement"].ToString().ReplaceLineEndings("\n").Trim());

    public static string FieldOf(string number) => ReasonPrefix + number;

    public string ReasonOf(string number) => Reasons.GetValueOrDefault(number, string.Empty);

    public IReadOnlyList<string> Numbers =>
        Laureates.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public DesignationRequest ToRequest() => new(
        Numbers,
        [.. Reasons.Where(reason => reason.Value.Length > 0).Select(reason => new DepartureReason(reason.Key, reason.Value))],
        Replacement.Length > 0 ? Replacement : null);

    /// <summary>Why the confirmation is refused, each reason that misses beside the field of its application.</summary>
    public static Problem ProblemOf(ActRefusal<CallRefusal> refusal) =>
        refusal is ActRefusal<CallRefusal>.Refused { Refusal: CallRefusal.ReasonsMissing missing }
        ? Problems.Of(missing, departure => FieldOf(departure.Number))
        : Problems.Of(refusal);
}
