using Territoires.Core.Territories;
using Territoires.Domain.Territories;

namespace Territoires.Web.Received;

/// <summary>
/// How a sender names a body: by its code, or by its name and, for a kind that the national file does not hold, its kind.
/// </summary>
public sealed record LeadBodyRequest
{
    /// <summary>
    /// INSEE code or SIREN. One that is also the postcode of another commune is asked about: <c>insee:59100</c> leaves no
    /// doubt, and so does the name beside it.
    /// </summary>
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>Short code of the kind, e.g. <c>PETR</c>; needed only for a body that the file cannot know.</summary>
    public string? Kind { get; init; }

    /// <summary>The body that was chosen among those found: its code is read as one, never as a postcode.</summary>
    public static LeadBodyRequest Exactly(string code) => new() { Code = $"{(code.Length == InseeLength ? "insee" : "siren")}:{code}" };

    private const int InseeLength = 5;
}

/// <summary>
/// From what was written to bodies. Nothing is guessed: an ambiguous name is sent back with its candidates, and a body of
/// a kind that the file does not hold stands by its name, unknown.
/// </summary>
public sealed class LeadBodies(Referential referential)
{
    private const int CandidatesShown = 5;

    private static readonly HashSet<TerritoryKind> NotInTheFile =
        [TerritoryKind.Petr, TerritoryKind.SyndicatMixte, TerritoryKind.PoleMetropolitain, TerritoryKind.Other];

    public async Task<Result<Territory[], Problem>> ResolveAsync(IReadOnlyList<LeadBodyRequest> bodies, CancellationToken cancellation)
    {
        var (directory, places) = await referential.ReadAsync(cancellation);
        var resolved = new Territory[bodies.Count];
        for (var i = 0; i < bodies.Count; i++)
        {
            var one = Resolve(directory, places, bodies[i], $"leadBodies[{i}]");
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            if (resolved.Take(i).Any(other => IsSame(other, one.Value)))
            {
                return Problems.UnknownTerritory(
                    $"leadBodies[{i}]",
                    $"«\u00a0{one.Value.Name}\u00a0» est déjà parmi les porteurs\u00a0: un porteur ne figure qu’une fois.") with
                {
                    Slug = "porteur-en-double",
                    Title = "Un porteur est indiqué deux fois.",
                    Next = "Retirez l’un des deux.",
                };
            }

            // A lead body is kept without its members: they belong to the file, and can be a hundred.
            resolved[i] = one.Value with { Members = [] };
        }

        return resolved;
    }

    /// <summary>The départements that these texts name, each once; one that does not exist is refused.</summary>
    public async Task<Result<DepartementCode[], Problem>> DepartementsAsync(IReadOnlyList<string> written, CancellationToken cancellation)
    {
        var places = await referential.PlacesAsync(cancellation);
        var known = new List<DepartementCode>();
        foreach (var (place, text) in written.SelectMany(places.Split).Index())
        {
            if (places.Find(text) is not { } departement)
            {
                return Problems.UnknownTerritory(
                    $"departements[{place}]",
                    $"«\u00a0{text}\u00a0» n’est pas un département. Écrivez son code ou son nom, par exemple 48, 2A ou Mayenne.");
            }

            known.Add(departement);
        }

        return known.Distinct().ToArray();
    }

    /// <summary>The code of the one body that a text names, or what to write instead.</summary>
    public async Task<Result<TerritoryCode, Fault>> CodeAsync(string field, string text, CancellationToken cancellation)
    {
        var (directory, places) = await referential.ReadAsync(cancellation);
        return directory.Resolve(text) switch
        {
            TerritoryMatch.Exact { Territory.Codes: [var code, ..] } => code,
            TerritoryMatch.Ambiguous ambiguous => new Fault(field, Candidates(text, ambiguous, places)),
            _ => new Fault(
                field, $"«\u00a0{text}\u00a0» n’est ni le nom ni le code d’un territoire du fichier national. Écrivez le nom d’une "
                    + "commune ou d’une intercommunalité, son code INSEE, son SIREN ou un code postal."),
        };
    }

