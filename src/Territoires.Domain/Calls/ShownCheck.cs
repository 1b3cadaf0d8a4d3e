using System.Globalization;

namespace Territoires.Domain.Calls;

/// <summary>
/// Whether the answers that a laureate is shown with can be. A question that is asked of some only may be shown: whoever is not asked it
/// is shown without.
/// </summary>
public static class ShownCheck
{
    public static IEnumerable<Fault> Faults(IReadOnlyList<FormSection> form)
    {
        var taken = new HashSet<ShownAs>();
        foreach (var (at, section, question) in Shown(form))
        {
            if (Wrong(section, question, isTaken: !taken.Add(question.ShownAs!.Value)) is { } message)
            {
                yield return new Fault(at, message);
            }
        }
    }

    /// <summary>Questions that say what they are shown as, in rules where every application says the same beside the form.</summary>
    public static IEnumerable<Fault> OutOfPlace(CallRules rules) => rules.ShowsAnswers
        ? []
        : Shown(rules.Form).Select(one => new Fault(
            one.At,
            "Ce règlement demande déjà à chacun une thématique, des ambitions et un crédit de photographie. Ne montrez pas cette réponse, "
                + "ou indiquez dans le règlement que seules des réponses se montrent (showsAnswers)."));

    /// <summary>Whether an answer of this kind can be shown so.</summary>
    public static bool Suits(ShownAs shown, QuestionKind kind) => shown switch
    {
        ShownAs.Theme => kind is QuestionKind.Text or QuestionKind.LongText or QuestionKind.Choice,
        ShownAs.Ambitions => kind is QuestionKind.Text or QuestionKind.LongText,
        ShownAs.PhotoCredit => kind is QuestionKind.Text,
        _ => false,
    };

    /// <summary>What it is called, in French, with its article.</summary>
    public static string Words(ShownAs shown) => shown switch
    {
        ShownAs.Theme => "la thématique",
        ShownAs.Ambitions => "les ambitions",
        _ => "le crédit de la photographie",
    };

    private static string? Wrong(FormSection section, Question question, bool isTaken) => question.ShownAs!.Value switch
    {
        var shown when !Enum.IsDefined(shown) => "Choisissez comme quoi cette réponse se montre, ou ne la montrez pas.",
        var shown when !Suits(shown, question.Kind) =>
            $"Une réponse de ce genre ne se montre pas comme {Words(shown)}. Changez de genre, ou ne la montrez pas.",
        _ when section.Repeat is not null =>
            "Une réponse montrée sur la page d’un lauréat se donne une fois\u00a0: posez-la dans une rubrique qui ne se répète pas.",
        var shown when isTaken => $"Une autre question se montre déjà comme {Words(shown)}.",
        _ => null,
    };

    private static IEnumerable<(string At, FormSection Section, Question Question)> Shown(IReadOnlyList<FormSection> form) =>
        from section in form.Index()
        from question in section.Item.Questions.Index()
        where question.Item.ShownAs is not null
        select (string.Create(CultureInfo.InvariantCulture, $"form[{section.Index}].questions[{question.Index}].shownAs"),
            section.Item, question.Item);
}
