using Territoires.Domain.Applications;
using Territoires.Domain.Territories;

namespace Territoires.Web.Desk;

/// <summary>What two files have in common, in French.</summary>
public static class OverlapText
{
    /// <summary>« même porteur : Roubaix, 1 commune en commun, le même périmètre ».</summary>
    public static string Of(Overlap overlap)
    {
        string?[] parts =
        [
            overlap.Body is { } body ? $"même porteur\u00a0: {body}" : null,
            overlap.Communes switch
            {
                0 => null,
                1 => "1 commune en commun",
                var communes => $"{FrenchText.Number(communes)} communes en commun",
            },
            overlap.Relation switch
            {
                PerimeterRelation.Same => "le même périmètre",
                PerimeterRelation.Containing => "tout le périmètre de l’autre",
                PerimeterRelation.Within => "tout le périmètre de celle-ci",
                _ => null,
            },
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>« 3 candidatures en recoupent d’autres, et personne n’a encore répondu. »</summary>
    public static string Unanswered(int files) =>
        $"{FrenchText.Number(files)} candidatures en recoupent d’autres, et personne n’a encore répondu.";
}
