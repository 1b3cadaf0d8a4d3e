using Territoires.Domain.Territories;

namespace Territoires.Domain.Applications;

/// <summary>What the applicant writes. Everything may be missing while it is a draft.</summary>
public sealed record ApplicationContent
{
    public const int MaxTitle = 200;
    public const int MaxTheme = 500;
    public const int MaxSummary = 4000;
    public const int MaxAmbitions = 10;
    public const int MaxAmbition = 500;
    public const int MaxBodies = 20;

    public static readonly ApplicationContent Empty = new();

    public string Title { get; init; } = string.Empty;

    /// <summary>Who carries the application (porteurs), resolved against the national file where it knows them.</summary>
    public IReadOnlyList<Territory> LeadBodies { get; init; } = [];

    /// <summary>Where the project lies, as the applicant says: needed for a body that the national file does not place.</summary>
    public IReadOnlyList<DepartementCode> DeclaredDepartements { get; init; } = [];

    /// <summary>The services of the State associated, by name.</summary>
    public IReadOnlyList<string> PartnerServices { get; init; } = [];

    /// <summary>The place that is chosen, in the territory of its bodies; null where it is the territory itself.</summary>
    public ChosenPlace? Place { get; init; }

    /// <summary>The question that the project asks. As the ambitions and the credit: empty where the rules show answers.</summary>
    public string Theme { get; init; } = string.Empty;

    public string Summary { get; init; } = string.Empty;

    public IReadOnlyList<string> Ambitions { get; init; } = [];

    /// <summary>Whom to credit for the photograph of the published page; null with no photograph.</summary>
    public string? PhotoCredit { get; init; }

    /// <summary>
    /// Answers to the questions of the call, by key, as <see cref="Calls.QuestionKind"/> says; a question without an answer is
    /// absent.
    /// </summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of the answers that may name a person, which stand apart from facts; null where none does.</summary>
    public IReadOnlyList<string>? PersonalAnswers { get; init; }

    /// <summary>
    /// Where the lead bodies lie, by the file where it knows them, by the applicant's word otherwise; in the order first named.
    /// </summary>
    public IReadOnlyList<DepartementCode> Departements =>
        [.. LeadBodies.SelectMany(body => body.Departements).Concat(DeclaredDepartements).Distinct()];

    public bool Fictitious => LeadBodies.Any(body => body.Fictitious);
}
