using Territoires.Domain.Programmes;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Programmes;

/// <summary>From what is typed of a programme to what the API takes of one, or everything that cannot be read of it.</summary>
public static class ReadProgramme
{
    public static Result<ProgrammeDefinition, Problem> Of(ProgrammeForm form)
    {
        var faults = new List<Fault>();
        var figures = new TypedFigures(faults);
        var categories = Keyed(form, ProgrammeForm.Categories, "categorie");
        var request = new ProgrammeRequest
        {
            Name = form["name"].Trim(),
            Summary = form["summary"].Trim(),
            Bodies = [.. form.RowsOf(ProgrammeForm.Bodies).Index().Select(row => Body(row.Index, row.Item, faults))],
            Categories = [.. categories.Select(one => new MemberCategory(one.Key, one.Row["label"].Trim()))],
            Phases = [.. Keyed(form, ProgrammeForm.Phases, "phase").Index().Select(one => Phase(one.Index, one.Item, figures))],
            Targets = [.. form.RowsOf(ProgrammeForm.Targets).Index().Select(row => Target(row.Index, row.Item, figures))],
            Envelopes = [.. form.RowsOf(ProgrammeForm.Envelopes).Index().Select(row => Envelope(row.Index, row.Item, figures))],
            Support = Support(form, figures),
            Opening = Opening(form, categories, figures),
            Source = TextOrNull(form["source"]),
            Fictitious = form.Fictitious,
            Notice = TextOrNull(form["notice"]),
        };
        return faults.Count > 0 ? Problems.Of(new ProgrammeRefusal.DefinitionUnacceptable(faults)) : request.ToDefinition();
    }

    /// <summary>Each row with its key: the one that it has, or the one that it takes from its words.</summary>
    public static IReadOnlyList<(string Key, TypedRow Row)> Keyed(ProgrammeForm form, RowPart part, string otherwise)
    {
        var rows = form.RowsOf(part);
        var taken = rows.Select(row => row[TypedRow.Key]).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => (
                row[TypedRow.Key] is { Length: > 0 } key ? key : WordKeys.NewOf(row["label"], otherwise, taken), row)),
        ];
    }

    private static ProgrammeBody Body(int place, TypedRow row, List<Fault> faults)
    {
        if (!Enum.TryParse<BodyRole>(row["role"], out var role) || role.ToString() != row["role"])
        {
            faults.Add(new Fault(TypedRow.At("bodies", place, "role"), "Choisissez le rôle de l’organisme."));
        }

        return new ProgrammeBody(row["name"].Trim(), role);
    }

    private static ProgrammePhase Phase(int place, (string Key, TypedRow Row) one, TypedFigures figures) => new(
        one.Key, one.Row["label"].Trim(),
        figures.NeededDay(TypedRow.At("phases", place, "from"), one.Row["from"], "Indiquez le premier jour de la phase."),
        figures.Day(TypedRow.At("phases", place, "to"), one.Row["to"]));

    private static MemberTarget Target(int place, TypedRow row, TypedFigures figures) => new(
        figures.Whole(TypedRow.At("targets", place, "count"), row["count"]) ?? 0,
        figures.NeededDay(TypedRow.At("targets", place, "by"), row["by"], "Indiquez le jour auquel l’objectif doit être atteint."),
        TextOrNull(row["category"]));

    private static ProgrammeEnvelope Envelope(int place, TypedRow row, TypedFigures figures) => new(
        figures.Cents(TypedRow.At("envelopes", place, "cents"), row["cents"]) ?? 0, row["label"].Trim(), row["isQuoted"].Length > 0);

    private static MemberSupport? Support(ProgrammeForm form, TypedFigures figures) =>
        IsAnyTyped(form, "support-kind", "support-months", "support-centsAYear")
            ? new MemberSupport(
                form["support-kind"].Trim(), figures.Whole("support.months", form["support-months"]) ?? 0,
                figures.Cents("support.centsAYear", form["support-centsAYear"]))
            : null;

    private static OpeningRequest? Opening(
        ProgrammeForm form, IReadOnlyList<(string Key, TypedRow Row)> categories, TypedFigures figures)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, (key, row)) in categories.Index())
        {
            if (figures.Whole(TypedRow.At("categories", place, "opening"), row["opening"]) is { } count)
            {
                counts[key] = count;
            }
        }

        if (counts.Count == 0 && !IsAnyTyped(form, "opening-count", "opening-at", "opening-source", "opening-departements"))
        {
            return null;
        }

        var places = form["opening-departements"]
            .Split([' ', ',', ';', '\u00a0', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new OpeningRequest(
            figures.Whole("opening.count", form["opening-count"]) ?? 0,
            figures.NeededDay("opening.at", form["opening-at"], "Indiquez le jour auquel les membres étaient aussi nombreux."),
            form["opening-source"].Trim(), places.Length > 0 ? places : null, counts.Count > 0 ? counts : null);
    }

    private static bool IsAnyTyped(ProgrammeForm form, params IEnumerable<string> fields) =>
        fields.Any(field => !string.IsNullOrWhiteSpace(form[field]));

    private static string? TextOrNull(string typed) => typed.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The same refusal, its faults at the fields of the page. Nobody types a key: its faults are those of its words.</summary>
    public static Problem OnThePage(Problem problem) =>
        problem with { Faults = [.. problem.Faults.Select(fault => fault with { Field = FieldOf(fault.Field) })] };

    private static string FieldOf(string path)
    {
        var field = path.Replace("]", string.Empty, StringComparison.Ordinal).Replace('[', '-').Replace('.', '-');
        return field switch
        {
            "opening-byCategory" => "categories",
            _ when field.StartsWith("opening-departements", StringComparison.Ordinal) => "opening-departements",
            _ when field.EndsWith("-key", StringComparison.Ordinal) => $"{field[..^TypedRow.Key.Length]}label",
            _ => field,
        };
    }
}
