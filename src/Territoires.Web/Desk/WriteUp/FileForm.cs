using Territoires.Domain.Applications;
using Territoires.Domain.Territories;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.WriteUp;

/// <summary>A file as the secretary types it. Whatever happens to the act, it is shown again as typed.</summary>
public sealed record FileForm
{
    public string Title { get; init; } = string.Empty;

    public IReadOnlyList<TypedBody> Bodies { get; init; } = [];

    public string Place { get; init; } = string.Empty;

    public string Operator { get; init; } = string.Empty;

    public string Departements { get; init; } = string.Empty;

    public string PartnerServices { get; init; } = string.Empty;

    public string Theme { get; init; } = string.Empty;

    public string Summary { get; init; } = string.Empty;

    /// <summary>One a line.</summary>
    public string Ambitions { get; init; } = string.Empty;

    public string PhotoCredit { get; init; } = string.Empty;

    /// <summary>Those filled, then some to fill.</summary>
    public IReadOnlyList<TypedBody> Rows => TypedBody.WithSpare(Bodies);

    public static FileForm Of(ApplicationContent content) => new()
    {
        Title = content.Title,
        Bodies = [.. content.LeadBodies.Select(TypedBody.Of)],
        Place = content.Place?.Name ?? string.Empty,
        Operator = content.Place?.Operator ?? string.Empty,
        Departements = string.Join(' ', content.DeclaredDepartements.Select(departement => departement.Value)),
        PartnerServices = string.Join('\n', content.PartnerServices),
        Theme = content.Theme,
        Summary = content.Summary,
        Ambitions = string.Join('\n', content.Ambitions),
        PhotoCredit = content.PhotoCredit ?? string.Empty,
    };

    public static FileForm Of(IFormCollection form) => new()
    {
        Title = form["title"].ToString(),
        Bodies = TypedBody.AllOf(form, ApplicationContent.MaxBodies),
        Place = form["place-name"].ToString(),
        Operator = form["place-operator"].ToString(),
        Departements = form["departements"].ToString(),
        PartnerServices = form["partnerServices"].ToString(),
        Theme = form["theme"].ToString(),
        Summary = form["summary"].ToString().ReplaceLineEndings("\n"),
        Ambitions = form["ambitions"].ToString(),
        PhotoCredit = form["photoCredit"].ToString(),
    };

    public FileRequest ToRequest() => new()
    {
        Title = Title,
        Bodies = [.. Bodies.Select(body => body.ToRequest())],
        Place = string.IsNullOrWhiteSpace(Place) ? null : new ChosenPlace(Place, Operator),
        Departements = string.IsNullOrWhiteSpace(Departements) ? null : [Departements],
        PartnerServices = Lines(PartnerServices),
        Theme = Theme,
        Summary = Summary,
        Ambitions = Lines(Ambitions),
        PhotoCredit = PhotoCredit,
    };

    private static string[] Lines(string typed) => typed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
