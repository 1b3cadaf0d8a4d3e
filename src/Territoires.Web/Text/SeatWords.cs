using Territoires.Domain.Jury;

namespace Territoires.Web.Text;

/// <summary>What people read for the seats of a jury and for the colleges that they speak for, which rules name by keys.</summary>
public static class SeatWords
{
    private static readonly HashSet<string> SeatKeys = new(["siege", "seat", "s"], StringComparer.Ordinal);

    /// <summary>Words that a key has without their accents.</summary>
    private static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        ["amenagement"] = "aménagement",
        ["collectivites"] = "collectivités",
        ["departement"] = "département",
        ["departements"] = "départements",
        ["ecologie"] = "écologie",
        ["economie"] = "économie",
        ["elue"] = "élue",
        ["elues"] = "élues",
        ["elu"] = "élu",
        ["elus"] = "élus",
        ["etat"] = "État",
        ["interet"] = "intérêt",
        ["personnalite"] = "personnalité",
        ["personnalites"] = "personnalités",
        ["qualifie"] = "qualifié",
        ["qualifiee"] = "qualifiée",
        ["qualifiees"] = "qualifiées",
        ["qualifies"] = "qualifiés",
        ["region"] = "région",
        ["regions"] = "régions",
        ["representants"] = "représentants",
        ["reseau"] = "réseau",
        ["reseaux"] = "réseaux",
        ["societe"] = "société",
    };

    /// <summary><c>siege-1</c> is « Siège 1 », and « Siège 1 (présidence) » for the one that presides.</summary>
    public static string Of(Seat seat) => Of(seat.Id) + (seat.IsChair ? " (présidence)" : string.Empty);

    /// <summary>The same of a seat of which only the key is known.</summary>
    public static string Of(string seat)
    {
        var (word, number) = WordKeys.Numbered(seat);
        return number is not null && SeatKeys.Contains(word) ? $"Siège {number}" : College(seat);
    }

    /// <summary><c>personnalites-qualifiees</c> is « Personnalités qualifiées »; words stay as a person wrote them.</summary>
    public static string College(string college)
    {
        var words = WordKeys.IsKey(college)
            ? string.Join(' ', college.Split('-').Select(word => Accents.GetValueOrDefault(word, word)))
                .Replace(" l ", " l’", StringComparison.Ordinal).Replace(" d ", " d’", StringComparison.Ordinal)
            : college;
        return words.Length == 0 ? words : char.ToUpper(words[0], FrenchText.French) + words[1..];
    }
}
