using Territoires.Core.Territories;
using Territoires.Domain.Territories;

namespace Territoires.Web.Received;

/// <summary>
/// A body as a source names it, and what a person says it is: one of <paramref name="Code"/>, <paramref name="Doubtful"/> and
/// <paramref name="MadeOf"/>, or none for a name that the national file holds once, or for a kind that it does not hold.
/// </summary>
/// <param name="Written">The name, kept as it is written.</param>
/// <param name="Code">INSEE code or SIREN of the body that it is.</param>
/// <param name="Doubtful">Codes of the bodies that it may be, when nobody can say which.</param>
/// <param name="MadeOf">Codes of the bodies that it is made of, when it is none itself.</param>
/// <param name="Kind">Short code of its kind, e.g. <c>SM</c>; needed only for a body that the file cannot know.</param>
public sealed record NamedBodyRequest(
    string Written, string? Code = null, IReadOnlyList<string>? Doubtful = null, IReadOnlyList<string>? MadeOf = null, string? Kind = null);

/// <summary>
/// From names as their source writes them to bodies: a person says which a name is, that it is doubtful, or what it is made of. The
/// program never guesses.
/// </summary>
public sealed class NamedBodies(Referential referential)
{
    private const int Least = 2;

    public async Task<Result<Territory[], Problem>> ResolveAsync(IReadOnlyList<NamedBodyRequest> bodies, CancellationToken cancellation)
    {
        var (directory, places) = await referential.ReadAsync(cancellation);
        var (resolved, faults) = (new List<Territory>(), new List<Fault>());
        foreach (var (i, body) in bodies.Index())
        {
            var field = $"bodies[{i}]";
            if (string.IsNullOrWhiteSpace(body.Written) || body.Written.Length > Domain.Applications.ApplicationContent.MaxTitle)
            {
                faults.Add(new Fault(field, "Écrivez le nom du territoire, en 200 caractères au plus."));
                continue;
            }

            var one = Resolve(directory, places, body with { Written = body.Written.Trim() }, field);
            if (one.IsRefused)
            {
                faults.Add(one.Refusal);
            }
            else
            {
                resolved.Add(one.Value);
            }
        }

        return faults.Count > 0
            ? Problems.UnknownTerritory(faults[0].Field, faults[0].Message) with { Faults = faults }
            : resolved.ToArray();
    }

    private static Result<Territory, Fault> Resolve(TerritoryDirectory directory, Places places, NamedBodyRequest body, string field)
    {
        string?[] said = [body.Code, body.Doubtful is { Count: > 0 } ? "doubtful" : null, body.MadeOf is { Count: > 0 } ? "madeOf" : null];
        return body switch
        {
            _ when said.Count(one => !string.IsNullOrWhiteSpace(one)) > 1 => new Fault(
                field, $"«\u00a0{body.Written}\u00a0»\u00a0: dites soit son code, soit ceux entre lesquels il y a doute, "
                    + "soit ceux qui le composent."),
            { Code: { Length: > 0 } code } => Identified(directory, body.Written, code, field),
            { Doubtful: { Count: > 0 } codes } => Of(directory, codes, field, parts => Doubtful(body.Written, parts)),
            { MadeOf: { Count: > 0 } codes } => Of(directory, codes, field, parts => MadeOf(body.Written, parts)),
            _ => ByName(directory, places, body, field),
        };
    }

    private static Result<Territory, Fault> Identified(TerritoryDirectory directory, string written, string code, string field) =>
        directory.Find(code) is { } body
            ? body with { Name = written, Members = [] }
            : new Fault(field, $"«\u00a0{code}\u00a0» n’est le code d’aucun territoire du fichier national.");

    private static Result<Territory, Fault> Of(
        TerritoryDirectory directory, IReadOnlyList<string> codes, string field, Func<IReadOnlyList<Territory>, Territory> build)
    {
        var unknown = codes.FirstOrDefault(code => directory.Find(code) is null);
        return unknown is not null
            ? new Fault(field, $"«\u00a0{unknown}\u00a0» n’est le code d’aucun territoire du fichier national.")
            : codes.Distinct(StringComparer.Ordinal).Count() < Least
            ? new Fault(field, "Donnez au moins deux codes différents.")
            : build([.. codes.Distinct(StringComparer.Ordinal).Select(code => directory.Find(code)!)]);
    }

    /// <summary>What all candidates agree on is known of it, and nothing else.</summary>
    private static Territory Doubtful(string written, IReadOnlyList<Territory> candidates) => new()
    {
        Kind = candidates.Select(one => one.Kind).Distinct().ToArray() is [var kind] ? kind : TerritoryKind.Other,
        Name = written,
        Codes = [.. candidates.SelectMany(one => one.Codes.Take(1))],
        Departements = [.. candidates.Select(one => one.Departements.AsEnumerable()).Aggregate(Enumerable.Intersect)],
        Regions = [.. candidates.Select(one => one.Regions.AsEnumerable()).Aggregate(Enumerable.Intersect)],
        Resolution = TerritoryResolution.Ambiguous,
        Vintage = candidates[0].Vintage,
        Fictitious = candidates.Any(one => one.Fictitious),
    };

    private static Territory MadeOf(string written, IReadOnlyList<Territory> parts) => new()
    {
        Kind = TerritoryKind.Other,
        Name = written,
        Members = [.. parts.SelectMany(one => one.Codes.Take(1))],
        Departements = [.. parts.SelectMany(one => one.Departements).Distinct()],
        Regions = [.. parts.SelectMany(one => one.Regions).Distinct()],
        Population = parts.All(one => one.Population is not null) ? parts.Sum(one => one.Population) : null,
        Resolution = TerritoryResolution.Composed,
        Vintage = parts[0].Vintage,
        Fictitious = parts.Any(one => one.Fictitious),
    };

    private static Result<Territory, Fault> ByName(TerritoryDirectory directory, Places places, NamedBodyRequest body, string field) =>
        directory.Resolve(body.Written) switch
        {
            TerritoryMatch.Exact { Territory: var bearer } when body.Kind is { } other && LeadBodies.IsAsked(other, body.Written, bearer) =>
                new Fault(field, LeadBodies.Candidate(body.Written, bearer)),
            TerritoryMatch.Exact exact => exact.Territory with { Name = body.Written, Members = [] },
            var match when body.Kind is { } code && TerritoryKindCode.TryParse(code, out var kind)
                && LeadBodies.StandsByItsName(kind, body.Written, match) => Territory.Unknown(kind, body.Written),
            TerritoryMatch.Ambiguous ambiguous => new Fault(field, LeadBodies.Candidates(body.Written, ambiguous, places)),
            _ => new Fault(
                field, $"«\u00a0{body.Written}\u00a0» n’est pas dans le fichier national. Donnez le code de ce qu’il est, ceux entre "
                    + "lesquels il y a doute ou ceux qui le composent\u00a0; un PETR, un syndicat mixte ou un autre organisme s’indique "
                    + "par son type."),
        };
}
