using System.Globalization;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Desk.Programmes;

/// <summary>A programme as an administrator types it. Whatever happens to the act, it is shown again as typed.</summary>
public sealed class ProgrammeForm
{
    public static readonly RowPart Bodies = new("bodies", "name", "role");
    public static readonly RowPart Categories = new("categories", "label", TypedRow.Key, "opening");
    public static readonly RowPart Phases = new("phases", "label", TypedRow.Key, "from", "to");
    public static readonly RowPart Targets = new("targets", "count", "by", "category");
    public static readonly RowPart Envelopes = new("envelopes", "cents", "label", "isQuoted");

    private static readonly RowPart[] Parts = [Bodies, Categories, Phases, Targets, Envelopes];

    private static readonly string[] Singles =
    [
        "id", "name", "summary", "source", "fictitious", "notice", "support-kind", "support-months", "support-centsAYear",
        "opening-count", "opening-at", "opening-source", "opening-departements",
    ];

    private readonly IReadOnlyDictionary<string, string> fields;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TypedRow>> rows;

    private ProgrammeForm(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, IReadOnlyList<TypedRow>> rows) =>
        (this.fields, this.rows) = (fields, rows);

    /// <summary>What is typed in a field that stands once.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, string.Empty);

    public bool Fictitious => this["fictitious"].Length > 0;

    public IReadOnlyList<TypedRow> RowsOf(RowPart part) => rows.GetValueOrDefault(part.Name, []);

    public static ProgrammeForm New => new(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<TypedRow>>());

    public static ProgrammeForm Of(string id, ProgrammeDefinition programme) => new(
        new Dictionary<string, string>
        {
            ["id"] = id,
            ["name"] = programme.Name,
            ["summary"] = programme.Summary,
            ["source"] = programme.Source ?? string.Empty,
            ["fictitious"] = programme.Fictitious ? "oui" : string.Empty,
            ["notice"] = programme.Notice ?? string.Empty,
            ["support-kind"] = programme.Support?.Kind ?? string.Empty,
            ["support-months"] = Number(programme.Support?.Months),
            ["support-centsAYear"] = Euros(programme.Support?.CentsAYear),
            ["opening-count"] = Number(programme.Opening?.Count),
            ["opening-at"] = Day(programme.Opening?.At),
            ["opening-source"] = programme.Opening?.Source ?? string.Empty,
            ["opening-departements"] = string.Join(' ', (programme.Opening?.Departements ?? []).Select(code => code.Value)),
        },
        new Dictionary<string, IReadOnlyList<TypedRow>>
        {
            [Bodies.Name] = [.. programme.Bodies.Select(body => TypedRow.Of(("name", body.Name), ("role", body.Role.ToString())))],
            [Categories.Name] =
            [
                .. programme.Categories.Select(category => TypedRow.Of(
                    (TypedRow.Key, category.Key), ("label", category.Label),
                    ("opening", Number(CountOf(programme.Opening, category.Key))))),
            ],
            [Phases.Name] =
            [
                .. programme.Phases.Select(phase => TypedRow.Of(
                    (TypedRow.Key, phase.Key), ("label", phase.Label), ("from", Day(phase.From)), ("to", Day(phase.To)))),
            ],
            [Targets.Name] =
            [
                .. programme.Targets.Select(target => TypedRow.Of(
                    ("count", Number(target.Count)), ("by", Day(target.By)), ("category", target.Category))),
            ],
            [Envelopes.Name] =
            [
                .. programme.Envelopes.Select(envelope => TypedRow.Of(
                    ("cents", Euros(envelope.Cents)), ("label", envelope.Label), ("isQuoted", envelope.IsQuoted ? "oui" : string.Empty))),
            ],
        });

    /// <param name="form">What was sent.</param>
    /// <param name="programme">The programme that is revised; null when the form names it.</param>
    public static ProgrammeForm Of(IFormCollection form, string? programme)
    {
        var fields = Singles.ToDictionary(name => name, name => form[name].ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        fields["id"] = programme ?? fields["id"].Trim();
        return new(fields, Parts.ToDictionary(part => part.Name, part => part.Read(form), StringComparer.Ordinal));
    }

    public ProgrammeForm After(RowGesture gesture) => Parts.FirstOrDefault(part => part.Name == gesture.Part) is { } part
        ? new(fields, new Dictionary<string, IReadOnlyList<TypedRow>>(rows) { [part.Name] = gesture.On(RowsOf(part)) })
        : this;

    /// <summary>The same without the rows in which nothing is typed.</summary>
    public ProgrammeForm WithoutBlanks() => new(
        fields, rows.ToDictionary(
            part => part.Key, part => (IReadOnlyList<TypedRow>)[.. part.Value.Where(row => !row.IsBlank)], StringComparer.Ordinal));

    private static int? CountOf(OpeningBalance? opening, string category) =>
        opening?.ByCategory is { } counts && counts.TryGetValue(category, out var count) ? count : null;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Euros(long? cents) => cents is { } some ? (some / 100m).ToString("0.##", FrenchText.French) : string.Empty;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
