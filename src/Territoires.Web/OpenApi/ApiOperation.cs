namespace Territoires.Web.OpenApi;

/// <summary>A method of a route of the API, as its function declares it.</summary>
/// <param name="Function">Its name: the <c>operationId</c>.</param>
/// <param name="Method">Of HTTP, in small letters as OpenAPI writes it.</param>
/// <param name="Path">With a leading slash, its values in braces.</param>
/// <param name="Values">The names of these values.</param>
public sealed record ApiOperation(
    string Function, string Method, string Path, IReadOnlyList<string> Values, PolicyAttribute Policy, string Summary)
{
    public TakesAttribute? Takes { get; init; }

    public required IReadOnlyList<GivesAttribute> Gives { get; init; }

    public IReadOnlyList<RefusesAttribute> Refuses { get; init; } = [];

    public IReadOnlyList<QueryAttribute> Queries { get; init; } = [];

    public Asked Asks { get; init; }

    /// <summary>The word of its address after <c>/api</c>.</summary>
    public string Resource => Path.Split('/')[2];

    public bool IsForEverybody => Policies.IsForEverybody(Policy.Permission);

    public bool OnlyReads => Method == "get";

    public IEnumerable<Role> Roles =>
        Enum.GetValues<Role>()
            .Where(role => Policies.Permits(Policy.Permission, Actor.Anybody with { Roles = new HashSet<Role> { role } }));

    /// <summary>Each refusal that may come, by status: those of the act, and those of every route of its kind.</summary>
    public IReadOnlyList<IGrouping<int, string>> Refusals =>
    [
        .. Refuses.SelectMany(refusal => refusal.Slugs.Select(slug => (refusal.Status, Slug: slug)))
            .Concat(OfItsKind().Select(problem => (problem.Status, problem.Slug)))
            .Distinct().OrderBy(refusal => refusal.Status).ThenBy(refusal => refusal.Slug, StringComparer.Ordinal)
            .GroupBy(refusal => refusal.Status, refusal => refusal.Slug),
    ];

    private IEnumerable<Problem> OfItsKind() =>
    [
        .. IsForEverybody ? Array.Empty<Problem>() : [Problems.SignInFirst, Problems.NotForYourRole],
        .. Values.Count > 0 ? [Problems.NotFound] : Array.Empty<Problem>(),
        .. OnlyReads ? Array.Empty<Problem>() : [Problems.BodyInterrupted, Problems.TooLarge(Policy.Body), Problems.Busy],
        .. OfItsBody(),
        .. OfItsHeaders(),
        Problems.Outage,
        Problems.StorageUnavailable,
    ];

    private Problem[] OfItsBody() => Takes switch
    {
        null => [],
        { Type: null } => [Problems.NotAPdf, .. Enum.GetValues<Core.Applications.PdfFault>().Select(fault => PdfProblems.Of(fault))],
        _ => [Problems.NotJson(string.Empty)],
    };

    private Problem[] OfItsHeaders() => Asks switch
    {
        Asked.Nothing => [],
        Asked.IdempotencyKey => [Problems.KeyMissing],
        _ => [Problems.PreconditionMissing, Problems.Stale],
    };
}
