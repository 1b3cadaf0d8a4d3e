using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Files;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>
/// The fields of a page whose questions are asked of each of several, and its buttons: one shows the fields of one more, the others
/// take one of them out. Both save what is typed.
/// </summary>
public static class RepeatedFields
{
    /// <summary>How many the page shows.</summary>
    public const string Shown = "lignes";

    public const string Add = "une-de-plus";
    public const string Remove = "une-de-moins";

    public static bool AreChangedIn(TypedFields typed) => typed.ContainsKey(Add) || typed.ContainsKey(Remove);

    /// <summary>How many a page shows: those that are told of, those that must be, and those that its writer asked for.</summary>
    public static int CountIn(FormSection section, IReadOnlyDictionary<string, string> answers, string? shown) =>
        Math.Min(Math.Max(AskedQuestion.CountIn(section, answers), Number(shown)), section.Repeat?.Most ?? 1);

    /// <summary>Where a person finds the fields of one of them.</summary>
    public static string At(int place) => string.Create(CultureInfo.InvariantCulture, $"groupe-{place}");

    /// <summary>The page after its buttons, with the fields that it then shows.</summary>
    public static string Address(string application, FormSection section, TypedFields typed)
    {
        var count = Number(typed[Shown]);
        var place = typed.ContainsKey(Add) ? count : Math.Min(Math.Max(1, Number(typed[Remove])), Math.Max(1, count));
        return string.Create(
            CultureInfo.InvariantCulture, $"{Addresses.DraftStep(application, section.Key)}?{Shown}={count}#{At(place)}");
    }

    /// <summary>
    /// Has what is typed be as the button that was pressed leaves it, which took one out or asked for one more; returns the one that it
    /// took out.
    /// </summary>
    public static TakenOut? Press(FormSection section, TypedFields typed)
    {
        if (section.Repeat is not { } repeat)
        {
            return null;
        }

        TakenOut? takenOut = null;
        var count = Math.Clamp(Number(typed[Shown]), 0, repeat.Most);
        if (Number(typed[Remove]) is > 0 and var removed && removed <= count)
        {
            foreach (var question in section.Questions)
            {
                for (var place = removed; place < count; place++)
                {
                    typed.Put(FieldOf(section, question, place), typed[FieldOf(section, question, place + 1)]);
                }

                typed.Remove(FieldOf(section, question, count));
            }

            count--;
            takenOut = new TakenOut(section.Key, removed);
        }

        count = typed.ContainsKey(Add) ? Math.Min(count + 1, repeat.Most) : count;
        typed.Put(Shown, count.ToString(CultureInfo.InvariantCulture));
        return takenOut;
    }

    private static string FieldOf(FormSection section, Question question, int place) =>
        AnswerText.FieldOf(new AskedQuestion(section, question, place).Key);

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
