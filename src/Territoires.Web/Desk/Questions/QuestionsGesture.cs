using System.Globalization;

namespace Territoires.Web.Desk.Questions;

/// <summary>
/// A button that changes what is typed and saves nothing: add, remove, move up, move down, a section or a question.
/// Written <c>monter-0-2</c> in the button's value: the third question of the first section goes up.
/// </summary>
/// <param name="Act">One of the constants.</param>
/// <param name="Section">Place of the section; null to add one at the end.</param>
/// <param name="Question">Place of the question in it; null when the section itself is meant.</param>
public sealed record QuestionsGesture(string Act, int? Section, int? Question)
{
    public const string Field = "geste";
    public const string Add = "ajouter";
    public const string Remove = "retirer";
    public const string Up = "monter";
    public const string Down = "descendre";

    /// <summary>Shows what is typed as it is: a browser that kept it has no page to put it in.</summary>
    public const string Show = "montrer";

    /// <summary>Shows the fields of the kind that was chosen.</summary>
    public const string Kind = "genre";

    public string Value => string.Join('-', new[] { Act, Text(Section), Text(Question) }.OfType<string>());

    /// <summary>Null when nothing was asked but to save.</summary>
    public static QuestionsGesture? Read(string value) => value.Split('-') switch
    {
        [Add or Show] => new QuestionsGesture(value, null, null),
        [Add or Remove or Up or Down, var section] when Place(section) is { } at => new QuestionsGesture(value.Split('-')[0], at, null),
        [Remove or Up or Down or Kind, var section, var question] when (Place(section), Place(question)) is ({ } at, { } rank) =>
            new QuestionsGesture(value.Split('-')[0], at, rank),
        _ => null,
    };

    /// <summary>What is typed, changed so. A place that is not there changes nothing.</summary>
    /// <param name="form">What is typed.</param>
    /// <param name="kind">The kind of a question that is added.</param>
    public QuestionsForm On(QuestionsForm form, string kind) => this switch
    {
        { Act: Show } => form,
        { Section: null } => new([.. form.Sections, TypedSection.New]),
        { Section: { } at } when at >= form.Sections.Count => form,
        { Act: Add, Section: { } at } => With(form, at, section => [.. section.Questions, TypedQuestion.New(kind)]),
        { Section: { } at, Question: { } rank } => With(form, at, section => Changed(section.Questions, rank)),
        { Section: { } at } => new(Changed(form.Sections, at)),
    };

    /// <summary>Where on the page it leaves whoever pressed the button.</summary>
    public string Anchor(QuestionsForm form)
    {
        var section = Section ?? form.Sections.Count;
        return Act switch
        {
            Add when Section is { } at => $"{QuestionsForm.At(at, form.Sections[at].Questions.Count)}",
            Add => QuestionsForm.At(section),
            Kind => QuestionsForm.At(section, Question!.Value),
            _ when Question is { } rank => Moved(rank, form.Sections[section].Questions.Count) is var place && place >= 0
                ? QuestionsForm.At(section, place)
                : QuestionsForm.At(section),
            _ => Moved(section, form.Sections.Count) is var place && place >= 0 ? QuestionsForm.At(place) : "form",
        };
    }

    /// <summary>Where what was at a place is, or its neighbour when it is gone; -1 when nothing is left.</summary>
    private int Moved(int place, int count) => Act switch
    {
        Up => Math.Max(0, place - 1),
        Down => Math.Min(count - 1, place + 1),
        Remove => Math.Min(place, count - 2),
        _ => place,
    };

    private static QuestionsForm With(QuestionsForm form, int at, Func<TypedSection, IReadOnlyList<TypedQuestion>> questions) =>
        new([.. form.Sections.Index().Select(section => section.Index == at
            ? section.Item with { Questions = questions(section.Item) }
            : section.Item)]);

    private IReadOnlyList<T> Changed<T>(IReadOnlyList<T> all, int place)
    {
        if (place >= all.Count)
        {
            return all;
        }

        var changed = all.ToList();
        var one = changed[place];
        changed.RemoveAt(place);
        if (Act != Remove)
        {
            changed.Insert(Moved(place, all.Count), one);
        }

        return changed;
    }

    private static int? Place(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    private static string? Text(int? place) => place?.ToString(CultureInfo.InvariantCulture);
}
