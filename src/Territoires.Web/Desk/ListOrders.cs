using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Territories;
using Territoires.Web.Files;

namespace Territoires.Web.Desk;

/// <summary>What is left of a list of applications for whoever looks for some of them, in the order that they ask for.</summary>
public static class ListOrders
{
    public const string ByBodies = "porteur";
    public const string ByTitle = "titre";
    public const string FirstReceived = "depot";
    public const string LastReceived = "depot-recent";
    public const string FewestOpinions = "avis";

    /// <summary>What a reader may ask for beside the order that favours nobody.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Choices =
    [
        (ByBodies, "Porteur, de A à Z"), (ByTitle, "Titre, de A à Z"), (FirstReceived, "Dépôt, du premier au dernier"),
        (LastReceived, "Dépôt, du dernier au premier"), (FewestOpinions, "Avis, des moins nombreux aux plus nombreux"),
    ];

    /// <summary>Those that the words and the département of a list leave, in its order; its state is each list's own to read.</summary>
    public static IReadOnlyList<ListedApplication> Among(this ListAsked asked, IEnumerable<ListedApplication> all) =>
        [.. Sorted(asked.Order, all.Where(asked.Finds))];

    /// <summary>
    /// Whether each word stands in the title, the bodies, their codes or the number; accents, capitals and hyphens do not count.
    /// </summary>
    public static bool Finds(this ListAsked asked, ListedApplication application)
    {
        if (asked.Departement.Length > 0 && application.Departements.All(departement => departement.Value != asked.Departement))
        {
            return false;
        }

        if (asked.Words.Length == 0)
        {
            return true;
        }

        var known = TerritoryName.Fold(string.Join(
            ' ',
            application.LeadBodies.SelectMany(body => body.Codes.Select(code => code.Value).Append(body.Name))
                .Append(application.Title).Append(application.Submission?.Number ?? string.Empty)));
        return TerritoryName.Fold(asked.Words).Split(' ').All(word => known.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The départements of these applications, to choose one.</summary>
    public static IReadOnlyList<(string Value, string Text)> Departements(IEnumerable<ListedApplication> all, Places places) =>
    [
        .. all.SelectMany(application => application.Departements.Select(departement => departement.Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => (code, places.Describe(code))),
    ];

    private static IEnumerable<ListedApplication> Sorted(string order, IEnumerable<ListedApplication> all) => order switch
    {
        ByBodies => all.OrderBy(application => NamedFile.Of(application).Bodies, FrenchText.Names),
        ByTitle => all.OrderBy(application => application.Title, FrenchText.Names),
        FirstReceived => all.OrderBy(application => application.Submission!.ReceivedAt),
        LastReceived => all.OrderByDescending(application => application.Submission!.ReceivedAt),
        FewestOpinions => all.OrderBy(application => application.Opinions.Count),
        _ => all,
    };
}
