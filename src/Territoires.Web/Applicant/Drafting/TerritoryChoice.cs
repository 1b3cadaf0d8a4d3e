using Territoires.Domain.Territories;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>The buttons under a name that several territories bear: one press writes the one that is meant, and saves the page.</summary>
public static class TerritoryChoice
{
    public const string Button = "choisir";

    private const char Between = '=';

    /// <summary>The value of the button: the field, and what it would hold.</summary>
    public static string ValueOf(string field, Territory body) => $"{field}{Between}{TerritoryDirectory.Describe(body)}";

    /// <summary>Has the field hold what the button that was pressed says.</summary>
    public static void Press(TypedFields typed)
    {
        if (typed[Button].Split(Between, 2) is [var field, var text] && typed.ContainsKey(field))
        {
            typed.Put(field, text);
        }
    }
}
