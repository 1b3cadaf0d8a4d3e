namespace Territoires.Web.Refusals;

/// <summary>
/// What is said to whoever is refused: what is wrong, where, and what to do next, in French. The same record is a
/// problem+json (RFC 9457) for programs and a page for people.
/// </summary>
/// <param name="Slug">Stable name: the <c>type</c> is <c>urn:territoires:probleme:{slug}</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What is wrong, in one short sentence, the same each time.</param>
/// <param name="Detail">This case: where, which.</param>
/// <param name="Next">What to do.</param>
public sealed record Problem(string Slug, int Status, string Title, string Detail, string Next)
{
    /// <summary>Faults by field, when there are some.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Seconds after which to try again, when that is the advice.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A page on which what is missing is done; null where the page that is refused has it.</summary>
    public (string Text, string Address)? Link { get; init; }

    /// <summary>A refusal that a page can show beside its fields, with what was typed; others have a page of their own.</summary>
    public bool IsAboutTheForm => Status is 409 or 412 or 413 or 415 or 422;

    public string Type => TypeOf(Slug);

    public static string TypeOf(string slug) => $"urn:territoires:probleme:{slug}";
}
