using Territoires.Web.Desk.Rules;

namespace Territoires.Web.Desk.Creation;

/// <summary>A form of a new call on which nothing is written and no stage is ticked: what is not filled in does not happen.</summary>
public static class BlankTemplate
{
    /// <summary>What the address of the form says; no id of a call and no key of a template is written so.</summary>
    public const string Id = "page:vierge";

    public static RulesForm Form => new()
    {
        Id = string.Empty,
        Title = string.Empty,
        Programme = string.Empty,
        Organiser = string.Empty,
        Summary = string.Empty,
        Zone = "Europe/Paris",
        Opens = string.Empty,
        Closes = string.Empty,
        ReviewsBy = string.Empty,
        EarliestPublication = string.Empty,
        Places = string.Empty,
        Envelope = string.Empty,
        EnvelopeLabel = string.Empty,
        Grid = [],
        RequiredDocuments = [],
        Chapters = new ChaptersForm { Deposit = false, Reading = false, Jury = false },
        SignatureRequired = false,
        ReasonsShown = false,
        Fictitious = false,
    };
}
