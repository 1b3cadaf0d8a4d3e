using Territoires.Core.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Desk.Admission;

/// <summary>A decision as it was typed: a choice, and reasons, one a line.</summary>
/// <param name="Revision">Why the decision is taken again; empty for a first one.</param>
public sealed record EligibilityForm(string Choice, string Reasons, string Revision = "")
{
    public const string ConfirmedField = "confirmee";

    public const string Yes = "oui";
    public const string No = "non";

    public static EligibilityForm Of(Eligibility? decided) => new(
        decided switch { null => string.Empty, { Admissible: true } => Yes, _ => No },
        string.Join('\n', decided?.Reasons ?? []));

    public static EligibilityForm Of(IFormCollection form) =>
        new(form["admissible"].ToString(), form["reasons"].ToString(), form["revision"].ToString());

    public bool IsChosen => Choice is Yes or No;

    /// <summary>A refusal, and a decision taken again, are shown with their consequence before they are saved.</summary>
    public bool AsksToConfirm => Choice == No || Revision.Length > 0;

    public EligibilityRequest ToRequest() => new(Choice == Yes, Lines, Revision.Length > 0 ? Revision : null);

    public IReadOnlyList<string> Lines => Reasons.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
