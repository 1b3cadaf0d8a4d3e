using Microsoft.AspNetCore.Http;
using Territoires.Domain.Instruction;

namespace Territoires.Functions.Management;

/// <summary>A decision as it was typed: a choice, and reasons, one a line.</summary>
public sealed record EligibilityForm(string Choice, string Reasons)
{
    public const string Yes = "oui";
    public const string No = "non";

    public static EligibilityForm Of(Eligibility? decided) => new(
        decided switch { null => string.Empty, { Admissible: true } => Yes, _ => No },
        string.Join('\n', decided?.Reasons ?? []));

    public static EligibilityForm Of(IFormCollection form) => new(form["admissible"].ToString(), form["reasons"].ToString());

    public IReadOnlyList<string> Lines => Reasons.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
