using Territoires.Domain;
using Territoires.Domain.Territories;

namespace Territoires.Functions.Territories;

/// <summary>How a sender names a body: by its code, or by its name and, for a kind that the national file does not hold, its kind.</summary>
public sealed record LeadBodyRequest
{
    /// <summary>INSEE code or SIREN.</summary>
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>Short code of the kind, e.g. <c>PETR</c>; needed only for a body that the file cannot know.</summary>
    public string? Kind { get; init; }
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
        var directory = await referential.DirectoryAsync(cancellation);
        var resolved = new Territory[bodies.Count];
        for (var i = 0; i < bodies.Count; i++)
        {
            var one = Resolve(directory, bodies[i], $"leadBodies[{i}]");
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            // A lead body is kept without its members: they belong to the file, and can be a hundred.
            resolved[i] = one.Value with { Members = [] };
        }

        return resolved;
    }

    /// <summary>The départements of these codes; one that does not exist is refused.</summary>
    public async Task<Result<DepartementCode[], Problem>> DepartementsAsync(IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var places = await referential.PlacesAsync(cancellation);
        var known = new DepartementCode[codes.Count];
        for (var i = 0; i < codes.Count; i++)
        {
            if (!DepartementCode.TryParse(codes[i], out known[i]) || places.RegionOf(known[i]) is null)
            {
                return Problems.UnknownTerritory($"departements[{i}]", $"Le département «\u00a0{codes[i]}\u00a0» n’existe pas. Écrivez son code, par exemple 48 ou 2A.");
            }
        }

        return known;
    }

    /// <summary>The first of these codes that no body has, as a refusal; null when each is known.</summary>
    public async Task<Problem?> UnknownAsync(IEnumerable<(string Field, string Code)> codes, CancellationToken cancellation)
    {
        var directory = await referential.DirectoryAsync(cancellation);
        return codes.Where(one => directory.Resolve(one.Code) is not TerritoryMatch.Exact)
            .Select(one => Problems.UnknownTerritory(one.Field, $"«\u00a0{one.Code}\u00a0» n’est le code d’aucun territoire du fichier national."))
            .FirstOrDefault();
    }

    private static Result<Territory, Problem> Resolve(TerritoryDirectory directory, LeadBodyRequest body, string field)
    {
        var text = (string.IsNullOrWhiteSpace(body.Code) ? body.Name : body.Code)?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > Domain.Applications.ApplicationContent.MaxTitle)
        {
            return Problems.UnknownTerritory(field, "Nommez le porteur par son code ou par son nom, en 200 caractères au plus.");
        }

        return (directory.Resolve(text), body) switch
        {
            (TerritoryMatch.Exact exact, _) => exact.Territory,
            (_, { Code: null or "", Kind: { } code }) when TerritoryKindCode.TryParse(code, out var kind) && NotInTheFile.Contains(kind) =>
                Territory.Unknown(kind, text),
            (TerritoryMatch.Ambiguous ambiguous, _) => Problems.UnknownTerritory(field, Candidates(text, ambiguous)),
            _ => Problems.UnknownTerritory(field, $"«\u00a0{text}\u00a0» n’est pas dans le fichier national. Un PETR, un syndicat mixte ou un pôle métropolitain s’indique par son nom et son type."),
        };
    }

    private static string Candidates(string text, TerritoryMatch.Ambiguous ambiguous)
    {
        var names = ambiguous.Candidates.Take(CandidatesShown).Select(candidate => $"{candidate.Name} ({candidate.Codes[0].Value})");
        return $"«\u00a0{text}\u00a0» peut désigner plusieurs territoires\u00a0: {string.Join(", ", names)}. Indiquez le code de celui qui convient.";
    }
}