    private static Result<Territory, Problem> Resolve(TerritoryDirectory directory, Places places, LeadBodyRequest body, string field)
    {
        var text = (string.IsNullOrWhiteSpace(body.Code) ? body.Name : body.Code)?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > Domain.Applications.ApplicationContent.MaxTitle)
        {
            return Problems.UnknownTerritory(field, "Nommez le porteur par son code ou par son nom, en 200 caractères au plus.");
        }

        return (directory.Resolve(text), body) switch
        {
            (TerritoryMatch.Exact { Territory: var bearer }, { Code: null or "", Kind: { } other }) when IsAsked(other, text, bearer) =>
                Problems.UnknownTerritory(field, Candidate(text, bearer)),
            (TerritoryMatch.Exact exact, _) => exact.Territory,
            (TerritoryMatch.Ambiguous { Candidates: var candidates }, { Code.Length: > 0, Name: { } name })
                when candidates.Where(candidate => TerritoryDirectory.IsSameName(candidate.Name, name)).ToArray() is [var named] => named,
            (var match, { Code: null or "", Kind: { } code })
                when TerritoryKindCode.TryParse(code, out var kind) && StandsByItsName(kind, text, match) => Territory.Unknown(kind, text),
            (TerritoryMatch.Ambiguous ambiguous, _) => Problems.UnknownTerritory(field, Candidates(text, ambiguous, places)),
            _ => Problems.UnknownTerritory(
                field, $"«\u00a0{text}\u00a0» n’est pas dans le fichier national. Cherchez le nom de la commune ou de "
                    + "l’intercommunalité\u00a0; un PETR, un syndicat mixte ou un pôle métropolitain s’indique par son nom et son type."),
        };
    }

    private static bool IsSame(Territory one, Territory other) => one.Codes.Count > 0 && other.Codes.Count > 0
        ? one.Codes[0] == other.Codes[0]
        : one.Codes.Count == other.Codes.Count && one.Kind == other.Kind && TerritoryDirectory.IsSameName(one.Name, other.Name);

    /// <summary>
    /// Of these kinds the file holds none: a name stands for what it says. But a name that several bodies of the file bear is one of
    /// them until a person says which, or names it better; one that a single body bears is asked about as well
    /// (<see cref="IsAsked"/>).
    /// </summary>
    internal static bool StandsByItsName(TerritoryKind kind, string name, TerritoryMatch match) => NotInTheFile.Contains(kind)
        && !(match is TerritoryMatch.Ambiguous { Candidates: var candidates }
            && candidates.Any(candidate => TerritoryDirectory.IsSameName(candidate.Name, name)));

    /// <summary>
    /// One of a kind that the file does not hold, under a name that one body of the file bears: it is that body only once a person
    /// says so, by its code.
    /// </summary>
    internal static bool IsAsked(string kind, string name, Territory bearer) =>
        TerritoryKindCode.TryParse(kind, out var parsed) && NotInTheFile.Contains(parsed)
        && !bearer.Codes.Any(code => name.Contains(code.Value, StringComparison.Ordinal));

    internal static string Candidate(string text, Territory bearer) =>
        $"«\u00a0{text}\u00a0» est le nom d’un territoire du fichier national. Si c’est de lui qu’il s’agit, écrivez "
            + $"«\u00a0{TerritoryDirectory.Describe(bearer)}\u00a0»\u00a0; sinon, nommez plus précisément l’organisme.";

    internal static string Candidates(string text, TerritoryMatch.Ambiguous ambiguous, Places places)
    {
        var names = ambiguous.Candidates.Take(CandidatesShown)
            .Select(one => one.Departements.Count > 0
                ? $"{TerritoryDirectory.Describe(one)}, département {places.Describe(one.Departements)}"
                : TerritoryDirectory.Describe(one));
        var more = ambiguous.Candidates.Count > CandidatesShown ? "\u00a0; …" : string.Empty;
        return $"«\u00a0{text}\u00a0» peut désigner plusieurs territoires\u00a0: {string.Join("\u00a0; ", names)}{more}. Écrivez celui qui "
            + $"convient avec son code, par exemple «\u00a0{TerritoryDirectory.Describe(ambiguous.Candidates[0])}\u00a0».";
    }
}
