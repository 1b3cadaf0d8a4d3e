using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>
/// A call's own questions as an administrator types them, in sections. A field stands where its fault would:
/// <c>form[0].questions[1].label</c> is typed in <c>form-0-questions-1-label</c>.
/// </summary>
public sealed record QuestionsForm(IReadOnlyList<TypedSection> Sections)
{
    public static QuestionsForm Of(IReadOnlyList<FormSection> sections) => new([.. sections.Select(TypedSection.Of)]);

    public static QuestionsForm Of(IFormCollection form)
    {
        var sections = new List<TypedSection>();
        while (form.ContainsKey($"{At(sections.Count)}-title"))
        {
            sections.Add(TypedSection.Of(form, At(sections.Count)));
        }

        return new QuestionsForm(sections);
    }

    public static string At(int section) => string.Create(CultureInfo.InvariantCulture, $"form-{section}");

    public static string At(int section, int question) =>
        string.Create(CultureInfo.InvariantCulture, $"form-{section}-questions-{question}");

    /// <summary>The field that says of which kind a new question of a section is.</summary>
    public static string NewKind(int section) => string.Create(CultureInfo.InvariantCulture, $"nouvelle-{section}");

    /// <summary>The sections, or everything that is wrong with them at once.</summary>
    public Result<IReadOnlyList<FormSection>, Problem> ToSections()
    {
        var faults = new List<Fault>();
        var sectionKeys = new HashSet<string>(
            Sections.Select(section => section.Key).Concat(FormCheck.ReservedSections), StringComparer.Ordinal);
        var questionKeys = new HashSet<string>(
            Sections.SelectMany(section => section.Questions).Select(question => question.Key), StringComparer.Ordinal);
        FormSection[] sections =
        [
            .. Sections.Index().Select(section => new FormSection(
                section.Item.Key.Length > 0 ? section.Item.Key : WordKeys.NewOf(section.Item.Title, "rubrique", sectionKeys),
                section.Item.Title.Trim(),
                [
                    .. section.Item.Questions.Index().Select(question => question.Item.ToQuestion(
                        question.Item.Key.Length > 0
                            ? question.Item.Key
                            : WordKeys.NewOf(question.Item.Label, "question", questionKeys),
                        string.Create(CultureInfo.InvariantCulture, $"form[{section.Index}].questions[{question.Index}]"),
                        faults)),
                ],
                section.Item.Help.Trim() is { Length: > 0 } help ? help : null,
                section.Item.ToRepeat(string.Create(CultureInfo.InvariantCulture, $"form[{section.Index}]"), faults))),
        ];
        faults.AddRange(FormCheck.Faults(sections));
        return faults.Count > 0 ? Problems.Of(new CallRefusal.RulesUnacceptable(faults)) : sections;
    }

    /// <summary>
    /// The same, each question at fault as it is saved, or left out while it is new; a section at fault itself, with all that
    /// it holds.
    /// </summary>
    public QuestionsForm Without(IReadOnlyList<Fault> faults, IReadOnlyList<FormSection> saved)
    {
        var wrong = faults.Select(fault => fault.Field).ToArray();
        return new QuestionsForm(
            [.. Sections.Index().SelectMany(
                section => Kept(section.Item, string.Create(CultureInfo.InvariantCulture, $"form[{section.Index}]"), wrong, saved))]);
    }

    private static IEnumerable<TypedSection> Kept(TypedSection section, string at, string[] wrong, IReadOnlyList<FormSection> saved)
    {
        TypedQuestion[] questions =
        [
            .. section.Questions.Index()
                .Select(question =>
                    Array.Exists(
                        wrong, field =>
                            field.StartsWith(
                                string.Create(CultureInfo.InvariantCulture, $"{at}.questions[{question.Index}]."),
                                StringComparison.Ordinal))
                    ? SavedQuestion(question.Item.Key, saved)
                    : question.Item)
                .OfType<TypedQuestion>(),
        ];
        var isWrong = questions.Length == 0
            || wrong.Any(
                field => field.StartsWith(at, StringComparison.Ordinal) && !field.Contains(".questions[", StringComparison.Ordinal));
        return !isWrong ? [section with { Questions = questions }]
            : saved.FirstOrDefault(one => one.Key == section.Key) is { } before ? [TypedSection.Of(before)] : [];
    }

    private static TypedQuestion? SavedQuestion(string key, IReadOnlyList<FormSection> saved) =>
        saved.SelectMany(section => section.Questions).FirstOrDefault(question => question.Key == key) is { } before
            ? TypedQuestion.Of(before)
            : null;

    /// <summary>
    /// The same refusal, its faults at the fields of this page. Nobody types a key: its faults are the words' it comes from.
    /// </summary>
    public static Problem OnThisPage(Problem problem) =>
        problem with { Faults = [.. problem.Faults.Select(fault => fault with { Field = FieldOf(fault.Field) })] };

    private static string FieldOf(string path)
    {
        var field = path.Replace("]", string.Empty, StringComparison.Ordinal).Replace('[', '-').Replace('.', '-');
        return field.EndsWith("-key", StringComparison.Ordinal)
            ? field[..^"key".Length] + (field.Contains("-questions-", StringComparison.Ordinal) ? "label" : "title")
            : field;
    }
}
