namespace Territoires.Web.Text;

/// <summary>
/// What is shown of people of whom only an id is known: nobody is named by a key where that key says what they are. An id that says
/// nothing stays as it is.
/// </summary>
public static class PersonWords
{
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["juror"] = "Membre du jury",
        ["j"] = "Membre du jury",
        ["secretary"] = "Secrétaire",
        ["authority"] = "Autorité",
        ["administrator"] = "Administration",
        ["auditor"] = "Audit",
        ["service"] = "Service",
    };

    /// <summary>Services that are known by their initials.</summary>
    private static readonly HashSet<string> Initials = new(
        ["ddt", "ddtm", "dreal", "dreets", "drac", "draaf", "deal", "sgar", "ars", "ademe"], StringComparer.Ordinal);

    /// <summary><c>juror-1</c> is « Membre du jury 1 », <c>ddt-48</c> « DDT 48 », <c>service-fictif</c> « Service fictif ».</summary>
    public static string Of(string id)
    {
        if (!WordKeys.IsKey(id))
        {
            return id;
        }

        var (word, number) = WordKeys.Numbered(id);
        if (number is not null && Roles.TryGetValue(word, out var role))
        {
            return $"{role} {number}";
        }

        return id.Split('-') switch
        {
            [var initials, var area] when Initials.Contains(initials) => $"{initials} {area}".ToUpperInvariant(),
            ["service", "fictif"] => "Service fictif",
            _ => id,
        };
    }

    /// <summary>What is shown of each, by id: their quality where they have one, else what their id says.</summary>
    /// <param name="qualities">Of each id, their quality, or the id itself.</param>
    public static IReadOnlyDictionary<string, string> Shown(IReadOnlyDictionary<string, string> qualities) =>
        qualities.ToDictionary(
            person => person.Key, person => person.Value == person.Key ? Of(person.Key) : person.Value, StringComparer.Ordinal);

    /// <summary>The same text, where people who have a quality are called by it.</summary>
    public static string InWords(string text, IReadOnlyDictionary<string, string> people)
    {
        // The longest first: « Membre du jury 1 » begins « Membre du jury 10 ».
        var renamed = people.Select(person => (Said: Of(person.Key), person.Value)).Where(person => person.Said != person.Value)
            .OrderByDescending(person => person.Said.Length).ToArray();
        return renamed.Aggregate(text, (words, person) => words.Replace(person.Said, person.Value, StringComparison.Ordinal));
    }
}
