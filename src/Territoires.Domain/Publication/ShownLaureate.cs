using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Publication;

/// <summary>What the list shows of a laureate and an erratum may replace. The identification of its bodies and its places stay.</summary>
/// <param name="Bodies">The names of its lead bodies, one for each, in their order.</param>
/// <param name="Theme">The question that the project asks.</param>
/// <param name="ShowsCredit">
/// False once the photo credit is no longer shown. It may name a person: it is shown or not, and never written anew in a fact.
/// </param>
public sealed record ShownLaureate(
    IReadOnlyList<string> Bodies, string Theme, IReadOnlyList<string> Ambitions, IReadOnlyList<string> PartnerServices, bool ShowsCredit)
{
    /// <summary>As the application says it, before any erratum.</summary>
    public static ShownLaureate Of(CallRules rules, ApplicationContent content)
    {
        var shown = Shown.Of(rules, content);
        return new ShownLaureate(
            [.. content.LeadBodies.Select(body => body.Name)], shown.Theme, shown.Ambitions, content.PartnerServices,
            shown.PhotoCredit is not null);
    }

    /// <summary>Compares name by name, which the equality of records with lists does not.</summary>
    public bool IsSame(ShownLaureate other) =>
        Theme == other.Theme && ShowsCredit == other.ShowsCredit && Bodies.SequenceEqual(other.Bodies)
        && Ambitions.SequenceEqual(other.Ambitions) && PartnerServices.SequenceEqual(other.PartnerServices);
}
