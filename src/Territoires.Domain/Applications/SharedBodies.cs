using Territoires.Domain.Territories;

namespace Territoires.Domain.Applications;

/// <summary>A body that carries more than one application of a call.</summary>
/// <param name="Name">As this application names it.</param>
/// <param name="Others">The numbers of the others.</param>
public sealed record SharedBody(string Name, IReadOnlyList<string> Others);

/// <summary>
/// The same territory in several applications of a call: a body is the same by one of its codes, or by its kind and name where
/// it has none. What was taken back is no second application.
/// </summary>
public static class SharedBodies
{
    /// <summary>By id of application; those that share no body are absent.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SharedBody>> Among(IEnumerable<ListedApplication> applications)
    {
        ListedApplication[] standing =
        [
            .. applications.Where(application => application is { Stage: ApplicationStage.Submitted, Submission: not null }),
        ];
        var carried = standing
            .SelectMany(MarksOf, (application, mark) => (mark, application))
            .ToLookup(pair => pair.mark, pair => pair.application);
        return standing
            .Select(application => (application.Id, Shared: SharedOf(application, carried)))
            .Where(application => application.Shared.Count > 0)
            .ToDictionary(application => application.Id, application => application.Shared);
    }

    private static IReadOnlyList<SharedBody> SharedOf(ListedApplication application, ILookup<string, ListedApplication> carried) =>
    [
        .. application.LeadBodies
            .Select(body =>
                new SharedBody(body.Name, [.. Marks(application, body).SelectMany(mark => carried[mark])
                    .Where(other => other.Id != application.Id).Select(other => other.Submission!.Number)
                    .Distinct().Order(StringComparer.Ordinal)]))
            .Where(body => body.Others.Count > 0),
    ];

    /// <summary>What the bodies of an application are known by, each once.</summary>
    internal static IEnumerable<string> MarksOf(ListedApplication application) =>
        application.LeadBodies.SelectMany(body => Marks(application, body)).Distinct();

    /// <summary>What a body is known by. Two places of one commune are not the same beneficiary: only the same place is.</summary>
    internal static IEnumerable<string> Marks(ListedApplication application, Territory body)
    {
        var marks = body.Codes.Count > 0
            ? body.Codes.Select(code => code.Value)
            : [$"{body.Kind} {TerritoryName.Fold(body.Name)}"];
        return application.Place is { } place ? marks.Select(mark => $"{mark} {TerritoryName.Fold(place)}") : marks;
    }
}
